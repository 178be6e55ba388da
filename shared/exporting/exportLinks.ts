import type { PhrasingContent } from 'mdast';
import type { Entity } from '../domain/entity';
import type { Note } from '../domain/note';
import type { Passage } from '../domain/passage';
import type { Source } from '../domain/source';
import { oneLine, titleOf } from './exportText';
import { exportFolders } from './fileNames';
import { text, type WikiLink } from './markdownNodes';
import type { NotebookOutline } from './outline';
import type { ExportContents } from './scope';

/** Links between the files of one export. What is not exported is named in plain text, so that no link leads nowhere. */
export interface ExportLinks {
  /** The path of the file, without `.md`; null where it is not exported. */
  sourceTarget(source: Source): string | null;
  noteTarget(note: Note): string | null;
  entityTarget(entity: Entity): string | null;
  toSource(source: Source, label?: string): PhrasingContent;
  toPassage(passage: Passage, source: Source, label?: string): PhrasingContent;
  toNote(note: Note): PhrasingContent;
  toEntity(entity: Entity, label?: string): PhrasingContent;
}

export function createExportLinks(notebook: NotebookOutline, contents: ExportContents): ExportLinks {
  const target = (folder: string, id: Source['id'] | Note['id'] | Entity['id'], isExported: boolean): string | null => {
    const name = notebook.fileNameOf(id);
    return isExported && name !== undefined ? `${folder}/${name}` : null;
  };
  const sourceTarget = (source: Source): string | null => target(exportFolders.source, source.id, contents.sources.has(source.id));
  const noteTarget = (note: Note): string | null => target(exportFolders.note, note.id, contents.notes.has(note.id));
  const entityTarget = (entity: Entity): string | null => target(exportFolders.entity, entity.id, contents.entities.has(entity.id));
  const link = (to: string | null, label: string): PhrasingContent =>
    to === null ? text(label) : { type: 'wikiLink', target: to, label };
  return {
    sourceTarget, noteTarget, entityTarget,
    toSource: (source, label = titleOf(source)) => link(sourceTarget(source), label),
    toPassage: (passage, source, label = titleOf(source)) => {
      const to = link(sourceTarget(source), label);
      return to.type === 'wikiLink' && contents.hasPassage(passage) ? { ...to, blockId: passage.id } satisfies WikiLink : to;
    },
    toNote: (note) => link(noteTarget(note), titleOf(note)),
    toEntity: (entity, label = oneLine(entity.name)) => link(entityTarget(entity), oneLine(label)),
  };
}
