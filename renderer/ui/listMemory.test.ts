import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { ListMemory, scrollToShow, scrollTopOf, survivorOf, type RowLayout } from './listMemory';
import { rowAt, rowOffsets } from './rowWindow';

const names = (count: number, prefix = 'row'): string[] => Array.from({ length: count }, (_, index) => `${prefix}-${index}`);

function layoutOf(keys: readonly string[], more: Partial<RowLayout> = {}): RowLayout {
  return { view: 'all', keys, indexOf: new Map(keys.map((key, index) => [key, index])), offsets: rowOffsets(keys, new Map(), 50), viewHeight: 500, activeKey: null, ...more };
}

/** How far the list is scrolled then. */
function scrolledBy(memory: ListMemory, layout: RowLayout): number {
  return scrollTopOf(layout, memory.laidOut(layout));
}

describe('the place of a list', () => {
  const rows = names(1000);
  let memory: ListMemory;
  beforeEach(() => {
    memory = new ListMemory();
    memory.laidOut(layoutOf(rows));
  });

  it('stays where rows come in above and below', () => {
    memory.scrolled(5010);
    expect(scrolledBy(memory, layoutOf([...names(7, 'new'), ...rows, ...names(9, 'last')]))).toBe(5010 + 7 * 50);
  });

  it('stays at the very top, where what comes in is seen', () => {
    memory.scrolled(0);
    expect(scrolledBy(memory, layoutOf([...names(7, 'new'), ...rows]))).toBe(0);
  });

  it('goes to the next row where what was in view is gone', () => {
    memory.scrolled(5000);
    const left = [...rows.slice(0, 90), ...rows.slice(130)];
    expect(scrolledBy(memory, layoutOf(left))).toBe(90 * 50 - 250);
    expect(scrolledBy(memory, layoutOf([]))).toBe(0);
  });

  it('holds the row that the keys act on, where it is in view', () => {
    memory.laidOut(layoutOf(rows, { activeKey: 'row-105' }));
    memory.scrolled(5000);
    // Rows before it in view are gone: it does not move on the screen.
    expect(scrolledBy(memory, layoutOf([...rows.slice(0, 100), ...rows.slice(105)], { activeKey: 'row-105' }))).toBe(5000 - 5 * 50);
  });

  it('is each view’s own, and the active row stays where it was seen when the order changes', () => {
    memory.scrolled(5000);
    expect(scrolledBy(memory, layoutOf(rows.slice(100, 400), { view: 'some' }))).toBe(0);
    memory.scrolled(700);
    expect(scrolledBy(memory, layoutOf(rows))).toBe(5000);
    expect(scrolledBy(memory, layoutOf(rows.slice(100, 400), { view: 'some' }))).toBe(700);
    memory.laidOut(layoutOf(rows, { activeKey: 'row-104' }));
    expect(scrolledBy(memory, layoutOf([...rows].reverse(), { view: 'reversed', activeKey: 'row-104' }))).toBe((999 - 104) * 50 - 200);
  });

  it('is there again after the list was left, also where its first row is gone or the list came with another choice', () => {
    memory.laidOut(layoutOf(rows, { activeKey: 'row-3' }));
    memory.scrolled(5020);
    memory.left(false);
    expect(scrolledBy(memory, layoutOf(rows, { activeKey: 'row-3' }))).toBe(5020);
    memory.left(false);
    expect(scrolledBy(memory, layoutOf(rows.filter((row) => row !== 'row-100'), { activeKey: 'row-3' }))).toBe(5000);
    memory.left(false);
    expect(scrolledBy(memory, layoutOf(rows, { activeKey: 'row-700' }))).toBe(701 * 50 - 500);
  });

  it('gives the focus back only to a list that had it', () => {
    const given: string[] = [];
    expect(memory.came(() => given.push('a'))).toBe(false);
    memory.left(true);
    memory.focus();
    expect(memory.came(() => given.push('b'))).toBe(true);
    memory.focus();
    expect(given).toEqual(['b']);
  });

  it('names the row that takes the place of one that is gone', () => {
    memory.laidOut(layoutOf(rows, { activeKey: 'row-4' }));
    memory.laidOut(layoutOf(rows.filter((_, index) => index < 4 || index > 8), { activeKey: 'row-4' }));
    expect(memory.heirOf('row-4')).toBe('row-9');
    expect(memory.heirOf('row-2')).toBe('row-2');
    memory.laidOut(layoutOf(['row-1', 'row-2'], { activeKey: 'row-2' }));
    memory.laidOut(layoutOf(['row-1'], { activeKey: 'row-2' }));
    expect(memory.heirOf('row-2')).toBe('row-1');
  });
});

it('finds the nearest row that is left', () => {
  expect(survivorOf(['a', 'b', 'c'], 1, (key) => key !== 'b')).toBe('c');
  expect(survivorOf(['a', 'b', 'c'], 2, (key) => key === 'a')).toBe('a');
  expect(survivorOf(['a', 'b'], 1, () => false)).toBeNull();
});

it('scrolls no further than needed', () => {
  const layout = layoutOf(names(100));
  expect(scrollToShow(layout, 'row-3', 1000)).toBe(150);
  expect(scrollToShow(layout, 'row-25', 1000)).toBe(1000);
  expect(scrollToShow(layout, 'row-40', 1000)).toBe(41 * 50 - 500);
  expect(scrollToShow(layout, 'gone', 1000)).toBe(1000);
});

it('keeps the first row in view in view, whatever else comes and goes', () => {
  const rows = names(200);
  const kept = fc.array(fc.boolean(), { minLength: 200, maxLength: 200 });
  fc.assert(fc.property(kept, fc.integer({ min: 1, max: 9000 }), fc.nat(20), (isKept, scrollTop, added) => {
    const memory = new ListMemory();
    const before = layoutOf(rows);
    memory.laidOut(before);
    memory.scrolled(scrollTop);
    const first = rows[rowAt(before.offsets, scrollTop)] ?? '';
    const after = layoutOf([...names(added, 'new'), ...rows.filter((row, index) => row === first || isKept[index])]);
    const top = scrolledBy(memory, after);
    const [was, is] = [(before.offsets[before.indexOf.get(first) ?? -1] ?? NaN) - scrollTop, (after.offsets[after.indexOf.get(first) ?? -1] ?? NaN) - top];
    // Near the upper end there may be nothing above it to scroll past.
    expect(top === 0 || is === was).toBe(true);
  }));
});
