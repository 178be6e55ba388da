import type { Entity } from '../../shared/domain/entity';
import type { EntityId, NoteId, PassageId, SourceId } from '../../shared/domain/ids';
import type { Note } from '../../shared/domain/note';
import { plainTextOf, visitInlines, type NoteBody } from '../../shared/domain/noteBody';
import type { Passage } from '../../shared/domain/passage';
import type { Source } from '../../shared/domain/source';
import type { ExportSnapshot } from '../../shared/exporting/snapshot';
import type { NotebookDatabase } from './database';
import { noteBodyOf } from './noteBodyMemory';
import { repairNoteBody } from './noteBodyRepair';

export async function noteOf(database: NotebookDatabase, id: NoteId): Promise<Note | null> {
  return (await database.notes.get(id)) ?? null;
}

/** A note and its body, or null where the note is gone. An unwritten body is null. */
export async function noteWithBody(database: NotebookDatabase, id: NoteId): Promise<{ readonly note: Note; readonly body: NoteBody | null } | null> {
  return database.transaction('r', database.notes, database.noteBodies, async () => {
    const note = await database.notes.get(id);
    return note ? { note, body: await noteBodyOf(database, id) } : null;
  });
}

/** A note as a list shows it. */
export interface NoteSummary {
  readonly note: Note;
  /** When title or body last changed. */
  readonly changedAt: string;
  /** The words of the body, one line a block. */
  readonly text: string;
}

interface BodyText {
  readonly updatedAt: string;
  readonly text: string;
}

/** The words of bodies as they were last read: of hundreds of notes one is written at a time. */
const bodyTexts = new WeakMap<NotebookDatabase, Map<NoteId, BodyText>>();

/** The words of every body, of which only those are read that changed since they were last asked for. */
async function textsOfBodies(database: NotebookDatabase): Promise<ReadonlyMap<NoteId, BodyText>> {
  const known = bodyTexts.get(database) ?? new Map<NoteId, BodyText>();
  const texts = new Map<NoteId, BodyText>();
  const changed: NoteId[] = [];
  await database.noteBodies.orderBy('updatedAt').eachKey((updatedAt, { primaryKey }) => {
    const id = primaryKey as NoteId;
    const text = known.get(id);
    if (text?.updatedAt === updatedAt) texts.set(id, text);
    else changed.push(id);
  });
  // A single one is most often the note that is open, which others read as well.
  const [only] = changed;
  const read = changed.length === 1 && only ? [await noteBodyOf(database, only)] : (await database.noteBodies.bulkGet(changed)).map((stored, index) => {
    const id = changed[index];
    return stored === undefined || id === undefined ? null : repairNoteBody(id, stored);
  });
  for (const body of read) if (body) texts.set(body.id, { updatedAt: body.updatedAt, text: plainTextOf(body.blocks) });
  bodyTexts.set(database, texts);
  return texts;
}

const lastSummaries = new WeakMap<NotebookDatabase, readonly NoteSummary[]>();

/** What was answered last: to be shown until the next answer is there. */
export function knownNoteSummaries(database: NotebookDatabase): readonly NoteSummary[] | undefined {
  return lastSummaries.get(database);
}

/** Every note, the one changed last first. What did not change since the last answer is the same object. */
export async function noteSummaries(database: NotebookDatabase): Promise<readonly NoteSummary[]> {
  const [notes, texts] = await Promise.all([database.notes.toArray(), textsOfBodies(database)]);
  const before = new Map((lastSummaries.get(database) ?? []).map((summary) => [summary.note.id, summary]));
  const summaries = notes
    .map((note): NoteSummary => {
      const body = texts.get(note.id);
      const changedAt = body && body.updatedAt > note.updatedAt ? body.updatedAt : note.updatedAt;
      const summary = { note, changedAt, text: body?.text ?? '' };
      const last = before.get(note.id);
      return last?.changedAt === changedAt && last.text === summary.text && last.note.title === note.title ? last : summary;
    })
    .sort((a, b) => (a.changedAt < b.changedAt ? 1 : a.changedAt > b.changedAt ? -1 : a.note.id < b.note.id ? -1 : 1));
  lastSummaries.set(database, summaries);
  return summaries;
}

/** The note changed last, or null where there is none. */
export async function latestNoteId(database: NotebookDatabase): Promise<NoteId | null> {
  const [note, body] = await Promise.all([database.notes.orderBy('updatedAt').last(), database.noteBodies.orderBy('updatedAt').last()]);
  if (note && body && body.updatedAt > note.updatedAt && (await database.notes.get(body.id))) return body.id;
  return note?.id ?? null;
}

