import type { SnapshotOutcome } from './journalSnapshot';
import type { ReplacementOutcome, ReplacementRequest } from './replacement';

/** What the window can ask of the journal of its notebook. */
export interface JournalKeeping {
  /** Makes a copy of the notebook now, on the person's word. */
  copyNow(): Promise<SnapshotOutcome>;
  /**
   * Puts a copy in the place of the whole notebook: saves what is pending, lets nobody write meanwhile, and reloads the
   * window where it succeeded ('ready'). Otherwise the notebook is as it was and can be written to again.
   */
  replace(request: ReplacementRequest): Promise<ReplacementOutcome>;
  /** Waits while the journal lags behind: for work that writes faster than a disk keeps. Never rejects. */
  keepUp(): Promise<void>;
  /** Reloads the window over a snapshot, as it was then and not to be changed. */
  lookBack(snapshotId: string): Promise<void>;
}
