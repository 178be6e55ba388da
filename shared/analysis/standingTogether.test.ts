import { describe, expect, it } from 'vitest';
import { standingTogether, type EntityPlace } from './standingTogether';

const text = 'Varga met Haddad. Adm. Sand watched Varga and Haddad.\nSand left. Varga stayed.\nHaddad slept.';

function placesOf(...names: readonly string[]): readonly EntityPlace[] {
  return names
    .flatMap((name) => [...text.matchAll(new RegExp(name, 'g'))].map(({ index }) => ({ entityId: name, start: index, end: index + name.length })))
    .sort((one, other) => one.start - other.start);
}

describe('entities that stand together', () => {
  const all = placesOf('Varga', 'Haddad', 'Sand');
  it('are counted by sentence, and by paragraph where no sentence holds both', () => {
    const found = standingTogether(text, all, 'Varga').map(({ otherId, isSentence, stretch }) => [otherId, isSentence, text.slice(stretch.start, stretch.end)]);
    expect(found).toEqual([
      ['Haddad', true, 'Varga met Haddad.'],
      ['Sand', true, 'Adm. Sand watched Varga and Haddad.'],
      ['Haddad', true, 'Adm. Sand watched Varga and Haddad.'],
      ['Sand', false, 'Sand left. Varga stayed.'],
    ]);
  });

  it('are the same seen from either side', () => {
    const count = (one: string, other: string): number => standingTogether(text, all, one).filter(({ otherId }) => otherId === other).length;
    for (const [one, other] of [['Varga', 'Haddad'], ['Varga', 'Sand'], ['Haddad', 'Sand']] as const) expect(count(one, other)).toBe(count(other, one));
  });

  it('are none where one stands alone', () => {
    expect(standingTogether(text, placesOf('Varga'), 'Varga')).toEqual([]);
    expect(standingTogether(text, all, 'nobody')).toEqual([]);
  });
});
