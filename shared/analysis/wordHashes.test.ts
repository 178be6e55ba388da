import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formsOf } from './nameForms';
import { createNameMatcher } from './nameMatcher';
import { named } from './nameMatchingTestData';
import { nameKey } from './nameUnits';
import { holdsWords, wordHashesOf } from './wordHashes';

const pieces = ['Ilse', 'Varga', 'VARGA', 'varga', 'Vargas', 'U.S.', 'US', '王毅', '中国', '김정은', '은', 'Jong-un', 'Jong Un', 'Émile', 'E\u0301mile', 'Straße', 'Strasse', 'O’Brien', "O'Brien", '’s', ' ', '-', '\n', '\u00ad', '\u2028', ', ', '東京タワー', 'æon', 'x'];

describe('the words of a text as numbers', () => {
  it('are all there where a name is found, so that no text is left out', () => {
    const word = fc.constantFrom(...pieces);
    const phrase = (most: number) => fc.array(word, { minLength: 1, maxLength: most }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(phrase(3), phrase(14), fc.boolean(), (name, text, isPerson) => {
        fc.pre(/[\p{L}\p{N}]/u.test(name));
        const entity = named(isPerson ? 'person' : 'organization', name.trim());
        const hits = createNameMatcher([entity]).hitsIn(text);
        if (hits.length === 0) return true;
        const hashes = wordHashesOf(text);
        return hits.every(({ forms }) => forms.every(({ spelling }) => holdsWords(hashes, wordHashesOf(nameKey(spelling))))) && formsOf(entity).length > 0;
      }),
      { numRuns: 3000 },
    );
  });

  it('are each once and in order, case and accents aside', () => {
    const hashes = wordHashesOf('The harbor, the HARBOR; a café and a cafe.');
    expect(hashes).toHaveLength(5);
    expect([...hashes]).toEqual([...hashes].sort((a, b) => a - b));
  });

  it('do not hold words that stand only inside others', () => {
    const hashes = wordHashesOf('Reuters reported from Liu’s candidate.');
    expect(holdsWords(hashes, wordHashesOf('candid'))).toBe(false);
    expect(holdsWords(hashes, wordHashesOf('Li'))).toBe(false);
    expect(holdsWords(hashes, wordHashesOf('liu candidate'))).toBe(true);
  });
});
