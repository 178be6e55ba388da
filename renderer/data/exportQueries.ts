import type { SourceId } from '../../shared/domain/ids';
import type { ExportSnapshot } from '../../shared/exporting/snapshot';
import type { NotebookDatabase } from './database';
import { repairNoteBody } from './noteBodyRepair';

/**
 * Everything an export reads, in one transaction, so that it shows one moment of the notebook. The texts, which are
 * heavy, come along only where they are wanted: of all sources, of some, or of none.
 */
export function exportSnapshot(database: NotebookDatabase, texts: 'all' | 'none' | readonly SourceId[]): Promise<ExportSnapshot> {
  const { sources, sourceDocuments, passages, colorMeanings, tags, entities, mentions, notes, noteBodies } = database;
  const tables = [sources, sourceDocuments, passages, colorMeanings, tags, entities, mentions, notes, noteBodies];
  return database.transaction('r', tables, async () => {
    const documentsWanted = texts === 'all' ? sourceDocuments.toArray() : texts === 'none' ? [] : sourceDocuments.where('id').anyOf([...texts]).toArray();
    const [allSources, documents, allPassages, meanings, allTags, allEntities, allMentions, allNotes, bodies] = await Promise.all([
      sources.toArray(), documentsWanted, passages.toArray(), colorMeanings.toArray(), tags.toArray(), entities.toArray(),
      mentions.toArray(), notes.toArray(), noteBodies.toArray(),
    ]);
    return {
      sources: allSources, documents, passages: allPassages, colorMeanings: meanings, tags: allTags, entities: allEntities,
      mentions: allMentions, notes: allNotes,
      // A damaged body is exported as far as it can be read.
      noteBodies: bodies.map((body) => repairNoteBody(body.id, body)),
    };
  });
}
