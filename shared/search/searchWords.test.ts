import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completionAt, completionOptions } from './queryCompletion';
import { nameKeyOf, indexTextOf, tokensOf, wordsOf } from './searchTokens';
import { snippetsOf } from './snippet';
import { spellingDistance, Vocabulary } from './spelling';

describe('words of a text', () => {
  it.each([
    ['Émile’s “well-known” U.S. visit', ['emile', 's', 'well', 'known', 'u', 's', 'visit']],
    ['Straße, ﬁve ＡＢＣ', ['strasse', 'five', 'abc']],
    ['王毅访问', ['王', '毅', '访', '问']],
    ['AI時代', ['ai', '時', '代']],
    ['がっこう', ['が'.normalize('NFD'), 'っ', 'こ', 'う']],
    ['미국은 2024년', ['미', '국', '은', '2024', '년']],
    ['हिन्दी भाषा', ['हिन्दी', 'भाषा']],
    ['𠮷野家', ['𠮷', '野', '家']],
    ['…—!', []],
  ])('%s', (text, words) => expect(wordsOf(text)).toEqual(words));

  it('lie where they stand in the text, and are those the index is given', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', 'É', 'ß', '王', 'カ', '゛', '한', ' ', '-', '’', '…', '1', '\u0301', '𠮷', '\n', '!', 'क', 'ि') }), (text) => {
      const tokens = tokensOf(text);
      expect(tokens.map((token) => token.text)).toEqual(wordsOf(text));
      for (const [index, token] of tokens.entries()) {
        expect(token.start).toBeLessThan(token.end);
        expect(token.end).toBeLessThanOrEqual(tokens[index + 1]?.start ?? text.length);
        expect(wordsOf(text.slice(token.start, token.end)).join('')).toBe(token.text);
      }
      // The index takes everything beyond ASCII for letters, and ASCII letters and digits.
      expect(indexTextOf(text).split(/[\0-\x2f\x3a-\x60\x7b-\x7f]+/).filter((word) => word !== '')).toEqual(wordsOf(text));
    }));
  });

  it('make a key of a name', () => expect(nameKeyOf('  José  “Pepe” O’Neill ')).toBe('jose pepe o neill'));
});

describe('spelling', () => {
  it.each([
    ['kitten', 'sitten', 1], ['teh', 'the', 1], ['summit', 'sumit', 1], ['abc', 'abc', 0], ['ministry', 'minsitryy', 2], ['abcdef', 'uvwxyz', 3],
  ])('%s and %s are %d apart', (a, b, distance) => expect(spellingDistance(a, b, 2)).toBe(distance));

  it('agrees with the plain definition', () => {
    const slow = (a: string, b: string): number => {
      if (a === '' || b === '') return a.length + b.length;
      const same = a.at(-1) === b.at(-1) ? 0 : 1;
      const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1) ? slow(a.slice(0, -2), b.slice(0, -2)) + 1 : Infinity;
      return Math.min(slow(a.slice(0, -1), b) + 1, slow(a, b.slice(0, -1)) + 1, slow(a.slice(0, -1), b.slice(0, -1)) + same, swapped);
    };
    const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(fc.property(short, short, (a, b) => {
      expect(spellingDistance(a, b, 2)).toBe(Math.min(slow(a, b), 3));
    }));
  });

  it('finds every known word within reach, nearest first', () => {
    const vocabulary = new Vocabulary();
    for (const word of ['minister', 'ministry', 'minster', 'monster', 'harbor', 'harbour', 'tariff']) vocabulary.add(word);
    expect(vocabulary.near('minstry', 5).map(({ word }) => word)).toEqual(['ministry']);
    expect(vocabulary.near('ministrey', 5).map(({ word }) => word)).toEqual(['ministry', 'minister']);
    expect(vocabulary.near('habor', 5).map(({ word }) => word)).toEqual(['harbor']);
    expect(vocabulary.continuing('tari')).toBe('tariff');
  });
});

describe('snippets', () => {
  const text = 'The envoy left.\nIn the harbor the ferry waited for the envoy of the coast guard while others slept.\nNobody spoke of the harbor again.';

  it('show the words in context and where they stand', () => {
    const { snippets, places } = snippetsOf(text, [{ words: ['harbor'], isPrefix: false }, { words: ['coast', 'guard'], isPrefix: false }], 2);
    expect(places).toBe(3);
    expect(snippets.map((each) => each.marks.map((mark) => each.text.slice(mark.start, mark.end)))).toEqual([['harbor', 'coast guard'], ['harbor']]);
    for (const { place } of snippets) expect(text.slice(place.start, place.end)).toBe('harbor');
  });

  it('stay inside the paragraph and say where they were cut', () => {
    const [first] = snippetsOf(text, [{ words: ['ferr'], isPrefix: true }], 1).snippets;
    expect(first).toMatchObject({ text: expect.stringMatching(/^In the harbor the ferry/), isCutBefore: false, isCutBehind: true });
  });
});

describe('completion', () => {
  it.each([
    ['out', 3, { field: null, typed: 'out', start: 0, end: 3 }],
    ['a outlet:', 9, { field: 'outlet', typed: '', start: 2, end: 9 }],
    ['a outlet:gaz b', 11, { field: 'outlet', typed: 'gaz', start: 2, end: 12 }],
    ['entity:"wang y', 14, { field: 'entity', typed: 'wang y', start: 0, end: 14 }],
    ['entity:"wang y" ', 16, null],
    ['entity:"wang y"', 15, null],
    ['foo:x', 5, null],
  ])('of %j at %d', (text, caret, expected) => expect(completionAt(text, caret)).toEqual(expected));

  it('offers fields, choices and names', () => {
    expect(completionOptions({ field: null, typed: 'co', start: 0, end: 2 }, []).map(({ text }) => text)).toEqual(['color:']);
    expect(completionOptions({ field: 'color', typed: 'g', start: 0, end: 7 }, []).map(({ text }) => text)).toEqual(['color:green']);
    expect(completionOptions({ field: 'entity', typed: 'yi', start: 0, end: 9 }, ['Wang Yi', 'Li Wei']).map(({ text }) => text)).toEqual(['entity:"Wang Yi"']);
  });
});
