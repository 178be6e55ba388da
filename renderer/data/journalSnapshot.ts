import type { JournalCalls } from '../../shared/journal/journalStore';
import type { SnapshotReason } from '../../shared/contracts/journalContract';
import type { SnapshotRow } from '../../shared/journal/snapshotLines';
import type { Original } from '../../shared/domain/original';
import type { SourceDocument } from '../../shared/domain/sourceDocument';
import { tableNames, type TableName } from '../../shared/domain/tables';
import type { NotebookDatabase } from './database';
import { documentContent, type ContentToKeep } from './journalRows';
import { headId, type JournalHead, type KeptContent } from './journalStores';
import { schemaVersion } from './migrations';
import { SnapshotChunks } from './snapshotChunks';

export type SnapshotCalls = Pick<JournalCalls, 'beginSnapshot' | 'appendSnapshotChunk' | 'finishSnapshot' | 'keepContents'>;

export interface SnapshotOptions {
  readonly database: NotebookDatabase;
  readonly calls: SnapshotCalls;
  /** ISO 8601. */
  readonly at: string;
  readonly reason?: SnapshotReason;
  /** Called between pieces, so that the window answers meanwhile; true gives up. */
  rest(): Promise<boolean>;
  /** Told how many records are copied. */
  onProgress?(done: number): void;
}

export type SnapshotOutcome =
  | { readonly status: 'taken'; readonly snapshotId: string; readonly sequence: number }
  | { readonly status: 'abandoned' }
  /** `reason` ends a sentence. */
  | { readonly status: 'failed'; readonly reason: string };

const databaseRemoved: SnapshotOutcome = { status: 'failed', reason: 'the notebook’s database was removed' };
const recordsAtOnce = 200;
const documentsAtOnce = 20;

/** How many records of a table may lie in memory together. */
export function rowsAtOnce(table: TableName): number {
  return table === 'sourceDocuments' || table === 'originals' ? documentsAtOnce : recordsAtOnce;
}

/** Undefined where the database was removed while the window was open. */
export function headOf(database: NotebookDatabase): Promise<JournalHead | undefined> {
  return database.journalHeads.get(headId);
}

async function keep(calls: SnapshotCalls, content: ContentToKeep): Promise<void> {
  const outcome = await calls.keepContents({ contents: [content] });
  if (outcome.status === 'failed') throw new Error(outcome.reason);
}

/** What is kept under which digest; what the journal never got is brought to it here. */
async function contentRows(options: Pick<SnapshotOptions, 'database' | 'calls'>, table: 'sourceDocuments' | 'originals', ids: readonly string[]): Promise<readonly SnapshotRow[]> {
  const { database, calls } = options;
  const known = await database.keptContents.bulkGet([...ids]);
  const rows: SnapshotRow[] = [];
  for (const [index, id] of ids.entries()) {
    let { digest, mediaType } = known[index] ?? { digest: '', mediaType: '' };
    if (digest === '') {
      const record = await database.table<Original | SourceDocument, string>(table).get(id);
      if (!record) continue; // removed since its key was read; the journal has that
      const content = 'bytes' in record ? { digest: record.id, bytes: record.bytes } : await documentContent(record);
      await keep(calls, content);
      ({ digest } = content);
      mediaType = 'bytes' in record ? record.mediaType : '';
      await rememberKept(database, { id, digest, sequence: 0, mediaType });
    }
    rows.push(table === 'originals' ? { kind: 'original', table, id, mediaType } : { kind: 'document', table, id, content: digest });
  }
  return rows;
}

/** A text on its way to the journal is entered again when it has arrived. */
async function rememberKept(database: NotebookDatabase, kept: KeptContent): Promise<void> {
  await database.transaction('rw', database.keptContents, async () => {
    const present = await database.keptContents.get(kept.id);
    if (!present?.digest) await database.keptContents.put({ ...kept, sequence: present?.sequence ?? 0 });
  });
}

/** The rows of records as a snapshot holds them. */
export async function rowsOf(options: Pick<SnapshotOptions, 'database' | 'calls'>, table: TableName, ids: readonly string[]): Promise<readonly SnapshotRow[]> {
  if (table === 'sourceDocuments' || table === 'originals') return contentRows(options, table, ids);
  const records = await options.database.table<{ readonly id: string }, string>(table).bulkGet([...ids]);
  return records.flatMap((record) => (record ? [{ kind: 'put' as const, table, id: record.id, record }] : []));
}

/**
 * Copies the whole notebook to the journal's host, piece by piece, while the person goes on working: no transaction
 * spans the pieces. What changes meanwhile is in the journal after the snapshot's sequence and is replayed over it.
 */
export async function takeSnapshot(options: SnapshotOptions): Promise<SnapshotOutcome> {
  const { database, calls, at } = options;
  const head = await headOf(database);
  if (!head) return databaseRemoved;
  const { sequence, changeId } = head;
  const begun = await calls.beginSnapshot({ at, schema: schemaVersion, sequence, changeId, ...(options.reason ? { reason: options.reason } : {}) });
  if (begun.status === 'failed') return begun;
  const { snapshotId } = begun;
  const chunks = new SnapshotChunks(calls, snapshotId);
  try {
    for (const table of tableNames) {
      const ids = (await database.table(table).toCollection().primaryKeys()).map(String);
      const atOnce = rowsAtOnce(table);
      for (let start = 0; start < ids.length; start += atOnce) {
        if (await options.rest()) return { status: 'abandoned' };
        await chunks.add(await rowsOf(options, table, ids.slice(start, start + atOnce)));
        options.onProgress?.(chunks.total);
      }
    }
    await chunks.end();
  } catch (error) {
    return { status: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
  const headAtEnd = await headOf(database);
  if (!headAtEnd) return databaseRemoved;
  const outcome = await calls.finishSnapshot({ snapshotId, throughSequence: headAtEnd.sequence, counts: chunks.counts });
  return outcome.status === 'done' ? { status: 'taken', snapshotId, sequence } : outcome;
}
