import type { Clock, IdMaker } from '../../shared/domain/ids';
import type { Original } from '../../shared/domain/original';
import { tableNames, type RecordOf, type TableName } from '../../shared/domain/tables';
import { squashRows, type Change, type ChangeRow } from '../../shared/history/change';
import type { NotebookDatabase } from './database';
import { explained } from './databaseTrouble';
import { foreseenOf, type ForeseenRecord } from './foreseen';
import { journalStoreNames, keepAtHand, numberChange, type OutboxEntry } from './journalStores';

/** Tables whose every write becomes a row of the change. Originals are kept by content and never change. */
export type RecordedTable = Exclude<TableName, 'originals'>;

/** What work inside a recorded transaction may do. Only database calls may be awaited in it. */
export interface Recorder {
  get<Name extends RecordedTable>(table: Name, id: string): Promise<RecordOf<Name> | undefined>;
  /** Takes a record as read, of which the work has just made sure that the database holds it: a long note is long to read. */
  trust<Name extends RecordedTable>(table: Name, record: RecordOf<Name>): void;
  put<Name extends RecordedTable>(table: Name, ...records: readonly RecordOf<Name>[]): Promise<void>;
  /** The same for records under new ids: what was there before is not asked for. Rejects where one is there already. */
  add<Name extends RecordedTable>(table: Name, ...records: readonly RecordOf<Name>[]): Promise<void>;
  remove(table: RecordedTable, ...ids: readonly string[]): Promise<void>;
  /** Keeps imported bytes by their digest; keeping the same bytes twice is once. Not undone. */
  keepOriginal(...originals: readonly Original[]): Promise<void>;
}

export interface WriteOptions {
  /** What the person did, as undo will name it: "Add highlight". A function is asked once the work is done. */
  readonly label: string | (() => string);
  /** False for what has its own history (a note's body) or none (preferences). */
  readonly isUndoable?: boolean;
  /** Writes of one group that follow each other without a pause of `mergeWindowMs` are undone together. */
  readonly group?: string;
  /** The group goes on after a pause of any length: for work that itself takes long, or that a person may pause. */
  readonly isGroupPatient?: boolean;
  /** What the write will leave, where it is known beforehand: views show it at once. */
  readonly foresees?: readonly ForeseenRecord[];
}

/** `sequence` is the change's number: the head of the notebook once it is written. */
export type ChangeListener = (change: Change, sequence: number) => void;

/** The only way to write. */
export interface Writer {
  write<Result>(options: WriteOptions, work: (recorder: Recorder) => Promise<Result>): Promise<Result>;
  /** Hears every change after it is committed: history, journal and analysis listen here. */
  subscribe(listener: ChangeListener): () => void;
  /**
   * From now on a write is refused with this sentence, until the answer is called. `but` lets through what only
   * remembers how the window is set up.
   */
  refuse(sentence: string, but: 'nothing' | 'settings'): () => void;
  /** Whether writes are refused now: what the program would note by itself is left out then. */
  isRefusing(): boolean;
}

/** A longer pause than this ends a group: what was typed after lunch is not one step with what was typed before. */
export const mergeWindowMs = 60_000;

/** How many steps undo remembers at most, over restarts. */
export const historyLength = 300;

interface Refusal {
  readonly sentence: string;
  readonly but: 'nothing' | 'settings';
}

/** Somebody wrote while nothing may be written; its message is a sentence for the person. */
export class WriteRefused extends Error {
  override readonly name = 'WriteRefused';
}

const mostSeen = 16;

/** Of fifty records and more in one request Dexie only says that anything may have changed: every list would be read anew. */
const mostToldByKey = 49;

async function inPortions<Item>(items: readonly Item[], work: (some: readonly Item[]) => PromiseLike<unknown>): Promise<void> {
  const portions = Array.from({ length: Math.ceil(items.length / mostToldByKey) }, (_, index) => items.slice(index * mostToldByKey, (index + 1) * mostToldByKey));
  await Promise.all(portions.map(work));
}

class ChangeRecorder implements Recorder {
  readonly rows: ChangeRow[] = [];
  readonly originals: OutboxEntry['originals'][number][] = [];
  /** What was read last: most writes read a record, change it and put it, and a long note is long to read. */
  private readonly seen = new Map<string, RecordOf<RecordedTable> | undefined>();

  constructor(
    private readonly database: NotebookDatabase,
    private readonly refusal: Refusal | null,
  ) {}

  async get<Name extends RecordedTable>(table: Name, id: string): Promise<RecordOf<Name> | undefined> {
    const key = `${table} ${id}`;
    if (this.seen.has(key)) return this.seen.get(key) as RecordOf<Name> | undefined;
    const record = await this.database.table<RecordOf<Name>, string>(table).get(id);
    this.keepSeen(key, record);
    return record;
  }

  trust<Name extends RecordedTable>(table: Name, record: RecordOf<Name>): void {
    this.keepSeen(`${table} ${record.id}`, record);
  }

