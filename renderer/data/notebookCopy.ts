import type { SnapshotRow } from '../../shared/journal/snapshotLines';
import type { ContentToKeep } from './journalRows';

/**
 * A whole notebook outside the database, wherever it comes from: a backup file or one of the journal's snapshots. It
 * was read to its end and found whole before anybody gets it; a failure while it is read again rejects.
 */
export interface NotebookCopy {
  /** ISO 8601: when the copied notebook was so. */
  readonly at: string;
  /** What a person calls it: a file's name, "the copy of 3 May 2026, 14:20". */
  readonly title: string;
  /** The schema version of its records. */
  readonly schema: number;
  /** Table to number of records, originals included. */
  readonly counts: Readonly<Record<string, number>>;
  /** True where its contents lie in the journal of this notebook already and were found whole there. */
  readonly areContentsKept?: boolean;
  /** Its records in the order of `tableNames`, by id within a table; texts and originals are named by digest. Can be read more than once. */
  rows(): AsyncIterable<readonly SnapshotRow[]>;
  /** Every content its rows name, once, a few at a time. */
  contents(): AsyncIterable<readonly ContentToKeep[]>;
}
