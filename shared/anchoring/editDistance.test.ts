import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distancesAlong, smallest, smallestNear } from './editDistance';

/** The textbook recurrence, last row. */
function lastRow(pattern: string, text: string, isFree: boolean): number[] {
  let row = Array.from({ length: text.length + 1 }, (_, at) => (isFree ? 0 : at));
  Array.from({ length: pattern.length }, (_, index) => index).forEach((index) => {
    const next = [index + 1];
    for (let at = 1; at <= text.length; at += 1) {
      const same = pattern.charCodeAt(index) === text.charCodeAt(at - 1) ? 0 : 1;
      next.push(Math.min((row[at - 1] ?? 0) + same, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
    }
    row = next;
  });
  return row;
}
const reversed = (text: string): string => text.split('').reverse().join('');

describe('distancesAlong', () => {
  const letters = (maxLength: number) => fc.string({ unit: fc.constantFrom('a', 'b', 'c', '中'), maxLength });

  it('agrees with the textbook recurrence in both directions, for patterns of several machine words', () => {
    fc.assert(
      fc.property(letters(100), letters(120), fc.nat(10), fc.nat(10), fc.boolean(), (pattern, text, cutBefore, cutBehind, isFree) => {
        const from = Math.min(cutBefore, text.length);
        const to = Math.max(from, text.length - cutBehind);
        const start = isFree ? 'free' : 'fixed';
        const window = text.slice(from, to);
        expect([...distancesAlong(pattern, text, from, to, { direction: 'forward', start })]).toEqual(lastRow(pattern, window, isFree));
        expect([...distancesAlong(pattern, text, from, to, { direction: 'backward', start })]).toEqual(lastRow(reversed(pattern), reversed(window), isFree));
      }),
      { numRuns: 400 },
    );
  });

  it('finds the nearest of the smallest', () => {
    const row = Int32Array.from([3, 1, 2, 1, 4]);
    expect(smallest(row)).toBe(1);
    expect(smallestNear(row, 0)).toBe(1);
    expect(smallestNear(row, 4)).toBe(3);
  });
});
