import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isGraphemeBoundary, nextGrapheme, previousGrapheme } from './graphemes';

const parts = fc.constantFrom('a', 'é', '\r', '\n', ' ', '中', 'か\u3099', '한', '\u0301', '\u200d', '🇨🇳', '\u{1f1fa}', '👩', '👩‍🚀', '\ud83d', 'क्षि', '\u0600', '“', '\u2028');
const texts = fc.array(parts, { maxLength: 20 }).map((all) => all.join(''));

describe('boundaries of characters', () => {
  it('are those of the platform’s segmentation of the whole text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const expected = [...Array.from(new Intl.Segmenter('en').segment(text), ({ index }) => index), text.length];
        const offsets = Array.from({ length: text.length + 1 }, (_, offset) => offset);
        expect(offsets.filter((offset) => isGraphemeBoundary(text, offset))).toEqual([...new Set(text === '' ? [0] : expected)]);
        for (const offset of offsets) {
          expect(nextGrapheme(text, offset)).toBe(expected.find((each) => each > offset) ?? text.length);
          expect(previousGrapheme(text, offset)).toBe(expected.findLast((each) => each < offset) ?? 0);
        }
      }),
      { numRuns: 500 },
    );
  });
});
