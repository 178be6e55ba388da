import type { RecordOf, TableName } from '../../shared/domain/tables';
import { tableNames } from '../../shared/domain/tables';
import { hasChangedShape } from '../../shared/domain/upgrades';
import type { JournalRecord, JournalRow } from '../../shared/journal/journalRecord';
import type { JournalCalls } from '../../shared/journal/journalStore';
import { lastRows, type ReplayPlan } from '../../shared/journal/replay';
import { contentOfRow, restoreRow, type RestoredRow } from '../../shared/journal/restoredRow';
import { parseSnapshotChunk } from '../../shared/journal/snapshotLines';
import type { HistoryEntry, NotebookDatabase } from './database';
import type { JournalCopy } from './journalCopy';
import { headId, type KeptContent, type QuarantinedRecord } from './journalStores';

type RestoringCalls = Pick<JournalCalls, 'readSnapshotChunk' | 'readContents'>;

const rowsAtOnce = 200;
/** Texts and originals that may lie in memory together. */
const contentsAtOnce = 20;
const recordsAtOnce = 500;

/** Writes rows of the journal into the database, outside of the writer: they are no new changes. */
class RowRestorer {
  readonly quarantined: QuarantinedRecord[] = [];

  constructor(
    private readonly database: NotebookDatabase,
    private readonly calls: RestoringCalls,
    private readonly at: string,
  ) {}

  /** `schema` is the version that the rows were written under. */
  async restore(rows: readonly JournalRow[], schema: number): Promise<void> {
    let some: JournalRow[] = [];
    let contents = 0;
    for (const row of rows) {
      some.push(row);
      if (contentOfRow(row) !== null) contents += 1;
      if (some.length < rowsAtOnce && contents < contentsAtOnce) continue;
      await this.restoreSome(some, schema);
      some = [];
      contents = 0;
    }
    if (some.length > 0) await this.restoreSome(some, schema);
  }

  setAside(table: TableName, recordId: string, problems: readonly string[], value: unknown): void {
    this.quarantined.push({ id: `${table} ${recordId}`, table, recordId, problems, value, at: this.at });
  }

  private async restoreSome(rows: readonly JournalRow[], schema: number): Promise<void> {
    const digests = rows.flatMap((row) => contentOfRow(row) ?? []);
    const { contents } = digests.length > 0 ? await this.calls.readContents({ digests }) : { contents: [] };
    const byDigest = new Map(digests.map((digest, index) => [digest, contents[index] ?? null]));
    const restored = rows.map((row) => restoreRow(row, byDigest.get(contentOfRow(row) ?? '') ?? null, schema));
    for (const row of restored) if (row.kind === 'malformed') this.setAside(row.table, row.id, row.problems, row.value);
    const kept = rows.flatMap((row): KeptContent[] => {
      // A text in a new shape is other content than the journal keeps: the next snapshot brings it there.
      const digest = row.kind === 'document' && !hasChangedShape('sourceDocuments', schema) ? row.content : '';
      if (row.kind === 'document') return [{ id: row.id, digest, sequence: 0, mediaType: '' }];
      return row.kind === 'original' ? [{ id: row.id, digest: row.id, sequence: 0, mediaType: row.mediaType }] : [];
    });
    await this.write(restored, kept);
  }

  private async write(restored: readonly RestoredRow[], kept: readonly KeptContent[]): Promise<void> {
    const { database } = this;
    const touched = [...new Set(restored.map(({ table }) => table))];
    await database.transaction('rw', [...touched.map((name) => database.table(name)), database.keptContents], async () => {
      for (const table of touched) {
        const store = database.table<RecordOf<TableName>, string>(table);
        const mine = restored.filter((row) => row.table === table);
        await store.bulkPut(mine.flatMap((row) => (row.kind === 'record' ? [row.record] : [])));
        await store.bulkDelete(mine.flatMap((row) => (row.kind === 'removal' ? [row.id] : [])));
      }
      await database.keptContents.bulkPut([...kept]);
    });
  }
}

/** How many records each table holds; originals are counted only where asked for. */
export async function countTables(database: NotebookDatabase): Promise<Readonly<Record<string, number>>> {
  const names = tableNames.filter((name) => name !== 'originals');
  const entries = await Promise.all(names.map(async (name) => [name, await database.table(name).count()] as const));
  return Object.fromEntries(entries.filter(([, count]) => count > 0));
}

