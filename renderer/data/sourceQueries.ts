import type { SourceId } from '../../shared/domain/ids';
import type { Source } from '../../shared/domain/source';
import type { SourceDocument } from '../../shared/domain/sourceDocument';
import type { NotebookDatabase } from './database';

/** Every source, newest import first. */
export function allSources(database: NotebookDatabase): Promise<Source[]> {
  return database.sources.orderBy('createdAt').reverse().toArray();
}

export async function sourceOf(database: NotebookDatabase, id: SourceId): Promise<Source | null> {
  return (await database.sources.get(id)) ?? null;
}

/** The text of a source; heavy, for reader and export. */
export async function sourceDocumentOf(database: NotebookDatabase, id: SourceId): Promise<SourceDocument | null> {
  return (await database.sourceDocuments.get(id)) ?? null;
}
