import type { TableName } from '../../shared/domain/tables';
import type { Change } from '../../shared/history/change';
import type { NotebookDatabase } from './database';

/** How far the notebook is. Compared with the journal at start. */
export interface JournalHead {
  readonly id: 'notebook';
  /** The number of the last change; changes count from 1 without gaps. */
  readonly sequence: number;
  /** The id of that change; empty where there was none yet. */
  readonly changeId: string;
  /** Records of each table but originals, so that a table that lost some is noticed. */
  readonly counts: Readonly<Record<string, number>>;
  /** True from the first to the last write of a rebuilding: a notebook found so is not whole. */
  readonly isBeingRebuilt: boolean;
}

/** A change on its way to the journal, kept here until it is on the disk there. */
export interface OutboxEntry {
  readonly sequence: number;
  readonly changeId: string;
  readonly at: string;
  readonly label: string;
  readonly rows: readonly OutboxRow[];
  readonly originals: readonly { readonly id: string; readonly mediaType: string }[];
}

export interface OutboxRow {
  readonly table: TableName;
  readonly id: string;
  /** The record after the change; null where it was removed. */
  readonly record: unknown;
}

/** What the journal keeps by its content: the text of a source (by the source's id) or an original (by its digest). */
export interface KeptContent {
  readonly id: string;
  /** SHA-256 of the kept bytes; empty while they are on their way. */
  readonly digest: string;
  /** The change that stored the text; 0 for an original. */
  readonly sequence: number;
  /** Of an original; empty for a text. */
  readonly mediaType: string;
}

/** What was found where a record should be and is none. Nothing of it is thrown away. */
export interface QuarantinedRecord {
  /** Table and id of the record. */
  readonly id: string;
  readonly table: TableName;
  readonly recordId: string;
  readonly problems: readonly string[];
  readonly value: unknown;
  /** ISO 8601. */
  readonly at: string;
}

const lastEntries = new WeakMap<NotebookDatabase, OutboxEntry>();

/** Keeps the entry that was just committed in memory: a long note is long to read back from the outbox. */
export function keepAtHand(database: NotebookDatabase, entry: OutboxEntry): void {
  lastEntries.set(database, entry);
}

/** The entries in the outbox, where there is one alone and it is at hand; null where they must be read. */
export async function entriesAtHand(database: NotebookDatabase): Promise<readonly OutboxEntry[] | null> {
  const entry = lastEntries.get(database);
  if (!entry) return null;
  lastEntries.delete(database);
  const [sequences, head] = await Promise.all([database.journalOutbox.limit(2).primaryKeys(), database.journalHeads.get(headId)]);
  const isThatOne = sequences.length === 1 && sequences[0] === entry.sequence && head?.sequence === entry.sequence && head.changeId === entry.changeId;
  return isThatOne ? [entry] : null;
}

/** The stores that a write touches for the journal, besides the tables it changes. */
export const journalStoreNames = ['journalHeads', 'journalOutbox', 'keptContents'] as const;

export const headId = 'notebook';
export const firstHead: JournalHead = { id: headId, sequence: 0, changeId: '', counts: {}, isBeingRebuilt: false };

/** Gives a new notebook its head. Done once, at start, so that a head that is missing later tells of a lost database. */
export async function beginNumbering(database: NotebookDatabase): Promise<void> {
  await database.transaction('rw', database.journalHeads, async () => {
    if (!(await database.journalHeads.get(headId))) await database.journalHeads.put(firstHead);
  });
}

/**
 * Inside a write: numbers the change and puts it on its way to the journal; only numbers it where `originals` is null.
 * Answers the number, and what was put into the outbox.
 */
export async function numberChange(
  database: NotebookDatabase, change: Change, originals: OutboxEntry['originals'] | null,
): Promise<{ readonly sequence: number; readonly entry: OutboxEntry | null }> {
  const head = await database.journalHeads.get(headId);
  // Dexie makes a database anew that was deleted beneath it. Writing into that one would begin a second history.
  if (!head) throw new Error('The notebook’s database was removed while Ibidem was open. Reload the window: it is then restored from its journal.');
  const sequence = head.sequence + 1;
  const counts: Record<string, number> = { ...head.counts };
  for (const { table, before, after } of change.rows) {
    const difference = (after === null ? 0 : 1) - (before === null ? 0 : 1);
    if (difference !== 0) counts[table] = (counts[table] ?? 0) + difference;
  }
  await database.journalHeads.put({ ...head, sequence, changeId: change.id, counts });
  if (originals === null) return { sequence, entry: null };
  const rows = change.rows.map(({ table, id, after }) => ({ table, id, record: after }));
  const documents = rows.filter(({ table }) => table === 'sourceDocuments');
  const entry: OutboxEntry = { sequence, changeId: change.id, at: change.at, label: change.label, rows, originals };
  await database.journalOutbox.put(entry);
  if (documents.length > 0) await database.keptContents.bulkPut(documents.map(({ id }) => ({ id, digest: '', sequence, mediaType: '' })));
  return { sequence, entry };
}
