import { describe, expect, it } from 'vitest';
import { extendTo, noSelection, rowAfterKey, rowStartingWith, selectOnly, selectRows, toggleRow } from './rowSelection';

const keys = ['a', 'b', 'c', 'd', 'e'];

describe('choosing rows', () => {
  it('grows a range from where it began, both ways', () => {
    const start = selectOnly('c');
    const down = extendTo(start, keys, 'e');
    expect([...down.selected]).toEqual(['c', 'd', 'e']);
    const up = extendTo(down, keys, 'a');
    expect([...up.selected]).toEqual(['a', 'b', 'c']);
    expect(up).toMatchObject({ active: 'a', anchor: 'c' });
  });

  it('begins anew where the anchor is gone', () => {
    expect(extendTo(selectOnly('x'), keys, 'b')).toEqual(selectOnly('b'));
    expect(extendTo(noSelection, keys, 'b')).toEqual(selectOnly('b'));
  });

  it('toggles single rows', () => {
    const two = toggleRow(selectOnly('a'), 'c');
    expect([...two.selected]).toEqual(['a', 'c']);
    expect([...toggleRow(two, 'a').selected]).toEqual(['c']);
    expect(selectRows(['b', 'd'])).toMatchObject({ active: 'b', anchor: 'b' });
  });

  it.each([
    ['ArrowDown', -1, 0], ['ArrowDown', 4, 4], ['ArrowUp', -1, 4], ['ArrowUp', 0, 0], ['Home', 3, 0], ['End', 1, 4],
    ['PageDown', 1, 4], ['PageUp', 4, 1], ['x', 2, null],
  ])('%s from row %i goes to %s', (key, active, expected) => {
    expect(rowAfterKey(key, active, 5, 3)).toBe(expected);
  });

  it('goes nowhere in an empty list', () => expect(rowAfterKey('End', -1, 0, 3)).toBeNull());

  it('finds rows by their first letters, going round', () => {
    const texts = ['Alpha', 'Beta', 'alarm', 'Gamma'];
    expect(rowStartingWith(texts, 'a', 0)).toBe(2);
    expect(rowStartingWith(texts, 'a', 2)).toBe(0);
    expect(rowStartingWith(texts, 'al', 2)).toBe(2);
    expect(rowStartingWith(texts, 'b', 3)).toBe(1);
    expect(rowStartingWith(texts, 'z', 0)).toBeNull();
  });
});
