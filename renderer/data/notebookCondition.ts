import { tableNames } from '../../shared/domain/tables';
import type { NotebookDatabase } from './database';
import { countTables } from './journalRestore';
import { headId, type JournalHead } from './journalStores';

/** How a database was found, beside what its head says was written. */
export interface Condition {
  readonly head: JournalHead | null;
  readonly isEmpty: boolean;
  /** By how many records tables have fewer or more than were written. */
  readonly missing: Readonly<Record<string, number>>;
  /** False where it was only asked whether the tables hold anything: the counting is still to be done. */
  readonly isCounted: boolean;
}

/** So many records are counted within a few milliseconds. More are counted when the window is there. */
const fewRecords = 20_000;

function differences(head: JournalHead | null, counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const names = head ? [...new Set([...Object.keys(head.counts), ...Object.keys(counts)])] : [];
  const found = names.map((name) => [name, (head?.counts[name] ?? 0) - (counts[name] ?? 0)] as const);
  return Object.fromEntries(found.filter(([, difference]) => difference !== 0));
}

/** Whether a table that should hold records holds any. */
async function emptyTables(database: NotebookDatabase, counts: JournalHead['counts']): Promise<Readonly<Record<string, number>>> {
  const wanted = Object.entries(counts).filter(([, count]) => count > 0);
  const found = await Promise.all(wanted.map(([name]) => database.table(name).limit(1).primaryKeys()));
  return Object.fromEntries(wanted.filter((_, index) => found[index]?.length === 0));
}

/** Looks at a database before it is used. To count a large one takes longer than to open it: that is left for later, unless `countsAll`. */
export async function examine(database: NotebookDatabase, countsAll: boolean): Promise<Condition> {
  const head = (await database.journalHeads.get(headId)) ?? null;
  const written = Object.values(head?.counts ?? {}).reduce((sum, count) => sum + count, 0);
  if (head && written > fewRecords && !countsAll) return { head, isEmpty: false, missing: await emptyTables(database, head.counts), isCounted: false };
  const counts = await countTables(database);
  return { head, isEmpty: Object.keys(counts).length === 0, missing: differences(head, counts), isCounted: true };
}

/** Counted at once while somebody works: a few milliseconds, in which other reads wait. */
const countedAtOnce = 2000;

async function countPatiently(database: NotebookDatabase, name: string, rest: () => Promise<void>): Promise<number> {
  const table = database.table<unknown, string>(name);
  let count = 0;
  for (let last: string | undefined = ''; last !== undefined; ) {
    const ids: readonly string[] = await table.where(':id').above(last).limit(countedAtOnce).primaryKeys();
    count += ids.length;
    last = ids.length < countedAtOnce ? undefined : ids.at(-1);
    await rest();
  }
  return count;
}

/** Tables whose records the head counts. */
export const countedTables = tableNames.filter((name) => name !== 'originals');

/**
 * Counts one table of a database that is in use, some records at a time with a rest behind each: whether it has other
 * records than were written. Null where the notebook was written to meanwhile.
 */
export async function lacksRecords(database: NotebookDatabase, name: (typeof countedTables)[number], rest: () => Promise<void>): Promise<boolean | null> {
  const before = await database.journalHeads.get(headId);
  const count = await countPatiently(database, name, rest);
  const after = await database.journalHeads.get(headId);
  return before && before.sequence === after?.sequence ? count !== (before.counts[name] ?? 0) : null;
}
