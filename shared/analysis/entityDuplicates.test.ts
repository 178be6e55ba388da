import { describe, expect, it, test } from 'vitest';
import { createAlias, type EntityKind } from '../domain/entity';
import { createCountingIdMaker } from '../domain/ids';
import { findDuplicates, type ComparedEntity, type DuplicateReason } from './entityDuplicates';

function registry(...drafts: readonly (readonly [name: string, kind: EntityKind, more?: Partial<ComparedEntity>])[]): ComparedEntity[] {
  const ids = createCountingIdMaker();
  return drafts.map(([name, kind, more]) => ({ id: ids('entity'), kind, name, aliases: [], externalIds: {}, ...more }));
}

describe('two entities are likely one', () => {
  test.each<readonly [DuplicateReason, EntityKind, string, string]>([
    ['sameName', 'person', 'Angela Hart', 'Dr. Angela  HART'],
    ['sameName', 'person', 'José Álvarez', 'Jose Alvarez'],
    ['sameName', 'organization', 'The Harbor Board', 'Harbor Board, Ltd.'],
    ['sameName', 'organization', 'Ørsted', 'Orsted'],
    ['sameName', 'organization', 'U.N.', 'UN'],
    ['sameLetters', 'person', 'Zhang Youxia', 'Zhang You-xia'],
    ['wordOrder', 'person', 'Xi Jinping', 'Jinping Xi'],
    ['wordOrder', 'person', 'Hart, Angela', 'Angela Hart'],
    ['transliteration', 'person', 'Volodymyr Zelensky', 'Volodimir Zelenskyy'],
    ['transliteration', 'person', 'Володимир Зеленський', 'Volodymyr Zelenskyi'],
    ['transliteration', 'person', 'Muammar Gaddafi', 'Moammar Qadhafi'],
    ['transliteration', 'person', 'Mohammed Khatami', 'Muhammad Khatami'],
    ['transliteration', 'place', 'Kharkiv', 'Харків'],
    ['transliteration', 'person', 'Samuel Paparo', 'Samuel Papparo'],
    ['spelling', 'person', 'Jake Sullivan', 'Jake Sulliman'],
    ['spelling', 'organization', 'Norhtern Command', 'Northern Command'],
    ['initials', 'person', 'J. Sullivan', 'Jake Sullivan'],
    ['initials', 'person', 'Joseph R. Biden', 'Joseph Biden'],
    ['acronym', 'organization', 'People’s Liberation Army', 'PLA'],
    ['acronym', 'organization', 'Organization for the Protection of Harbors', 'O.P.H.'],
    ['shortForm', 'person', 'Jake Sullivan', 'Sullivan'],
  ])('%s: %s %s, %s', (reason, kind, one, other) => {
    const found = findDuplicates(registry([one, kind], [other, kind]));
    expect(found.map((each) => each.reason)).toEqual([reason]);
    expect(new Set([found[0]?.firstForm, found[0]?.secondForm])).toEqual(new Set([one, other]));
  });

  it('by an identifier, whatever they are called, and by another name', () => {
    const wikidata = { externalIds: { wikidata: 'Q7' } };
    expect(findDuplicates(registry(['Wang Yi', 'person', wikidata], ['王毅', 'person', wikidata]))).toMatchObject([{ reason: 'sameIdentifier', score: 1 }]);
    expect(findDuplicates(registry(['Wang Yi', 'person', { aliases: [createAlias('王毅', 'transliteration')] }], ['王毅', 'person']))).toMatchObject([{ reason: 'sameName', firstForm: '王毅' }]);
  });
});

test.each<readonly [string, ComparedEntity[]]>([
  ['short names that differ by a letter', registry(['Li', 'person'], ['Lu', 'person'], ['Liu', 'person'], ['Wang Yi', 'person'], ['Wang Li', 'person'], ['Li Qiang', 'person'], ['Li Qian', 'person'])],
  ['a person and a place of one name', registry(['Georgia', 'person'], ['Georgia', 'place'])],
  ['different numbers', registry(['Resolution 2231', 'work'], ['Resolution 2232', 'work'], ['G7', 'organization'], ['G20', 'organization'])],
  ['one role held by two', registry(['Qin Gang', 'person', { aliases: [createAlias('foreign minister', 'role')] }], ['Wang Yi', 'person', { aliases: [createAlias('foreign minister', 'role')] }])],
  ['different identifiers', registry(['Wang Yi', 'person', { externalIds: { wikidata: 'Q1' } }], ['Wang Yi', 'person', { externalIds: { wikidata: 'Q2' } }])],
  ['the same country', registry(['Wang Yi', 'person', { externalIds: { country: 'cn' } }], ['Qin Gang', 'person', { externalIds: { country: 'cn' } }])],
  ['a last name that two have', registry(['Jake Sullivan', 'person'], ['Mary Sullivan', 'person'], ['Sullivan', 'person'])],
  ['different given names', registry(['Jake Sullivan', 'person'], ['J. R. Sullivan', 'person'], ['Mary Sullivan', 'person']).slice(0, 1)],
  ['different middle names', registry(['George Walker Bush', 'person'], ['George Herbert Bush', 'person'])],
])('never %s', (_name, entities) => {
  expect(findDuplicates(entities)).toEqual([]);
});

it('takes 5,000 entities of 15,000 names in well under a second and finds what was hidden among them', () => {
  const syllables = ['ba', 'ken', 'lo', 'mir', 'sta', 'ru', 'vel', 'ton', 'ga', 'shi', 'per', 'dal', 'no', 'quin', 'far', 'ez'];
  const word = (number: number): string => {
    const name = [number, number >> 4, number >> 8].map((each) => syllables[(each * 7) % 16] ?? '').join('');
    return name.charAt(0).toUpperCase() + name.slice(1);
  };
  const entities = registry(...Array.from({ length: 5000 }, (_, index) => [`${word(index)} ${word(index * 13 + 5)}`, 'person', { aliases: [createAlias(`${word(index * 17)} ${index}`), createAlias(`${word(index * 29)} of ${word(index * 3)} ${index}`)] }] as const));
  const hidden = registry(['Jake Sullivan', 'person'], ['Sullivan, Jake', 'person']).map((entity, index) => ({ ...entity, id: `ent-zzzzzzzzzzzzzzz${index}` as ComparedEntity['id'] }));
  const began = performance.now();
  const found = findDuplicates([...entities, ...hidden]);
  const tookMs = performance.now() - began;
  expect(found.some(({ firstForm, secondForm }) => firstForm === 'Jake Sullivan' && secondForm === 'Sullivan, Jake')).toBe(true);
  // An order of magnitude above what it takes, for a busy machine.
  expect(tookMs).toBeLessThan(8000);
});
