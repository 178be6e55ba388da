import type { Transaction } from 'dexie';
import type { TableName } from '../../shared/domain/tables';
import type { UpgradeStep } from '../../shared/domain/upgradeSteps';
import type { ChangeRow } from '../../shared/history/change';
import type { HistoryRows } from './database';
import type { KeptContent, OutboxEntry } from './journalStores';

type Upgrade = <Value>(table: TableName, record: Value) => Value;

/** A record that the step cannot read stays as it is: one malformed record must not keep the notebook shut. */
function upgradeOf({ records }: UpgradeStep): Upgrade {
  return (table, record) => {
    const upgrade = records[table];
    if (!upgrade || record === null) return record;
    try {
      return upgrade(record) as typeof record;
    } catch {
      // Left for the integrity check, which names every record that is none.
      return record;
    }
  };
}

/**
 * Brings the records of an open database to a step's version, inside Dexie's own upgrade. Not only those in their
 * tables: what undo would write back and what is on its way to the journal are records too.
 */
export async function upgradeLiveRecords(transaction: Transaction, step: UpgradeStep): Promise<void> {
  const upgrade = upgradeOf(step);
  const tables = Object.keys(step.records) as TableName[];
  const isThere = (store: string): boolean => transaction.storeNames.includes(store);
  for (const table of tables.filter(isThere)) {
    await transaction.table<unknown, string>(table).toCollection().modify((record, place) => {
      place.value = upgrade(table, record);
    });
  }
  await transaction.table<HistoryRows, number>('historyRows').toCollection().modify((entry, place) => {
    const rows = entry.rows.map((row): ChangeRow => ({ ...row, before: upgrade(row.table, row.before), after: upgrade(row.table, row.after) }));
    place.value = { ...entry, rows };
  });
  if (!isThere('journalOutbox')) return; // older than the journal
  await transaction.table<OutboxEntry, number>('journalOutbox').toCollection().modify((entry, place) => {
    place.value = { ...entry, rows: entry.rows.map((row) => ({ ...row, record: upgrade(row.table, row.record) })) };
  });
  if (!tables.includes('sourceDocuments')) return;
  // A text in a new shape is other content than the journal keeps: the next snapshot brings it there.
  const ids = await transaction.table('sourceDocuments').toCollection().primaryKeys();
  await transaction.table<KeptContent, string>('keptContents').where('id').anyOf(ids.map(String)).modify({ digest: '' });
}
