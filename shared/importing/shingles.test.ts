import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandKeys, comparedWords, estimatedShare, exactShare, leastWords, shingleHashes, shingleWords, signatureOf, signatureOfHashes } from './shingles';
import { leastShare, SimilarTexts } from './similarTexts';

/** Jaccard of the shingles as words, with no hashing at all. */
function bruteShare(a: string, b: string): number {
  const shinglesOf = (text: string): Set<string> => {
    const words = comparedWords(text);
    return new Set(words.slice(0, Math.max(0, words.length - shingleWords + 1)).map((_, index) => words.slice(index, index + shingleWords).join(' ')));
  };
  const [left, right] = [shinglesOf(a), shinglesOf(b)];
  const shared = [...left].filter((shingle) => right.has(shingle)).length;
  const all = left.size + right.size - shared;
  return all === 0 ? 0 : shared / all;
}

const wordAt = (index: number): string => `w${(index * 7919) % 4001}`;
const articleArbitrary = fc.record({ from: fc.nat(3000), length: fc.integer({ min: 120, max: 500 }) })
  .map(({ from, length }) => Array.from({ length }, (_, index) => wordAt(from + index)));
/** An article and a later version of it: some words replaced, a part cut off, a part put on. */
const pairArbitrary = fc.tuple(articleArbitrary, fc.array(fc.nat(500), { maxLength: 25 }), fc.nat(80), fc.nat(80)).map(([words, replaced, cut, added]) => {
  const later = words.map((word, index) => (replaced.includes(index) ? `new${index}` : word)).slice(cut);
  return [words.join(' '), [...later, ...Array.from({ length: added }, (_, index) => `more${index}`)].join(' ')] as const;
});

describe('shingles', () => {
  it('share what brute force says they share', () => {
    fc.assert(fc.property(pairArbitrary, ([a, b]) => {
      expect(exactShare(shingleHashes(a), shingleHashes(b))).toBeCloseTo(bruteShare(a, b), 6);
    }));
  });

  it('are estimated by signatures within what 128 numbers allow', () => {
    fc.assert(fc.property(pairArbitrary, ([a, b]) => {
      const estimate = estimatedShare(signatureOfHashes(shingleHashes(a)), signatureOfHashes(shingleHashes(b)));
      // Six standard deviations.
      expect(Math.abs(estimate - bruteShare(a, b))).toBeLessThan(0.27);
    }));
  });

  it('are found by a band wherever much is shared, and never where nothing is', () => {
    fc.assert(fc.property(pairArbitrary, ([a, b]) => {
      const [left, right] = [signatureOfHashes(shingleHashes(a)), signatureOfHashes(shingleHashes(b))];
      const share = bruteShare(a, b);
      const keys = new Set(bandKeys(left));
      const isFound = bandKeys(right).some((key) => keys.has(key));
      if (share >= 0.75) expect(isFound).toBe(true);
      if (share === 0) expect(isFound).toBe(false);
    }));
  });

  it('do not depend on case, marks, quotes and white space, and take Chinese by character', () => {
    const plain = 'the envoy said that the talks would go on in the harbor city until the ninth of may whatever the weather and whoever came to see them there';
    const other = 'The envoy said:\n“That the talks would go on” — in the hárbor city — until the NINTH of May, whatever the weather, and whoever came to see them there!';
    expect(signatureOf(plain)).toEqual(signatureOf(other));
    expect(comparedWords('王毅说 Hello')).toEqual(['王', '毅', '说', 'hello']);
    expect(signatureOf('Too short to be compared.')).toBeNull();
    expect(signatureOf(Array.from({ length: leastWords }, (_, index) => wordAt(index)).join(' '))).not.toBeNull();
  });
});

describe('many texts', () => {
  it('give each its similar ones, also after some were removed, as brute force does', () => {
    const base = Array.from({ length: 300 }, (_, index) => wordAt(index));
    const texts = new SimilarTexts();
    const signatures = new Map<string, Uint32Array>();
    for (let index = 0; index < 400; index += 1) {
      const words = index % 40 === 0 ? base.map((word, at) => (at === index % 300 ? 'changed' : word)) : Array.from({ length: 300 }, (_, at) => `t${index}x${(at * 31) % 97}`);
      const signature = signatureOfHashes(shingleHashes(words.join(' ')));
      signatures.set(`s${index}`, signature);
      texts.add(`s${index}`, signature);
    }
    texts.remove('s40');
    texts.remove('s41');
    for (const [id, signature] of signatures) {
      const expected = [...signatures].filter(([other, theirs]) => other !== id && other !== 's40' && other !== 's41' && estimatedShare(signature, theirs) >= leastShare).map(([other]) => other);
      expect(texts.similarTo(signature, id).map((each) => each.id).sort()).toEqual(expected.sort());
    }
    expect(texts.similarToText('s0').map((each) => each.id)).toContain('s80');
  });
});