  async put<Name extends RecordedTable>(table: Name, ...records: readonly RecordOf<Name>[]): Promise<void> {
    this.admit(table);
    const store = this.database.table<RecordOf<Name>, string>(table);
    const [only] = records;
    const before = records.length === 1 && only ? [await this.get(table, only.id)] : await store.bulkGet(records.map((record) => record.id));
    await inPortions(records, (some) => store.bulkPut(some));
    records.forEach((record, index) => {
      this.keepSeen(`${table} ${record.id}`, record);
      this.rows.push({ table, id: record.id, before: before[index] ?? null, after: record });
    });
  }

  async add<Name extends RecordedTable>(table: Name, ...records: readonly RecordOf<Name>[]): Promise<void> {
    this.admit(table);
    await inPortions(records, (some) => this.database.table<RecordOf<Name>, string>(table).bulkAdd(some));
    for (const record of records) {
      this.keepSeen(`${table} ${record.id}`, record);
      this.rows.push({ table, id: record.id, before: null, after: record });
    }
  }

  async remove(table: RecordedTable, ...ids: readonly string[]): Promise<void> {
    this.admit(table);
    const store = this.database.table<RecordOf<RecordedTable>, string>(table);
    const before = await store.bulkGet([...ids]);
    await store.bulkDelete([...ids]);
    for (const id of ids) this.keepSeen(`${table} ${id}`, undefined);
    before.forEach((record) => {
      if (record) this.rows.push({ table, id: record.id, before: record, after: null });
    });
  }

  async keepOriginal(...originals: readonly Original[]): Promise<void> {
    this.admit('originals');
    await this.database.originals.bulkPut([...originals]);
    this.originals.push(...originals.map(({ id, mediaType }) => ({ id, mediaType })));
  }

  private keepSeen(key: string, record: RecordOf<RecordedTable> | undefined): void {
    this.seen.delete(key);
    this.seen.set(key, record);
    const [oldest] = this.seen.keys();
    if (this.seen.size > mostSeen && oldest !== undefined) this.seen.delete(oldest);
  }

  private admit(table: TableName): void {
    if (this.refusal && table !== 'settings') throw new WriteRefused(this.refusal.sentence);
  }
}

async function remember(database: NotebookDatabase, options: WriteOptions, change: Change): Promise<void> {
  const { historyEntries, historyRows } = database;
  const [undone, last] = await Promise.all([historyEntries.where('isUndone').equals(1).primaryKeys(), historyEntries.orderBy('id').last()]);
  const group = options.group ?? '';
  const isRecent = options.isGroupPatient === true || (last !== undefined && Date.parse(change.at) - Date.parse(last.at) < mergeWindowMs);
  const continues = undone.length === 0 && group !== '' && last?.group === group && isRecent;
  const { label, at } = change;
  const entryId = continues ? last.id : await historyEntries.add({ label, group, at, isUndone: 0 });
  // A group may grow under a name that counts ("Import 5 articles"): the last name is the one that fits.
  if (continues) await historyEntries.update(entryId, { label, at });
  const [tooOld] = await Promise.all([
    // By number rather than by count, which would walk the whole list at every write.
    historyEntries.where('id').belowOrEqual(entryId - historyLength).primaryKeys(),
    historyRows.add({ entryId, rows: change.rows }),
  ]);
  const forgotten = [...undone, ...tooOld];
  if (forgotten.length === 0) return;
  await historyEntries.bulkDelete(forgotten);
  await historyRows.where('entryId').anyOf(forgotten).delete();
}

/**
 * The writer of a notebook: runs work in one transaction, remembers it for undo in the same one, then tells listeners.
 * Without a journal nothing is put on its way there, where it would wait for ever.
 */
export function createWriter(database: NotebookDatabase, clock: Clock, ids: IdMaker, { hasJournal = true }: { readonly hasJournal?: boolean } = {}): Writer {
  const listeners = new Set<ChangeListener>();
  let refusal: Refusal | null = null;
  return {
    async write(options, work) {
      if (refusal?.but === 'nothing') throw new WriteRefused(refusal.sentence);
      const current = refusal;
      const stores = [...tableNames, ...journalStoreNames, 'historyEntries', 'historyRows'].map((name) => database.table(name));
      const foreseen = foreseenOf(database).show(options.foresees ?? []);
      const { result, change, numbered } = await database.transaction('rw', stores, async () => {
        const recorder = new ChangeRecorder(database, current);
        const answer = await work(recorder);
        const label = typeof options.label === 'string' ? options.label : options.label();
        const made: Change = { id: ids('change'), label, at: clock(), rows: squashRows(recorder.rows) };
        const [, numbered] = await Promise.all([
          made.rows.length > 0 && options.isUndoable !== false ? remember(database, options, made) : undefined,
          made.rows.length > 0 || recorder.originals.length > 0 ? numberChange(database, made, hasJournal ? recorder.originals : null) : { sequence: 0, entry: null },
        ]);
        return { result: answer, change: made, numbered };
      }).then(
        (made) => {
          foreseen.settle(true);
          return made;
        },
        async (error: unknown) => {
          foreseen.settle(false);
          throw await explained(error);
        },
      );
      if (numbered.entry) keepAtHand(database, numbered.entry);
      if (change.rows.length > 0) for (const listener of listeners) listener(change, numbered.sequence);
      return result;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isRefusing: () => refusal !== null,
    refuse(sentence, but) {
      const earlier = refusal;
      refusal = { sentence, but };
      return () => {
        refusal = earlier;
      };
    },
  };
}