/** What a note rests on, with how often. */
export interface NoteReferences {
  readonly sources: readonly { readonly source: Source; readonly count: number; readonly firstPassageId: PassageId | null }[];
  readonly entities: readonly { readonly entity: Entity; readonly count: number }[];
}

/** The sources a note cites and the entities it mentions, those named first in the note first. What is gone is left out. */
export async function noteReferences(database: NotebookDatabase, id: NoteId): Promise<NoteReferences> {
  const body = await noteBodyOf(database, id);
  const sources = new Map<SourceId, { count: number; passages: PassageId[] }>();
  const entities = new Map<EntityId, number>();
  visitInlines(body?.blocks ?? [], (inline) => {
    if (inline.kind === 'entity') entities.set(inline.entityId, (entities.get(inline.entityId) ?? 0) + 1);
    if (inline.kind !== 'passage') return;
    const use = sources.get(inline.sourceId) ?? { count: 0, passages: [] };
    use.count += 1;
    use.passages.push(inline.passageId);
    sources.set(inline.sourceId, use);
  });
  const [sourceRecords, entityRecords, alive] = await Promise.all([
    database.sources.bulkGet([...sources.keys()]),
    database.entities.bulkGet([...entities.keys()]),
    passageIdsIn(database, [...sources.keys()]),
  ]);
  return {
    sources: sourceRecords.flatMap((source) => {
      const use = source && sources.get(source.id);
      if (!source || !use) return [];
      return [{ source, count: use.count, firstPassageId: use.passages.find((passageId) => alive.has(passageId)) ?? null }];
    }),
    entities: entityRecords.flatMap((entity) => (entity ? [{ entity, count: entities.get(entity.id) ?? 0 }] : [])),
  };
}

/** The ids of all highlights in some sources: a note may cite thousands, and one read for a source is less than one for each. */
async function passageIdsIn(database: NotebookDatabase, sourceIds: readonly SourceId[]): Promise<ReadonlySet<string>> {
  const ids = await Promise.all(sourceIds.map((sourceId) => database.passages.where('sourceId').equals(sourceId).primaryKeys()));
  return new Set(ids.flat());
}

/** What a text refers to, each once. */
export interface NoteTargets {
  readonly passageIds: readonly PassageId[];
  /** Of the highlights. */
  readonly sourceIds: readonly SourceId[];
  readonly entityIds: readonly EntityId[];
}

/** Which of the highlights and entities that a text refers to are no longer there. */
export async function missingTargets(database: NotebookDatabase, { passageIds, sourceIds, entityIds }: NoteTargets): Promise<ReadonlySet<string>> {
  const [passages, entities] = await Promise.all([passageIdsIn(database, sourceIds), database.entities.bulkGet([...entityIds])]);
  return new Set<string>([
    ...passageIds.filter((id) => !passages.has(id)),
    ...entityIds.filter((_, index) => entities[index] === undefined),
  ]);
}

export interface PassageMatch {
  readonly passage: Passage;
  readonly source: Source;
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

/** Highlights whose words, comment or source hold every typed word; without words the newest. */
export async function findPassages(database: NotebookDatabase, typed: string, limit: number): Promise<PassageMatch[]> {
  const words = fold(typed).split(/\s+/).filter((word) => word !== '');
  const [passages, sources] = await Promise.all([database.passages.orderBy('createdAt').reverse().toArray(), database.sources.toArray()]);
  const sourceById = new Map(sources.map((source) => [source.id, source]));
  const headings = new Map(sources.map((source) => [source.id, fold(`${source.title}\n${source.outlet}\n${source.byline}`)]));
  const matches: PassageMatch[] = [];
  for (const passage of passages) {
    const source = sourceById.get(passage.sourceId);
    if (!source) continue;
    const text = words.length === 0 ? '' : fold(`${passage.anchor.exact}\n${passage.comment}\n`) + (headings.get(source.id) ?? '');
    if (words.every((word) => text.includes(word))) matches.push({ passage, source });
    if (matches.length === limit) break;
  }
  return matches;
}

/** What copying notes as Markdown reads: everything but the texts of the sources. */
export async function noteSnapshot(database: NotebookDatabase): Promise<ExportSnapshot> {
  const { sources, passages, colorMeanings, tags, entities, mentions, notes, noteBodies } = database;
  const tables = [sources, passages, colorMeanings, tags, entities, mentions, notes, noteBodies];
  return database.transaction('r', tables, async () => ({
    sources: await sources.toArray(),
    documents: [],
    passages: await passages.toArray(),
    colorMeanings: await colorMeanings.toArray(),
    tags: await tags.toArray(),
    entities: await entities.toArray(),
    mentions: await mentions.toArray(),
    notes: await notes.toArray(),
    noteBodies: (await noteBodies.toArray()).map((body) => repairNoteBody(body.id, body)),
  }));
}
