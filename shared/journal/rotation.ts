import type { SnapshotReason } from '../contracts/journalContract';

/** The part of a snapshot that rotation looks at. */
export interface DatedSnapshot {
  readonly snapshotId: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly reason?: SnapshotReason;
}

/** How many of the newest are always kept. */
export const keptLast = 10;
/** For how many days, counted back from the newest, the last of each day is kept. */
export const keptDays = 14;
/** For how many days, counted back from the newest, the notebook from before a restoring is kept. */
export const keptBeforeRestoreDays = 30;

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Which snapshots to let go of: kept are the last ten, the last of each day for two weeks, and the last of each month
 * for ever, and what undo of a restoring needs for thirty days. Days and months are those of UTC; ages count from the newest snapshot, so that a wrong clock on one day
 * does not empty the shelf.
 */
export function snapshotsToRemove(snapshots: readonly DatedSnapshot[]): readonly string[] {
  const newestFirst = [...snapshots].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const newest = newestFirst[0];
  if (!newest) return [];
  const firstKeptDay = new Date(Date.parse(newest.at) - (keptDays - 1) * dayMs).toISOString().slice(0, 10);
  const firstKeptForUndo = new Date(Date.parse(newest.at) - keptBeforeRestoreDays * dayMs).toISOString();
  const seen = new Set<string>();
  return newestFirst
    .filter(({ at, reason }, index) => {
      const day = at.slice(0, 10);
      const month = at.slice(0, 7);
      const isLastOfDay = day >= firstKeptDay && !seen.has(day);
      const isLastOfMonth = !seen.has(month);
      const isNeededByUndo = reason === 'beforeRestore' && at >= firstKeptForUndo;
      seen.add(day).add(month);
      return index >= keptLast && !isLastOfDay && !isLastOfMonth && !isNeededByUndo;
    })
    .map(({ snapshotId }) => snapshotId);
}
