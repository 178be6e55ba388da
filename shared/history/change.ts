import type { ChangeId } from '../domain/ids';
import type { RecordOf, TableName } from '../domain/tables';

/** One record of one table before and after; null where it did not exist. */
export interface ChangeRow<Name extends TableName = TableName> {
  readonly table: Name;
  readonly id: string;
  readonly before: RecordOf<Name> | null;
  readonly after: RecordOf<Name> | null;
}

/** What one recorded transaction did. JSON-safe. */
export interface Change {
  readonly id: ChangeId;
  /** What the person did, in the imperative: "Add highlight". */
  readonly label: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly rows: readonly ChangeRow[];
}

/** Whether two JSON-safe values are the same, whatever the order of their keys; absent and undefined are the same. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = a as Readonly<Record<string, unknown>>;
  const right = b as Readonly<Record<string, unknown>>;
  // Called with the text of a whole note at each save: nothing is made on the way.
  for (const key in left) if (!isSameValue(left[key], right[key])) return false;
  for (const key in right) if (left[key] === undefined && right[key] !== undefined) return false;
  return true;
}

/**
 * What the program notes in a record by itself, beside what people do to it (that an unread text is being read). It is
 * no step of the history, and no step is stale because of it.
 */
const notedFields: Partial<Readonly<Record<TableName, readonly string[]>>> = { sources: ['readingState'] };

type Fields = Readonly<Record<string, unknown>>;

/**
 * Records that the program keeps and drops by itself, and never changes (the versions of a note, thinned with age). A step
 * takes them along both ways, and is never stale because of them.
 */
const keptByItself: ReadonlySet<TableName> = new Set<TableName>(['noteVersions']);

/** Whether a record is still as a step left it, but for what the program noted, kept or dropped since. */
export function isAsLeft(table: TableName, current: RecordOf<TableName> | null, left: RecordOf<TableName> | null): boolean {
  if (keptByItself.has(table)) return true;
  if (current === null || left === null) return current === left;
  const noted: Fields = Object.fromEntries((notedFields[table] ?? []).map((field) => [field, null]));
  return isSameValue({ ...current, ...noted }, { ...left, ...noted });
}

/** What a row writes over a record: its `after`, with what the program noted since, unless the row changes just that. */
export function withNoted(row: ChangeRow, current: RecordOf<TableName> | null): RecordOf<TableName> | null {
  const { before, after } = row;
  if (!before || !after || !current) return after;
  const [was, becomes, is] = [before as Fields, after as Fields, current as Fields];
  const kept = (notedFields[row.table] ?? []).filter((field) => isSameValue(was[field], becomes[field]));
  return { ...after, ...Object.fromEntries(kept.map((field) => [field, is[field]])) };
}

/** The rows that take a change back, in reverse order. `invertRows(invertRows(rows))` is `rows`. */
export function invertRows(rows: readonly ChangeRow[]): readonly ChangeRow[] {
  return rows.map((row) => ({ ...row, before: row.after, after: row.before })).reverse();
}

/**
 * Several changes as one: per record the first before and the last after, in order of first touch. Records that end
 * as they began are left out.
 */
export function squashRows(rows: readonly ChangeRow[]): readonly ChangeRow[] {
  const merged = new Map<string, ChangeRow>();
  for (const row of rows) {
    const key = `${row.table} ${row.id}`;
    const earlier = merged.get(key);
    merged.set(key, earlier ? { ...earlier, after: row.after } : row);
  }
  return [...merged.values()].filter((row) => !isSameValue(row.before, row.after));
}

/** Whether a change concerns a table, or one record of it. */
export function touches(change: Pick<Change, 'rows'>, table: TableName, id?: string): boolean {
  return change.rows.some((row) => row.table === table && (id === undefined || row.id === id));
}
