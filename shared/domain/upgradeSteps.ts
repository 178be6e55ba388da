import type { TableName } from './tables';

/** Turns a record of one schema version into one of the next. Pure; throws where the value is no such record. */
export type RecordUpgrade = (record: unknown) => unknown;

/** What changes about the records of a notebook from one schema version to the next. */
export interface UpgradeStep {
  /** The version it leads to. */
  readonly version: number;
  /** Only the tables whose records change shape. */
  readonly records: Readonly<Partial<Record<TableName, RecordUpgrade>>>;
}

function fieldsOf(record: unknown): object {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) throw new Error('It is no record');
  return record;
}

/**
 * Every step that changes the shape of records, in rising order; versions without one have only new stores or indexes.
 * Append-only, like the schema itself: notebooks, journals and backups of every version that was ever released go through it.
 */
export const upgradeSteps: readonly UpgradeStep[] = [
  {
    version: 4,
    records: {
      sources: (record) => ({ collectionIds: [], trimmed: [], isTrimReviewed: false, ...fieldsOf(record) }),
    },
  },
];
