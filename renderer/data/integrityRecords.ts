import type { NoteId } from '../../shared/domain/ids';
import { decidedEntity } from '../../shared/domain/nameDecision';
import type { Tag } from '../../shared/domain/tag';
import { parseRecord, type RecordOf, type TableName } from '../../shared/domain/tables';
import { visitInlines } from '../../shared/domain/noteBody';
import { recordWords, type Finding } from '../../shared/integrity/finding';
import { checkNote, type StoredNote } from '../../shared/integrity/noteCheck';
import { checkRecord, type StoredRow } from '../../shared/integrity/recordCheck';
import { checkDecision, checkMention, checkPassage, checkRelation, checkSource } from '../../shared/integrity/referenceCheck';
import { checkTags } from '../../shared/integrity/tagCheck';
import type { NotebookDatabase } from './database';
import { knownAmong, pageAfter, type Reference } from './integrityPages';
import type { IntegrityRun } from './integrityRun';

/** Tables of small records. Texts and imported files are looked at one by one elsewhere. */
export const lightTables = [
  'sources', 'passages', 'colorMeanings', 'tags', 'entities', 'mentions', 'nameDecisions', 'relations', 'notes', 'noteBodies', 'noteLinks', 'noteVersions', 'collections', 'savedViews', 'settings',
] as const satisfies readonly TableName[];

const pageSize = 50;

function readable<Name extends TableName>(table: Name, rows: readonly StoredRow[]): readonly RecordOf<Name>[] {
  return rows.flatMap(({ key, value }) => {
    const parsed = parseRecord(table, value);
    return parsed.ok && parsed.value.id === key ? [parsed.value] : [];
  });
}

function references(table: TableName, ids: readonly (string | null)[]): readonly Reference[] {
  return ids.flatMap((id) => (id === null ? [] : [{ table, id }]));
}

/** References of a page of records, judged in the transaction that read the page. */
async function checkReferences(database: NotebookDatabase, table: TableName, rows: readonly StoredRow[], waiting: ReadonlySet<string>): Promise<readonly Finding[]> {
  if (table === 'sources') {
    const sources = readable(table, rows);
    const wanted = [
      ...references('tags', sources.flatMap(({ tagIds }) => tagIds)),
      ...references('collections', sources.flatMap(({ collectionIds }) => collectionIds)),
    ];
    const known = await knownAmong(database, wanted, waiting);
    return sources.flatMap((source) => checkSource(source, known));
  }
  if (table === 'passages') {
    const passages = readable(table, rows);
    const wanted = [...references('sources', passages.map(({ sourceId }) => sourceId)), ...references('tags', passages.flatMap(({ tagIds }) => tagIds))];
    const known = await knownAmong(database, wanted, waiting);
    return passages.flatMap((passage) => checkPassage(passage, known));
  }
  if (table === 'mentions') {
    const mentions = readable(table, rows);
    const wanted = [
      ...references('entities', mentions.map(({ entityId }) => entityId)),
      ...references('sources', mentions.map(({ sourceId }) => sourceId)),
      ...references('passages', mentions.map(({ passageId }) => passageId)),
    ];
    const known = await knownAmong(database, wanted, waiting);
    return mentions.flatMap((mention) => checkMention(mention, known));
  }
  if (table === 'nameDecisions') {
    const decisions = readable(table, rows);
    const wanted = [...references('sources', decisions.map(({ sourceId }) => sourceId)), ...references('entities', decisions.map(decidedEntity))];
    const known = await knownAmong(database, wanted, waiting);
    return decisions.flatMap((decision) => checkDecision(decision, known));
  }
  if (table === 'relations') {
    const relations = readable(table, rows);
    const wanted = [...references('entities', relations.flatMap(({ fromId, toId }) => [fromId, toId])), ...references('passages', relations.flatMap(({ passageIds }) => passageIds))];
    const known = await knownAmong(database, wanted, waiting);
    return relations.flatMap((relation) => checkRelation(relation, known));
  }
  return [];
}

