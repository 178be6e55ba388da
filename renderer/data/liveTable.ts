import { useCallback, useSyncExternalStore } from 'react';
import { Dexie, RangeSet, type ObservabilitySet } from 'dexie';
import type { RecordOf, TableName } from '../../shared/domain/tables';
import type { NotebookDatabase } from './database';
import { isDatabaseTrouble } from './databaseTrouble';
import { foreseenOf } from './foreseen';
import { sharedLive, type SharedLive } from './sharedLive';

/** What is known of a table, or of a part of it, in no order. A row that did not change stays the same object. */
export interface KnownRows<Row> {
  readonly rows: readonly Row[];
  /** False while only the first of them have been read. */
  readonly isWhole: boolean;
  /** How many there are. */
  readonly total: number;
  /** How many foreseen writes were in the database when this was read (`foreseenAfter`). */
  readonly commits: number;
}

type Answer<Row> = { readonly value: KnownRows<Row> } | { readonly error: unknown } | undefined;

export interface LiveTable<Row> {
  answer(database: NotebookDatabase): Answer<Row>;
  subscribe(database: NotebookDatabase, listener: () => void): () => void;
}

interface LiveTableOptions {
  /** The index whose last entries are read first, so that there is something to show at once; nothing is shown before all is read where there is none. */
  readonly newestBy?: string;
  readonly firstRows?: number;
}

/** Which rows of a table are kept, and how they are read when nothing is known of them. */
interface Kept<Row> {
  /** The first of very many, shown while the rest is read. */
  readFirst?(): Promise<{ readonly rows: readonly Row[]; readonly total: number } | null>;
  /** All of them, in pages, so that no step takes long. */
  readAll(): AsyncIterable<readonly Row[]>;
  has(row: Row): boolean;
  /** The least time from one telling to the next, in milliseconds: what is drawn from many rows takes long to draw. */
  readonly leastPauseMs: number;
}

const rowsOnce = 1000;
/** Changes that follow each other are taken together, so that an import leaves the window its time. */
const mostPauseMs = 1000;
const pauseShare = 4;
const mostTimes = 4;

/** Rows of one table of one database, kept in memory and up to date by reading again what changed. */
class KeptRows<Name extends TableName> {
  answer: Answer<RecordOf<Name>>;
  readonly listeners = new Set<() => void>();
  private readonly byId = new Map<string, RecordOf<Name>>();
  private readonly part: string;
  private changed: RangeSet | null = null;
  private isKnown = false;
  private isBusy = false;
  private isReading = false;
  private isStopped = false;

  constructor(
    private readonly database: NotebookDatabase,
    private readonly name: Name,
    private readonly kept: Kept<RecordOf<Name>>,
  ) {
    this.part = `idb://${database.name}/${name}/`;
    Dexie.on('storagemutated', this.hear);
    this.read();
  }

  stop(): void {
    this.isStopped = true;
    Dexie.on.storagemutated.unsubscribe(this.hear);
  }

  /** Whether something changed that was not read yet. */
  get isBehind(): boolean {
    return this.isReading || this.changed !== null;
  }

  private readonly hear = (parts: ObservabilitySet): void => {
    const ranges = parts['all'] ?? parts[this.part];
    if (!ranges) return;
    this.changed = (this.changed ?? new RangeSet()).add(ranges);
    this.read();
  };

  private read(): void {
    if (this.isBusy || this.isStopped) return;
    this.isBusy = true;
    this.isReading = true;
    const beganAt = performance.now();
    // Never inside the transaction that told of the change.
    Dexie.ignoreTransaction(() => this.bringUpToDate())
      .catch((error: unknown) => {
        // A database that cannot be reached takes nothing away that is shown; when it is back, all is read again.
        if (!isDatabaseTrouble(error)) this.tell({ error });
      })
      .finally(() => {
        this.isReading = false;
        setTimeout(() => {
          this.isBusy = false;
          if (this.changed) this.read();
        }, Math.max(this.kept.leastPauseMs, Math.min(mostPauseMs, (performance.now() - beganAt) * pauseShare)));
      });
  }

  private async bringUpToDate(): Promise<void> {
    let isNews = this.answer === undefined || 'error' in this.answer;
    let commits = 0;
    // What changed while it was read is read at once, so that nothing is told that is over; but work that writes without end is not waited for.
    for (let times = 0; times === 0 || (this.changed && times < mostTimes); times += 1) {
      const ranges = [...(this.changed ?? [])];
      this.changed = null;
      ({ commits } = foreseenOf(this.database));
      try {
        const isChanged = this.isKnown ? await this.readRanges(ranges) : await this.readAll();
        isNews ||= isChanged;
      } catch (error) {
        this.isKnown = false;
        throw error;
      }
    }
    if (isNews) this.tell({ value: { rows: [...this.byId.values()], isWhole: true, total: this.byId.size, commits } });
  }

