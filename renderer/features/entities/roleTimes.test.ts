import { describe, expect, it } from 'vitest';
import { createAlias, type Alias } from '../../../shared/domain/entity';
import { heldWords, roleAxisOf } from './roleTimes';

function role(text: string, validFrom: string | null, validTo: string | null): Alias {
  return { ...createAlias(text, 'role'), validFrom, validTo };
}

describe('the time of a role', () => {
  it('is told in words', () => {
    expect(heldWords(role('a', '2013-03', '2022-12'))).toBe('March 2013 to December 2022');
    expect(heldWords(role('a', '2023-07-25', null))).toBe('since 25 Jul 2023');
    expect(heldWords(role('a', null, '2019~'))).toBe('until about 2019');
    expect(heldWords(role('a', '2019', '2019'))).toBe('2019');
  });

  it('lies on an axis of whole years; what is open goes to its end', () => {
    const axis = roleAxisOf([createAlias('Wang'), role('director', '2023', null), role('minister', '2013-07', '2022'), role('nonsense', 'spring', null)]);
    expect(axis?.names.map(({ alias, from, to, isOpenAfter }) => [alias.text, from, to, isOpenAfter])).toEqual([['minister', 0.5 / 11, 10 / 11, false], ['director', 10 / 11, 1, true]]);
    expect(axis?.ticks.map(({ year }) => year)).toEqual([2013, 2015, 2017, 2019, 2021, 2023]);
    expect(axis?.ticks.every(({ at }) => at >= 0 && at <= 1)).toBe(true);
  });

  it('is not drawn where no date is known', () => {
    expect(roleAxisOf([createAlias('Wang'), role('minister', null, null)])).toBeNull();
  });

  it('never ends before it begins', () => {
    const [held] = roleAxisOf([role('minister', '2022', '2013')])?.names ?? [];
    expect((held?.to ?? 0) - (held?.from ?? 1)).toBeGreaterThanOrEqual(0);
  });
});
