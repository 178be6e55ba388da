import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowAt, rowOffsets, rowWindow } from './rowWindow';

const keys = (count: number): string[] => Array.from({ length: count }, (_, index) => `row-${index}`);

describe('the window of a long list', () => {
  it('draws the rows in view and some around them', () => {
    const offsets = rowOffsets(keys(1000), new Map(), 50);
    expect(rowWindow(offsets, 5000, 500, 200)).toEqual({ first: 96, last: 115, above: 4800, below: 44_250 });
    expect(rowWindow(offsets, 0, 500, 200)).toMatchObject({ first: 0, above: 0 });
    expect(rowWindow(offsets, 49_900, 500, 200)).toMatchObject({ first: 986, last: 1000, below: 0 });
  });

  it('has nothing to draw of an empty list', () => {
    expect(rowWindow(rowOffsets([], new Map(), 50), 0, 500, 200)).toEqual({ first: 0, last: 0, above: 0, below: 0 });
  });

  it('takes measured heights for those it knows, and always covers the view', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 10, max: 200 }), { minLength: 1, maxLength: 60 }), fc.nat(5000), fc.integer({ min: 1, max: 900 }), (heights, wanted, view) => {
        const names = keys(heights.length);
        const measured = new Map(heights.flatMap((height, index) => (index % 2 ? [[names[index] ?? '', height] as const] : [])));
        const offsets = rowOffsets(names, measured, 40);
        const total = offsets[heights.length] ?? 0;
        const top = Math.min(wanted, Math.max(0, total - 1));
        const { first, last, above, below } = rowWindow(offsets, top, view, 40);
        expect(above).toBeLessThanOrEqual(top);
        expect(total - below).toBeGreaterThanOrEqual(Math.min(total, top + view));
        expect(above + below + ((offsets[last] ?? 0) - (offsets[first] ?? 0))).toBe(total);
        expect(offsets[rowAt(offsets, top)]).toBeLessThanOrEqual(top);
      }),
    );
  });
});