  /** What changes meanwhile is read again afterwards. */
  private async readAll(): Promise<boolean> {
    const { commits } = foreseenOf(this.database);
    const first = this.answer ? null : await this.kept.readFirst?.();
    if (first && !this.changed) this.tell({ value: { ...first, isWhole: false, commits } });
    this.byId.clear();
    for await (const rows of this.kept.readAll()) for (const row of rows) this.byId.set(row.id, row);
    this.isKnown = true;
    return true;
  }

  /** Answers whether anything that is kept changed. */
  private async readRanges(ranges: readonly { readonly from: unknown; readonly to: unknown }[]): Promise<boolean> {
    const ids = ranges.flatMap(({ from, to }) => (typeof from === 'string' && from === to ? [from] : []));
    // A stretch of ids was cleared, or everything may be another: rare enough to read all.
    if (ids.length < ranges.length) return this.readAll();
    let isChanged = false;
    for (let start = 0; start < ids.length; start += rowsOnce) {
      const some = ids.slice(start, start + rowsOnce);
      const rows = await this.database.table<RecordOf<Name>, string>(this.name).bulkGet(some);
      some.forEach((id, index) => {
        isChanged = this.take(id, rows[index]) || isChanged;
      });
    }
    return isChanged;
  }

  private take(id: string, row: RecordOf<Name> | undefined): boolean {
    if (!row || !this.kept.has(row)) return this.byId.delete(id);
    this.byId.set(id, row);
    return true;
  }

  private tell(answer: Answer<RecordOf<Name>>): void {
    this.answer = answer;
    for (const listener of this.listeners) listener();
  }
}

function wholeTable<Name extends TableName>(database: NotebookDatabase, name: Name, { newestBy, firstRows = 100 }: LiveTableOptions): Kept<RecordOf<Name>> {
  const table = database.table<RecordOf<Name>, string>(name);
  return {
    leastPauseMs: 60,
    has: () => true,
    async readFirst() {
      if (newestBy === undefined) return null;
      const rows = await table.orderBy(newestBy).reverse().limit(firstRows).toArray();
      const total = await table.count();
      return total > firstRows ? { rows, total } : null;
    },
    async *readAll() {
      for (let last: string | null = null; ; ) {
        const page: readonly RecordOf<Name>[] = await (last === null ? table.orderBy(':id') : table.where(':id').above(last)).limit(rowsOnce).toArray();
        yield page;
        if (page.length < rowsOnce) return;
        last = page.at(-1)?.id ?? null;
      }
    },
  };
}

/** Keeps a table in memory from the first time that somebody asks for it: after a change only what changed is read. */
export function createLiveTable<Name extends TableName>(name: Name, options: LiveTableOptions = {}): LiveTable<RecordOf<Name>> {
  const tables = new WeakMap<NotebookDatabase, KeptRows<Name>>();
  return {
    answer(database) {
      const own = tables.get(database);
      // To those who listen it tells the news; who comes anew waits for them.
      return own && own.isBehind && own.listeners.size === 0 ? undefined : own?.answer;
    },
    subscribe(database, listener) {
      const own = tables.get(database) ?? new KeptRows(database, name, wholeTable(database, name, options));
      tables.set(database, own);
      if (own.listeners.size === 0 && own.isBehind) own.answer = undefined;
      own.listeners.add(listener);
      return () => own.listeners.delete(listener);
    },
  };
}

/**
 * The rows of a table that have a value in an index, kept in memory as long as somebody asks for them: after a change
 * only what changed is read, so that one more highlight in an article with thousands costs one read.
 */
export function createLivePart<Name extends TableName, Key extends string>(name: Name, index: keyof RecordOf<Name> & string): SharedLive<Key, KnownRows<RecordOf<Name>>> {
  return sharedLive((database, key: Key, tell) => {
    const rows = new KeptRows(database, name, {
      leastPauseMs: 0,
      has: (row) => row[index] === key,
      async *readAll() {
        yield await database.table<RecordOf<Name>, string>(name).where(index).equals(key).toArray();
      },
    });
    rows.listeners.add(() => {
      if (rows.answer) tell(rows.answer);
    });
    return () => rows.stop();
  });
}

/** Puts rows in order once for all who show them: a table that did not change is the same list. */
export function sortedOnce<Row>(sort: (rows: readonly Row[]) => readonly Row[]): (rows: readonly Row[]) => readonly Row[] {
  const known = new WeakMap<readonly Row[], readonly Row[]>();
  return (rows) => {
    const sorted = known.get(rows) ?? sort(rows);
    known.set(rows, sorted);
    return sorted;
  };
}

/** The rows of a table, undefined until the first are read. */
export function useLiveTable<Row>(table: LiveTable<Row>, database: NotebookDatabase): KnownRows<Row> | undefined {
  const answer = useSyncExternalStore(
    useCallback((listener: () => void) => table.subscribe(database, listener), [table, database]),
    () => table.answer(database),
  );
  if (!answer) return undefined;
  // Thrown while rendering, so that the nearest error boundary shows it.
  if ('error' in answer) throw answer.error instanceof Error ? answer.error : new Error(String(answer.error));
  return answer.value;
}
