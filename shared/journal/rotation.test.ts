import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapshotsToRemove } from './rotation';

const dayMs = 24 * 60 * 60 * 1000;
const newest = Date.parse('2024-06-30T12:00:00.000Z');

function at(daysAgo: number, hoursAgo = 0): { snapshotId: string; at: string } {
  const time = new Date(newest - daysAgo * dayMs - hoursAgo * 3_600_000).toISOString();
  return { snapshotId: time, at: time };
}

function kept(snapshots: readonly { snapshotId: string; at: string }[]): readonly string[] {
  const removed = new Set(snapshotsToRemove(snapshots));
  return snapshots.filter(({ snapshotId }) => !removed.has(snapshotId)).map(({ at: time }) => time.slice(0, 13));
}

describe('snapshotsToRemove', () => {
  it('keeps all of ten or fewer', () => {
    expect(snapshotsToRemove(Array.from({ length: 10 }, (_, index) => at(index * 100)))).toEqual([]);
    expect(snapshotsToRemove([])).toEqual([]);
  });

  it('keeps the last ten of one day, and of earlier days the last', () => {
    const today = Array.from({ length: 12 }, (_, index) => at(0, index));
    const yesterday = [at(1, 0), at(1, 1), at(1, 2)];
    expect(kept([...today, ...yesterday])).toEqual([...today.slice(0, 10), yesterday[0]].map((each) => each?.at.slice(0, 13)));
  });

  it('keeps what undo of a restoring needs for thirty days beside the others', () => {
    const many = Array.from({ length: 12 }, (_, index) => at(0, index));
    const restores = [20, 21, 29, 31, 33].map((daysAgo) => ({ ...at(daysAgo, 1), reason: 'beforeRestore' as const }));
    const dropped = new Set(snapshotsToRemove([...many, at(20), at(31), ...restores]));
    expect(restores.map(({ snapshotId }) => dropped.has(snapshotId))).toEqual([false, false, false, true, true]);
  });

  it('keeps one a day for two weeks and one a month before', () => {
    const twiceADay = Array.from({ length: 200 }, (_, index) => [at(index, 0), at(index, 6)]).flat();
    const days = kept(twiceADay);
    expect(days.slice(0, 10)).toEqual(twiceADay.slice(0, 10).map((each) => each.at.slice(0, 13)));
    expect(days.slice(10)).toEqual([
      '2024-06-25T12', '2024-06-24T12', '2024-06-23T12', '2024-06-22T12', '2024-06-21T12', '2024-06-20T12', '2024-06-19T12', '2024-06-18T12', '2024-06-17T12',
      '2024-05-31T12', '2024-04-30T12', '2024-03-31T12', '2024-02-29T12', '2024-01-31T12', '2023-12-31T12',
    ]);
  });

  it('does not depend on the order, never takes the newest, and takes nothing more when asked again', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 20_000 }), { maxLength: 60 }), (hours) => {
      const snapshots = hours.map((hour) => at(0, hour));
      const removed = new Set(snapshotsToRemove(snapshots));
      expect(new Set(snapshotsToRemove([...snapshots].reverse()))).toEqual(removed);
      const left = snapshots.filter(({ snapshotId }) => !removed.has(snapshotId));
      expect(snapshotsToRemove(left)).toEqual([]);
      expect(left.length).toBeGreaterThanOrEqual(Math.min(10, snapshots.length));
      const youngest = snapshots.reduce((a, b) => (a && a.at > b.at ? a : b), snapshots[0]);
      if (youngest) expect(left).toContain(youngest);
    }));
  });
});
