import type { ExportScope } from '../../../shared/exporting/scope';
import type { NotebookDatabase } from '../../data/database';
import type { ExportTarget } from '../../workspace/dialogs';

/** What the dialog was asked to export, in the terms of the exporter. */
export function scopeOf(target: ExportTarget): ExportScope {
  switch (target.kind) {
    case 'everything': return { kind: 'everything' };
    case 'source': return { kind: 'source', sourceId: target.id };
    case 'sources': return { kind: 'sources', sourceIds: target.ids };
    case 'note': return { kind: 'note', noteId: target.id };
    case 'entity': return { kind: 'entity', entityId: target.id };
    case 'tag': return { kind: 'tag', tagId: target.id };
  }
}

/** The target as a person calls it: The whole notebook, The source “…”. */
export async function describeTarget(database: NotebookDatabase, target: ExportTarget): Promise<string> {
  const quoted = (title: string | undefined): string => `“${title || 'Untitled'}”`;
  switch (target.kind) {
    case 'everything': return 'The whole notebook';
    case 'source': return `The source ${quoted((await database.sources.get(target.id))?.title)}`;
    case 'sources': return `${target.ids.length.toLocaleString()} sources`;
    case 'note': return `The note ${quoted((await database.notes.get(target.id))?.title)} and the sources it cites`;
    case 'entity': return `The entity ${quoted((await database.entities.get(target.id))?.name)} with its sources and notes`;
    case 'tag': return `What is tagged ${quoted((await database.tags.get(target.id))?.name)}`;
  }
}
