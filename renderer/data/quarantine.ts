import { recordKey } from '../../shared/integrity/known';
import { isSameValue } from '../../shared/history/change';
import type { NotebookDatabase } from './database';
import type { QuarantinedRecord } from './journalStores';

/** A record of the quarantine and whether its place in the notebook is taken. */
export interface QuarantineEntry {
  readonly record: QuarantinedRecord;
  /** A record of this id is in its table: it was put back, mended in place, or made anew. */
  readonly isPlaceTaken: boolean;
}

/** Everything in the quarantine, the newest first. */
export async function quarantineEntries(database: NotebookDatabase): Promise<readonly QuarantineEntry[]> {
  const records = await database.quarantine.toArray();
  const taken = await Promise.all(records.map(({ table, recordId }) => database.table(table).where(':id').equals(recordId).count()));
  return records
    .map((record, index) => ({ record, isPlaceTaken: (taken[index] ?? 0) > 0 }))
    .sort((a, b) => (a.record.at < b.record.at ? 1 : a.record.at > b.record.at ? -1 : a.record.id < b.record.id ? -1 : 1));
}

/** Table and id of everything in the quarantine. */
export async function waitingKeys(database: NotebookDatabase): Promise<ReadonlySet<string>> {
  const keys = new Set<string>();
  await database.quarantine.each(({ table, recordId }) => void keys.add(recordKey(table, recordId)));
  return keys;
}

export type ValueToKeep = Pick<QuarantinedRecord, 'table' | 'recordId' | 'problems' | 'value'>;

/**
 * Copies values into the quarantine. What lies there of the same record and is another value stays beside it; the same
 * value is kept once. The tables are not touched.
 */
export async function keepInQuarantine(database: NotebookDatabase, values: readonly ValueToKeep[], at: string): Promise<void> {
  await database.transaction('rw', database.quarantine, async () => {
    for (const value of values) {
      const first = recordKey(value.table, value.recordId);
      let id = first;
      let present = await database.quarantine.get(id);
      for (let count = 2; present && !isSameValue(present.value, value.value); count += 1) {
        id = `${first} ${count}`;
        present = await database.quarantine.get(id);
      }
      await database.quarantine.put({ id, ...value, at });
    }
  });
}

/** Removes something from the quarantine for good. */
export async function removeFromQuarantine(database: NotebookDatabase, id: string): Promise<void> {
  await database.quarantine.delete(id);
}

