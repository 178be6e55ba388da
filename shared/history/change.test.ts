import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChangeRow } from './change';
import { invertRows, isAsLeft, isSameValue, squashRows, touches } from './change';

type Model = Map<string, number>;

/** A row over a table of settings, whose records are the simplest. */
function row(id: string, before: number | null, after: number | null): ChangeRow<'settings'> {
  const record = (value: number | null) => (value === null ? null : { id, value });
  return { table: 'settings', id, before: record(before), after: record(after) };
}

function apply(model: Model, rows: readonly ChangeRow[]): Model {
  const next = new Map(model);
  for (const { id, after } of rows) {
    if (after === null) next.delete(id);
    else if ('value' in after) next.set(id, Number(after.value));
  }
  return next;
}

/** Random writes against a model, as rows with true before images. */
const historyOf = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.option(fc.nat(5), { nil: null }))).map((writes) => {
  const model: Model = new Map();
  return writes.map(([id, after]) => {
    const before = model.get(id) ?? null;
    if (after === null) model.delete(id);
    else model.set(id, after);
    return row(id, before, after);
  });
});

describe('change', () => {
  it('is undone by its inverse and redone by the inverse of that', () => {
    fc.assert(fc.property(historyOf, (rows) => {
      const end = apply(new Map(), rows);
      expect(apply(end, invertRows(rows))).toEqual(new Map());
      expect(invertRows(invertRows(rows))).toEqual(rows);
    }));
  });

  it('squashed does what its parts did, with one row a record and no idle row', () => {
    fc.assert(fc.property(historyOf, (rows) => {
      const squashed = squashRows(rows);
      expect(apply(new Map(), squashed)).toEqual(apply(new Map(), rows));
      expect(new Set(squashed.map((each) => each.id)).size).toBe(squashed.length);
      for (const each of squashed) expect(isSameValue(each.before, each.after)).toBe(false);
      expect(apply(apply(new Map(), rows), invertRows(squashed))).toEqual(new Map());
    }));
  });

  it('knows what it touches', () => {
    const change = { rows: [row('a', null, 1)] };
    expect(touches(change, 'settings')).toBe(true);
    expect(touches(change, 'settings', 'b')).toBe(false);
    expect(touches(change, 'notes')).toBe(false);
  });

  it.each([
    ['key order', { a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 }, true],
    ['absent and undefined', { a: undefined }, {}, true],
    ['array and object', [1], { 0: 1 }, false],
    ['different length', [1], [1, 2], false],
    ['null and object', null, {}, false],
    ['NaN', Number.NaN, Number.NaN, true],
  ])('compares by value: %s', (_name, a, b, same) => {
    expect(isSameValue(a, b)).toBe(same);
  });
});

describe('what the program notes by itself', () => {
  const source = { id: 'src-1', title: 'A', readingState: 'unread' };
  const as = (patch: object) => ({ ...source, ...patch }) as unknown;
  it.each([
    ['only the note differs', as({ readingState: 'reading' }), as({}), true],
    ['something else differs', as({ title: 'B' }), as({}), false],
    ['both are gone', null, null, true],
    ['one is gone', as({}), null, false],
  ])('leaves a step standing where %s', (_name, current, left, stands) => {
    expect(isAsLeft('sources', current as ChangeRow['after'], left as ChangeRow['after'])).toBe(stands);
  });

  it('minds nothing in other tables', () => {
    expect(isAsLeft('tags', as({ readingState: 'reading' }) as ChangeRow['after'], as({}) as ChangeRow['after'])).toBe(false);
  });
});