/** Every record of a table of small ones, a page at a time: that it can be read and what it refers to. */
export async function checkTable(run: IntegrityRun, table: (typeof lightTables)[number]): Promise<void> {
  const { database, waiting } = run;
  run.begin(`Reading ${recordWords[table].many}`, await database.table(table).count());
  let last: unknown;
  for (;;) {
    const { rows, findings } = await database.transaction('r', [database.table(table), database.sources, database.tags, database.collections, database.entities, database.passages], async () => {
      const page = await pageAfter(database, table, last, pageSize);
      return { rows: page, findings: await checkReferences(database, table, page, waiting) };
    });
    run.found(...rows.flatMap((row) => checkRecord(table, row) ?? []), ...findings);
    await run.advance(rows.length, 1);
    if (rows.length < pageSize) break;
    last = rows.at(-1)?.key;
  }
  run.end(recordWords[table]);
}

/** The tree of tags; all of them together, since a ring may go through any of them. */
export async function checkTagTree(run: IntegrityRun): Promise<void> {
  const { database, waiting } = run;
  const { tags, known } = await database.transaction('r', database.tags, async () => {
    const rows = (await database.tags.toArray()).map((value) => ({ key: value.id, value }));
    const all: readonly Tag[] = readable('tags', rows);
    return { tags: all, known: await knownAmong(database, references('tags', all.map(({ parentId }) => parentId)), waiting) };
  });
  run.found(...checkTags(tags, known));
}

async function storedNote(database: NotebookDatabase, id: NoteId): Promise<{ readonly stored: StoredNote; readonly wanted: readonly Reference[] }> {
  const [note, body, links] = await Promise.all([database.notes.get(id), database.noteBodies.get(id), database.noteLinks.where('noteId').equals(id).toArray()]);
  const [soundNote = null] = readable('notes', note ? [{ key: id, value: note }] : []);
  const [soundBody = null] = readable('noteBodies', body ? [{ key: id, value: body }] : []);
  const wanted: Reference[] = [{ table: 'notes', id }, { table: 'noteBodies', id }];
  visitInlines(soundBody?.blocks ?? [], (inline) => {
    if (inline.kind === 'passage') wanted.push({ table: 'passages', id: inline.passageId });
    if (inline.kind === 'entity') wanted.push({ table: 'entities', id: inline.entityId });
  });
  return { stored: { id, note: soundNote, body: soundBody, links }, wanted };
}

async function checkOneNote(run: IntegrityRun, id: NoteId): Promise<void> {
  const { database, waiting } = run;
  const tables = [database.notes, database.noteBodies, database.noteLinks, database.passages, database.entities];
  run.found(...(await database.transaction('r', tables, async () => {
    const { stored, wanted } = await storedNote(database, id);
    return checkNote(stored, await knownAmong(database, wanted, waiting));
  })));
}

/** Ids of everything that is a note, has the text of one or is a backlink from one. */
async function noteIds(database: NotebookDatabase): Promise<readonly NoteId[]> {
  const [notes, bodies, linking] = await Promise.all([
    database.notes.toCollection().primaryKeys(),
    database.noteBodies.toCollection().primaryKeys(),
    database.noteLinks.orderBy('noteId').uniqueKeys(),
  ]);
  return [...new Set<unknown>([...notes, ...bodies, ...linking])].filter((id) => typeof id === 'string') as NoteId[];
}

/** Each note with its text and its backlinks. */
export async function checkNotes(run: IntegrityRun): Promise<void> {
  const ids = await noteIds(run.database);
  run.begin('Comparing notes with their backlinks', ids.length);
  for (const id of ids) {
    await checkOneNote(run, id);
    await run.advance(1, 1);
  }
}

interface MalformedRecord {
  readonly finding: Finding;
  readonly value: unknown;
}

async function malformedOf(database: NotebookDatabase, table: TableName, size: number): Promise<readonly MalformedRecord[]> {
  const malformed: MalformedRecord[] = [];
  for (let last: unknown; ; ) {
    const rows = await pageAfter(database, table, last, size);
    for (const row of rows) {
      const finding = checkRecord(table, row);
      if (finding) malformed.push({ finding, value: row.value });
    }
    if (rows.length < size) return malformed;
    last = rows.at(-1)?.key;
  }
}

/**
 * Only that records can be read: which ones cannot. For when a view has failed: texts, which take long, are looked at
 * only where nothing else is the cause.
 */
export async function malformedRecords(database: NotebookDatabase): Promise<readonly MalformedRecord[]> {
  const light = (await Promise.all(lightTables.map((table) => malformedOf(database, table, pageSize)))).flat();
  return light.length > 0 ? light : malformedOf(database, 'sourceDocuments', 1);
}
