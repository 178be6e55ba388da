import type { EntityId, NoteId, PassageId, SourceId } from '../../shared/domain/ids';
import type { Mention } from '../../shared/domain/mention';
import type { Note } from '../../shared/domain/note';
import { defaultColorMeanings } from '../../shared/domain/colorMeaning';
import { highlightColors, type HighlightColor, type Passage } from '../../shared/domain/passage';
import { emptySnapshot, type ExportSnapshot } from '../../shared/exporting/snapshot';
import type { NotebookDatabase } from './database';
import { createLivePart } from './liveTable';

/** Text order: earlier first; of two that start together, the longer one. */
export function comparePassages(a: Passage, b: Passage): number {
  return a.anchor.start - b.anchor.start || b.anchor.end - a.anchor.end || (a.id < b.id ? -1 : 1);
}

/** The highlights of a source in text order. */
export async function passagesOf(database: NotebookDatabase, sourceId: SourceId): Promise<Passage[]> {
  const passages = await database.passages.where('sourceId').equals(sourceId).toArray();
  return passages.sort(comparePassages);
}

/** The highlights of a source, kept in memory while somebody shows them; in no order. */
export const livePassages = createLivePart<'passages', SourceId>('passages', 'sourceId');

/** The mentions of a source, kept in memory while somebody shows them. */
export const liveMentions = createLivePart<'mentions', SourceId>('mentions', 'sourceId');

export async function passageOf(database: NotebookDatabase, id: PassageId): Promise<Passage | null> {
  return (await database.passages.get(id)) ?? null;
}

/** The mentions that link highlights of a source to entities. */
export function mentionsOf(database: NotebookDatabase, sourceId: SourceId): Promise<Mention[]> {
  return database.mentions.where('sourceId').equals(sourceId).toArray();
}

/** Entities linked to one highlight. */
export async function entityIdsOf(database: NotebookDatabase, passageId: PassageId): Promise<EntityId[]> {
  const mentions = await database.mentions.where('passageId').equals(passageId).toArray();
  return mentions.filter((mention) => mention.status === 'accepted').map((mention) => mention.entityId);
}

/** The notes that refer to a passage, source or entity, by title. */
export async function notesCiting(database: NotebookDatabase, targetId: PassageId | SourceId | EntityId): Promise<Note[]> {
  const links = await database.noteLinks.where('targetId').equals(targetId).toArray();
  const ids = [...new Set<NoteId>(links.map((link) => link.noteId))];
  const notes = await database.notes.bulkGet(ids);
  return notes.filter((note) => note !== undefined).sort((a, b) => a.title.localeCompare(b.title));
}

/** What each color stands for in this notebook. */
export async function colorMeanings(database: NotebookDatabase): Promise<Readonly<Record<HighlightColor, string>>> {
  const records = await database.colorMeanings.bulkGet([...highlightColors]);
  const own = records.flatMap((record) => (record ? [[record.id, record.meaning] as const] : []));
  return { ...defaultColorMeanings, ...Object.fromEntries(own) };
}

/** What copying the highlights of a source needs: the source, its highlights, and everything they refer to. */
export async function highlightsSnapshotOf(database: NotebookDatabase, sourceId: SourceId): Promise<ExportSnapshot> {
  return database.transaction('r', [database.sources, database.passages, database.mentions, database.tags, database.entities, database.colorMeanings], async () => {
    const [source, passages, mentions, tags, entities, meanings] = await Promise.all([
      database.sources.get(sourceId),
      passagesOf(database, sourceId),
      mentionsOf(database, sourceId),
      database.tags.toArray(),
      database.entities.toArray(),
      database.colorMeanings.toArray(),
    ]);
    return { ...emptySnapshot, sources: source ? [source] : [], passages, mentions, tags, entities, colorMeanings: meanings };
  });
}
