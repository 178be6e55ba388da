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

/**
 * Every step that changes the shape of records, in rising order; versions without one have only new stores or indexes.
 * Append-only, like the schema itself: notebooks, journals and backups of every version that was ever released go through it.
 */
export const upgradeSteps: readonly UpgradeStep[] = [];