async function setHead(database: NotebookDatabase, sequence: number, changeId: string, isBeingRebuilt: boolean): Promise<void> {
  const counts = isBeingRebuilt ? {} : await countTables(database);
  await database.journalHeads.put({ id: headId, sequence, changeId, counts, isBeingRebuilt });
}

export interface RebuildOptions {
  readonly database: NotebookDatabase;
  readonly calls: RestoringCalls;
  readonly copy: JournalCopy;
  /** The number of the last change there ever was. */
  readonly end: number;
  /** ISO 8601. */
  readonly at: string;
  /** A step of the history that the rebuilt notebook begins with. */
  readonly firstStep?: Omit<HistoryEntry, 'id'>;
  onProgress?(progress: RebuildProgress): void;
}

/** How many records are restored, of how many. */
export interface RebuildProgress {
  readonly done: number;
  readonly total: number;
}

export interface Restoration {
  readonly counts: Readonly<Record<string, number>>;
  readonly quarantined: readonly QuarantinedRecord[];
}

async function finish(database: NotebookDatabase, restorer: RowRestorer, sequence: number, changeId: string): Promise<Restoration> {
  await database.quarantine.bulkPut([...restorer.quarantined]);
  await setHead(database, sequence, changeId, false);
  return { counts: await countTables(database), quarantined: restorer.quarantined };
}

/** Stretches of records that were written under one schema, each short enough to be held together. */
function stretchesOf(records: readonly JournalRecord[]): readonly (readonly [JournalRecord, ...JournalRecord[]])[] {
  const stretches: [JournalRecord, ...JournalRecord[]][] = [];
  for (const record of records) {
    const stretch = stretches.at(-1);
    if (stretch && stretch.length < recordsAtOnce && stretch[0].schema === record.schema) stretch.push(record);
    else stretches.push([record]);
  }
  return stretches;
}

async function replayPlan(restorer: RowRestorer, plan: ReplayPlan): Promise<void> {
  for (const stretch of stretchesOf(plan.records)) await restorer.restore(lastRows(stretch), stretch[0].schema);
}

/** Fills an empty database from a copy. Until it is done, the database says that it is not whole. */
export async function rebuildFrom(options: RebuildOptions): Promise<Restoration> {
  const { database, calls, copy, end, at, firstStep } = options;
  const restorer = new RowRestorer(database, calls, at);
  await setHead(database, 0, '', true);
  if (firstStep) await database.historyEntries.add(firstStep);
  const { base, plan } = copy;
  const total = Object.values(base?.counts ?? {}).reduce((sum, count) => sum + count, 0);
  let done = 0;
  for (let index = 0; index < (base?.chunkCount ?? 0); index += 1) {
    if (base === null || copy.damagedChunks.includes(index)) continue;
    const chunk = await calls.readSnapshotChunk({ snapshotId: base.snapshotId, index });
    if (chunk.status === 'damaged') continue;
    const { rows, unreadable } = parseSnapshotChunk(chunk.text);
    unreadable.forEach((line, place) => restorer.setAside('settings', `unreadable ${index}.${place}`, ['It is not a record of a snapshot'], line));
    for (let start = 0; start < rows.length; start += rowsAtOnce) {
      const some = rows.slice(start, start + rowsAtOnce);
      await restorer.restore(some, base.schema);
      done += some.length;
      options.onProgress?.({ done, total });
    }
  }
  await replayPlan(restorer, plan);
  // Numbers that were given away once are not given again, even where their changes are lost.
  const isAtEnd = plan.lastSequence === end;
  return finish(database, restorer, end, isAtEnd ? (plan.lastChangeId ?? base?.changeId ?? '') : '');
}

/** Brings a database that is behind up to date. */
export async function catchUp(database: NotebookDatabase, calls: RestoringCalls, plan: ReplayPlan, at: string): Promise<Restoration> {
  const restorer = new RowRestorer(database, calls, at);
  await replayPlan(restorer, plan);
  return finish(database, restorer, plan.lastSequence, plan.lastChangeId ?? '');
}
