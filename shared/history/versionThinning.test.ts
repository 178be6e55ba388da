import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thinnedAway } from './versionThinning';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const now = Date.parse('2026-05-20T12:30:00.000Z');
const iso = (ms: number): string => new Date(ms).toISOString();

function keptOf(ages: readonly number[], at = now): readonly string[] {
  const times = ages.map((age) => iso(now - age));
  const gone = new Set(thinnedAway(times, iso(at)));
  return times.filter((time) => !gone.has(time)).sort();
}

/** Ages in milliseconds, close together and far apart, over a year. */
const agesArbitrary = fc.uniqueArray(fc.oneof(fc.integer({ min: 0, max: 2 * dayMs }), fc.integer({ min: 0, max: 400 * dayMs })), { maxLength: 120 });

describe('thinnedAway', () => {
  it('keeps every version of the last day', () => {
    const ages = Array.from({ length: 288 }, (_, index) => index * 5 * 60_000);
    expect(keptOf(ages)).toHaveLength(288);
  });

  it('keeps one an hour for a week, the newest', () => {
    const start = Date.parse('2026-05-17T09:00:00.000Z');
    const ages = [0, 5, 30, 59, 60, 61].map((minutes) => now - (start + minutes * 60_000));
    expect(keptOf(ages)).toEqual(['2026-05-17T09:59:00.000Z', '2026-05-17T10:01:00.000Z']);
  });

  it('keeps one a day for three months and one a week before', () => {
    const everyHour = Array.from({ length: 365 * 24 }, (_, index) => index * hourMs);
    const kept = keptOf(everyHour);
    const between = (from: number, to: number): number => kept.filter((time) => now - Date.parse(time) >= from * dayMs && now - Date.parse(time) < to * dayMs).length;
    expect(between(10, 80)).toBe(70);
    expect(between(100, 345)).toBe(35);
    const weeks = kept.filter((time) => now - Date.parse(time) > 100 * dayMs).map((time) => Date.parse(time));
    expect(new Set(weeks.slice(1).map((time, index) => time - (weeks[index] ?? 0)))).toEqual(new Set([7 * dayMs]));
  });

  it('says only times it was asked about, each once, and never the newest', () => {
    fc.assert(fc.property(agesArbitrary, (ages) => {
      const times = ages.map((age) => iso(now - age));
      const gone = thinnedAway(times, iso(now));
      expect(new Set(gone).size).toBe(gone.length);
      expect(times).toEqual(expect.arrayContaining([...gone]));
      const newest = [...times].sort().at(-1);
      if (newest !== undefined) expect(gone).not.toContain(newest);
    }));
  });

  it('leaves a version within every hour, day or week in which there was one, as its age asks', () => {
    fc.assert(fc.property(agesArbitrary, (ages) => {
      const kept = keptOf(ages).map((time) => Date.parse(time));
      for (const age of ages) {
        const time = now - age;
        const reach = age <= dayMs ? 0 : age <= 7 * dayMs ? hourMs : age <= 90 * dayMs ? dayMs : 7 * dayMs;
        expect(kept.some((other) => other >= time && other - time <= reach)).toBe(true);
      }
    }));
  });

  it('leaves the same whether it ran often or once, whatever was kept in between', () => {
    fc.assert(fc.property(agesArbitrary, fc.integer({ min: 0, max: 120 * dayMs }), (ages, later) => {
      const twice = keptOf(keptOf(ages).map((time) => now - Date.parse(time)), now + later);
      expect(twice).toEqual(keptOf(ages, now + later));
    }));
  });

  it('never leaves more than its rule says', () => {
    fc.assert(fc.property(agesArbitrary, (ages) => {
      const kept = keptOf(ages).map((time) => now - Date.parse(time));
      const byHour = new Map<number, number>();
      for (const age of kept.filter((each) => each > dayMs + hourMs)) {
        const hour = Math.floor((now - age) / hourMs);
        byHour.set(hour, (byHour.get(hour) ?? 0) + 1);
      }
      expect([...byHour.values()].every((count) => count === 1)).toBe(true);
    }));
  });
});
