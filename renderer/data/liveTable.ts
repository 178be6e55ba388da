import { useCallback, useSyncExternalStore } from 'react';
import { Dexie, RangeSet, type ObservabilitySet } from 'dexie';
import type { RecordOf, TableName } from '../../shared/domain/tables';
import type { NotebookDatabase } from './database';
import { isDatabaseTrouble } from './databaseTrouble';

/** What is known of a table, in no order. */
export interface KnownRows<Row> {
  readonly rows: readonly Row[];
  /** False while only the first of them have been read. */
  readonly isWhole: boolean;
  /** How many there are. */
  readonly total: number;
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

const rowsOnce = 1000;
/** Changes that follow each other are taken together, so that an import leaves the window its time. */
const leastPauseMs = 60;
const mostPauseMs = 1000;
const pauseShare = 4;
const mostTimes = 4;

/** One table of one database, kept in memory and up to date by reading again what changed. */
class KeptTable<Name extends TableName> {
  answer: Answer<RecordOf<Name>>;
  readonly listeners = new Set<() => void>();
  private readonly byId = new Map<string, RecordOf<Name>>();
  private changed: RangeSet | null = null;
  private isWhole = false;
  private isBusy = false;
  private isReading = false;

  constructor(
    private readonly database: NotebookDatabase,
    private readonly name: Name,
    private readonly options: LiveTableOptions,
  ) {
    const part = `idb://${database.name}/${name}/`;
    Dexie.on('storagemutated', (parts: ObservabilitySet) => {
      const ranges = parts['all'] ?? parts[part];
      if (!ranges) return;
      this.changed = (this.changed ?? new RangeSet()).add(ranges);
      this.read();
    });
    this.read();
  }

  /** Whether something changed that was not read yet. */
  get isBehind(): boolean {
    return this.isReading || this.changed !== null;
  }

  private get table() {
    return this.database.table<RecordOf<Name>, string>(this.name);
  }

  private read(): void {
    if (this.isBusy) return;
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
        }, Math.max(leastPauseMs, Math.min(mostPauseMs, (performance.now() - beganAt) * pauseShare)));
      });
  }

  private async bringUpToDate(): Promise<void> {
    // What changed while it was read is read at once, so that nothing is told that is over; but work that writes without end is not waited for.
    for (let times = 0; times === 0 || (this.changed && times < mostTimes); times += 1) {
      const ranges = [...(this.changed ?? [])];
      this.changed = null;
      try {
        if (!this.isWhole) await this.readAll();
        else await this.readRanges(ranges);
      } catch (error) {
        this.isWhole = false;
        throw error;
      }
    }
    this.tell({ value: { rows: [...this.byId.values()], isWhole: true, total: this.byId.size } });
  }

  /** Page by page, so that no step takes long. What changes meanwhile is read again afterwards. */
  private async readAll(): Promise<void> {
    const { newestBy, firstRows = 100 } = this.options;
    if (!this.answer && newestBy !== undefined) {
      const first = await this.table.orderBy(newestBy).reverse().limit(firstRows).toArray();
      const total = await this.table.count();
      if (total > firstRows && !this.changed) this.tell({ value: { rows: first, isWhole: false, total } });
    }
    this.byId.clear();
    for (let last: string | null = null; ; ) {
      const page: readonly RecordOf<Name>[] = await (last === null ? this.table.orderBy(':id') : this.table.where(':id').above(last)).limit(rowsOnce).toArray();
      for (const row of page) this.byId.set(row.id, row);
      if (page.length < rowsOnce) break;
      last = page.at(-1)?.id ?? null;
    }
    this.isWhole = true;
  }

  private async readRanges(ranges: readonly { readonly from: unknown; readonly to: unknown }[]): Promise<void> {
    const ids = ranges.flatMap(({ from, to }) => (typeof from === 'string' && from === to ? [from] : []));
    for (let start = 0; start < ids.length; start += rowsOnce) {
      const some = ids.slice(start, start + rowsOnce);
      const rows = await this.table.bulkGet(some);
      some.forEach((id, index) => this.take(id, rows[index]));
    }
    // A stretch of ids was cleared, or everything may be another: rare enough to read all.
    if (ids.length < ranges.length) await this.readAll();
  }

  private take(id: string, row: RecordOf<Name> | undefined): void {
    if (row) this.byId.set(id, row);
    else this.byId.delete(id);
  }

  private tell(answer: Answer<RecordOf<Name>>): void {
    this.answer = answer;
    for (const listener of this.listeners) listener();
  }
}

/** Keeps a table in memory from the first time that somebody asks for it: after a change only what changed is read. */
export function createLiveTable<Name extends TableName>(name: Name, options: LiveTableOptions = {}): LiveTable<RecordOf<Name>> {
  const kept = new WeakMap<NotebookDatabase, KeptTable<Name>>();
  return {
    answer(database) {
      const own = kept.get(database);
      // To those who listen it tells the news; who comes anew waits for them.
      return own && own.isBehind && own.listeners.size === 0 ? undefined : own?.answer;
    },
    subscribe(database, listener) {
      const own = kept.get(database) ?? new KeptTable(database, name, options);
      kept.set(database, own);
      if (own.listeners.size === 0 && own.isBehind) own.answer = undefined;
      own.listeners.add(listener);
      return () => own.listeners.delete(listener);
    },
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
