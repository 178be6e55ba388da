import type { RecordOf, TableName } from '../../shared/domain/tables';
import { knownFrom, recordKey, type Known } from '../../shared/integrity/known';
import type { StoredRow } from '../../shared/integrity/recordCheck';
import type { NotebookDatabase } from './database';

/** A record that another refers to. */
export interface Reference {
  readonly table: TableName;
  readonly id: string;
}

/** At most `size` records after a key, in the order of their keys; from the first where there is no key. Their ids are their keys. */
export async function pageAfter(database: NotebookDatabase, table: TableName, last: unknown, size: number): Promise<readonly StoredRow[]> {
  const store = database.table<{ readonly id: unknown }, string>(table);
  const rest = last === undefined ? store.orderBy(':id') : store.where(':id').above(last as string);
  return (await rest.limit(size).toArray()).map((value) => ({ key: value.id, value }));
}

/** Which of the references are there. Only keys are read. */
export async function knownAmong(database: NotebookDatabase, references: readonly Reference[], waiting: ReadonlySet<string>): Promise<Known> {
  const ids = new Map<TableName, Set<string>>();
  for (const { table, id } of references) ids.set(table, (ids.get(table) ?? new Set()).add(id));
  const present = new Set<string>();
  for (const [table, wanted] of ids) {
    const found = await database.table<RecordOf<TableName>, string>(table).where(':id').anyOf([...wanted]).primaryKeys();
    for (const id of found) present.add(recordKey(table, id));
  }
  return knownFrom(present, waiting);
}
