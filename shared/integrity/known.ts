import type { TableName } from '../domain/tables';

/** What else there is in the notebook, as far as the records at hand refer to it. */
export interface Known {
  /** Whether a table holds a record of this id, readable or not. */
  has(table: TableName, id: string): boolean;
  /** Whether a record of this id lies in the quarantine. */
  isWaiting(table: TableName, id: string): boolean;
}

/** Table and id as one text. */
export function recordKey(table: TableName, id: string): string {
  return `${table} ${id}`;
}

/** What is known from two sets of `recordKey`s. */
export function knownFrom(present: ReadonlySet<string>, waiting: ReadonlySet<string>): Known {
  return {
    has: (table, id) => present.has(recordKey(table, id)),
    isWaiting: (table, id) => waiting.has(recordKey(table, id)),
  };
}
