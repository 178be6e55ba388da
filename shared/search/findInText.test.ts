import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { foldText } from '../domain/foldedText';
import { isGraphemeBoundary } from '../domain/graphemes';
import { findInText, type FindOptions } from './findInText';

const wordsFound = (text: string, query: string, options?: FindOptions): string[] =>
  findInText(text, query, options).map(({ start, end }) => text.slice(start, end));

describe('findInText', () => {
  test.each<[string, string, string, string[], FindOptions?]>([
    ['nothing', 'talks', 'trade', []],
    ['a blank query', 'a b', ' ', []],
    ['an empty query', 'a b', '', []],
    ['every place', 'talk of talks', 'talk', ['talk', 'talk']],
    ['no overlaps', 'aaaa', 'aa', ['aa', 'aa']],
    ['any case', 'Trade TRADE trade', 'tRade', ['Trade', 'TRADE', 'trade']],
    ['this case only', 'Trade TRADE trade', 'trade', ['trade'], { caseSensitive: true }],
    ['accents', 'café, cafe\u0301, CAFÉ, cafe', 'cafe', ['café', 'cafe\u0301', 'CAFÉ', 'cafe']],
    ['accents in the query', 'Li Shangfu, Lǐ Shàngfú', 'lǐ shàngfú', ['Li Shangfu', 'Lǐ Shàngfú']],
    ['curly quotes by straight ones', 'a “candid” talk, China’s', '"candid"', ['“candid”']],
    ['an apostrophe by another', 'China’s and China\'s', 'china’s', ['China’s', "China's"]],
    ['dashes', 'US–China, US-China, US—China', 'us-china', ['US–China', 'US-China', 'US—China']],
    ['over a line break', 'State\u2028Department, State \u00a0 Department, State\nDepartment', 'state department', ['State\u2028Department', 'State \u00a0 Department', 'State\nDepartment']],
    ['a soft hyphen', 'co\u00adoperation', 'cooperation', ['co\u00adoperation']],
    ['behind characters that fold to more', '… ß … talks', 'talks', ['talks']],
    ['part of an ellipsis', 'well…', '.', ['…']],
    ['a letter that folds to two', 'Straße', 'strasse', ['Straße']],
    ['astral characters', 'a😀b😀', '😀', ['😀', '😀']],
    ['not half a joined emoji', 'x👩‍🚀y👩z', '👩', ['👩']],
    ['not half a flag', '🇨🇳', '🇳', []],
    ['Chinese', '中国外交部和中国', '中国', ['中国', '中国']],
    ['whole words', 'candid candidate candid’s un-candid', 'candid', ['candid', 'candid', 'candid'], { wholeWord: true }],
    ['whole words beside accents', 'résumés résumé', 'resume', ['résumé'], { wholeWord: true }],
    ['whole words beside digits', 'G7 G70', 'g7', ['G7'], { wholeWord: true }],
    ['whole words without spaces', '中国外交部', '外交', ['外交'], { wholeWord: true }],
    ['a quotation as a whole word', 'said “no”now', '“no”', ['“no”'], { wholeWord: true }],
    ['no more than the limit', 'a a a a', 'a', ['a', 'a'], { limit: 2 }],
    ['none', 'a a', 'a', [], { limit: 0 }],
  ])('%s', (_name, text, query, found, options) => {
    expect(wordsFound(text, query, options)).toEqual(found);
  });

  it('goes on where an answer was cut short', () => {
    const text = 'é talks é Talks é talks';
    const all = findInText(text, 'talks');
    const first = findInText(text, 'talks', { limit: 1 });
    expect(all).toHaveLength(3);
    expect([...first, ...findInText(text, 'talks', { from: first[0]?.end ?? 0 })]).toEqual(all);
  });

  const alphabet = ['a', 'A', 'á', 'a\u0301', 'b', ' ', '\n', '\u00a0', '-', '–', '’', "'", '😀'];
  const stringOf = (maxLength: number) => fc.array(fc.constantFrom(...alphabet), { maxLength }).map((parts) => parts.join(''));

  it('finds what a look at every stretch finds', () => {
    const folding = { ignoreCase: true, ignoreAccents: true };
    fc.assert(
      fc.property(stringOf(24), stringOf(3), (text, query) => {
        const wanted = foldText(query, folding).text;
        const expected = [];
        for (let start = 0; start < text.length && wanted.trim() !== ''; start += 1) {
          for (let end = text.length; end > start; end -= 1) {
            const isWhole = isGraphemeBoundary(text, start) && isGraphemeBoundary(text, end);
            if (isWhole && foldText(text.slice(start, end), folding).text === wanted) {
              expected.push({ start, end });
              start = end - 1;
              break;
            }
          }
        }
        expect(findInText(text, query)).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });
});
