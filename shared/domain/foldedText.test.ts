import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { foldedOffset, foldText, originSpan } from './foldedText';

const typography = { ignoreCase: false, ignoreAccents: false };
const search = { ignoreCase: true, ignoreAccents: true };

describe('foldText', () => {
  test.each([
    ['quotation marks', '“Xi’s ‘talks’” «x»', `"Xi's 'talks'" "x"`],
    ['dashes, a run as one', 'a – b—c--d \u2011 e', 'a - b-c-d - e'],
    ['white space and line breaks', 'a \u00a0\n b\u2028c\td', 'a b c d'],
    ['ellipsis', 'so… then', 'so... then'],
    ['ligatures and full width', 'oﬀer ＵＳ', 'offer US'],
    ['invisible characters', 'co\u00adoper\u200bate\ufeff', 'cooperate'],
    ['letters and accents apart', 'é', 'e\u0301'],
    ['case and letters that differ stay', 'Straße CAFÉ', 'Straße CAFE\u0301'],
    ['pairs stay', '\u{1f600}中', '\u{1f600}中'],
    ['half a pair becomes one unit', 'a\ud83d', 'a\ufffd'],
  ])('for anchors: %s', (_name, text, folded) => {
    expect(foldText(text, typography).text).toBe(folded);
  });

  test.each([
    ['case and accents', 'CAFÉ Émile', 'cafe emile'],
    ['a Turkish capital', 'İstanbul', 'istanbul'],
    ['letters that Unicode does not take apart', 'Straße Łódź Ærø', 'strasse lodz aero'],
    ['final sigma', 'ΣΟΦΟΣ σοφός', 'σοφοσ σοφοσ'],
    ['Hangul and Kana stay', '각 が', '각 か\u3099'],
    ['vowel points', 'مَرْحَبًا', 'مرحبا'],
    ['vowel signs stay', 'कि', 'कि'],
  ])('for search: %s', (_name, text, folded) => {
    expect(foldText(text, search).text).toBe(folded);
  });

  it('keeps capitals that it takes apart, where case matters', () => {
    expect(foldText('Łódź ß', { ignoreCase: false, ignoreAccents: true }).text).toBe('Lodz ss');
  });

  test.each([
    ['a letter with its accent', 'cafe\u0301 x', 'cafe', 0, 5],
    ['a run of white space', 'a \n b', ' ', 1, 4],
    ['part of an ellipsis', 'so… x', '..', 2, 3],
    ['a letter that became two', 'Straße', 's', 4, 5],
    ['the end', 'the end', 'end', 4, 7],
  ])('leads back to %s', (_name, text, part, start, end) => {
    const folded = foldText(text, search);
    const at = folded.text.lastIndexOf(part);
    expect(originSpan(folded, { start: at, end: at + part.length })).toEqual({ start, end });
  });

  it('grows for what becomes longer', () => {
    expect(foldText('…'.repeat(500), typography).text).toBe('.'.repeat(1500));
  });

  it('has origins that never go back, and finds them again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const folded = foldText(text, search);
        const origins = [...folded.origins];
        expect(origins).toHaveLength(folded.text.length + 1);
        expect(origins.at(-1)).toBe(text.length);
        expect([...origins].sort((one, other) => one - other)).toEqual(origins);
        for (let offset = 0; offset <= text.length; offset += 1) {
          expect(foldedOffset(folded, offset)).toBe(origins.findIndex((origin) => origin >= offset));
        }
      }),
    );
  });

  it('is the same for both ways to write an accent', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('é', 'Å', 'ñ', 'a', ' ', 'ǖ')).map((all) => all.join('')), (text) => {
        expect(foldText(text.normalize('NFD'), typography).text).toBe(foldText(text.normalize('NFC'), typography).text);
      }),
    );
  });
});
