import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Span } from '../domain/span';
import { compareSpans, contains, intersection, isEmpty, overlaps, toCodePointSpan, toUtf16Span, trimSpan } from './span';

const span = (start: number, end: number): Span => ({ start, end });
const spans = fc.tuple(fc.nat(30), fc.nat(12)).map(([start, length]) => span(start, start + length));
const unitsOf = ({ start, end }: Span): number[] => Array.from({ length: end - start }, (_, index) => start + index);

/** Text that is rich in what must not be split. */
const trickyText = fc
  .array(fc.constantFrom('a', 'B', ' ', '\n', '\u00a0', '\u2028', 'e\u0301', '\u{1f1e8}\u{1f1f3}', '中', '👩‍🚀', '\r\n', '\u{1d11e}', 'क्षि', '\ud83d'), {
    maxLength: 24,
  })
  .map((parts) => parts.join(''));
const textAndSpan = trickyText.chain((text) =>
  fc.tuple(fc.nat(text.length), fc.nat(text.length)).map(([one, other]) => ({ text, span: span(Math.min(one, other), Math.max(one, other)) })),
);

describe('the algebra of spans', () => {
  test.each([
    ['apart', span(0, 3), span(5, 8), false, null],
    ['neighbors', span(0, 3), span(3, 8), false, null],
    ['overlapping', span(0, 5), span(3, 8), true, span(3, 5)],
    ['nested', span(0, 9), span(3, 8), true, span(3, 8)],
    ['empty inside', span(0, 9), span(3, 3), false, null],
  ])('%s', (_name, one, other, sharing, common) => {
    expect(overlaps(one, other)).toBe(sharing);
    expect(overlaps(other, one)).toBe(sharing);
    expect(intersection(one, other)).toEqual(common);
    expect(intersection(other, one)).toEqual(common);
  });

  it('agrees with sets of units', () => {
    fc.assert(
      fc.property(spans, spans, (one, other) => {
        const shared = unitsOf(one).filter((unit) => unitsOf(other).includes(unit));
        const common = intersection(one, other);
        expect(overlaps(one, other)).toBe(shared.length > 0);
        expect(common ? unitsOf(common) : []).toEqual(shared);
        expect(isEmpty(one)).toBe(unitsOf(one).length === 0);
        if (!isEmpty(other)) expect(contains(one, other)).toBe(shared.length === unitsOf(other).length);
      }),
    );
  });

  it('sorts by start, the longer first', () => {
    const sorted = [span(4, 5), span(0, 2), span(0, 9), span(4, 8)].sort(compareSpans);
    expect(sorted).toEqual([span(0, 9), span(0, 2), span(4, 8), span(4, 5)]);
  });
});

describe('trimSpan', () => {
  test.each([
    ['white space at both ends', 'a  talks \n b', span(1, 11), 'talks'],
    ['no-break, ideographic and zero-width space', 'a\u00a0\u3000\u200btalks\u200b\u2028b', span(1, 11), 'talks'],
    ['white space within stays', ' two  words ', span(0, 12), 'two  words'],
    ['half a surrogate pair at the start', 'a\u{1f600}b', span(2, 4), '\u{1f600}b'],
    ['half a surrogate pair at the end', 'a\u{1f600}b', span(0, 2), 'a\u{1f600}'],
    ['an accent left behind', 'cafe\u0301 noir', span(0, 4), 'cafe\u0301'],
    ['only the accent', 'cafe\u0301 noir', span(4, 5), 'e\u0301'],
    ['half a flag', '\u{1f1e8}\u{1f1f3}\u{1f1fa}\u{1f1f8}', span(6, 8), '\u{1f1fa}\u{1f1f8}'],
    ['half a joined emoji', 'x👩‍🚀y', span(1, 3), '👩‍🚀'],
    ['a space that carries an accent', 'a \u0301', span(1, 3), ' \u0301'],
    ['nothing but white space', 'a   b', span(1, 4), ''],
    ['CR LF', 'a\r\nb', span(0, 2), 'a'],
  ])('%s', (_name, text, given, words) => {
    const trimmed = trimSpan(text, given);
    expect(text.slice(trimmed.start, trimmed.end)).toBe(words);
  });

  it('puts an empty span before the character it stood in', () => {
    expect(trimSpan('a\u{1f600}', span(2, 2))).toEqual(span(1, 1));
  });

  it('refuses a span that is not inside the text', () => {
    expect(() => trimSpan('abc', span(2, 4))).toThrow(RangeError);
    expect(() => trimSpan('abc', span(2, 1))).toThrow(RangeError);
  });

  it('is settled after once, cuts no character and ends in words', () => {
    const cutsOf = (text: string): Set<number> =>
      new Set([text.length, ...Array.from(new Intl.Segmenter('en').segment(text), ({ index }) => index)]);
    fc.assert(
      fc.property(textAndSpan, ({ text, span: given }) => {
        const trimmed = trimSpan(text, given);
        expect(trimSpan(text, trimmed)).toEqual(trimmed);
        const cuts = cutsOf(text);
        expect(cuts.has(trimmed.start) && cuts.has(trimmed.end)).toBe(true);
        const words = text.slice(trimmed.start, trimmed.end);
        expect(words.trim()).toBe(words);
        // Nothing but white space is left out of what was selected.
        const left = text.slice(given.start, Math.max(given.start, trimmed.start)) + text.slice(Math.min(given.end, trimmed.end), given.end);
        if (words !== '') expect(left.trim()).toBe('');
      }),
    );
  });
});

describe('counting in code points', () => {
  const sample = 'A\u{1F1E8}\u{1F1F3}e\u0301\r\n"Xi"';

  test.each([
    ['A', span(0, 1), span(0, 1)],
    ['\u{1F1E8}\u{1F1F3}', span(1, 5), span(1, 3)],
    ['e\u0301', span(5, 7), span(3, 5)],
    ['\r\n', span(7, 9), span(5, 7)],
    ['"Xi"', span(9, 13), span(7, 11)],
    [sample, span(0, 13), span(0, 11)],
  ])('%j both ways', (words, units, points) => {
    expect(sample.slice(units.start, units.end)).toBe(words);
    expect(toCodePointSpan(sample, units)).toEqual(points);
    expect(toUtf16Span(sample, points)).toEqual(units);
    expect(Array.from(sample).slice(points.start, points.end).join('')).toBe(words);
  });

  it('takes in whole a pair that the span cuts', () => {
    expect(toCodePointSpan(sample, span(2, 4))).toEqual(span(1, 3));
    expect(toCodePointSpan(sample, span(2, 2))).toEqual(span(1, 1));
  });

  it('refuses code points behind the end', () => {
    expect(() => toUtf16Span(sample, span(0, 12))).toThrow(RangeError);
  });

  it('agrees with arrays of code points', () => {
    fc.assert(
      fc.property(trickyText, fc.nat(30), fc.nat(30), (text, one, other) => {
        const points = Array.from(text);
        const start = Math.min(one, other, points.length);
        const end = Math.min(Math.max(one, other), points.length);
        const units = toUtf16Span(text, span(start, end));
        expect(units.start).toBe(points.slice(0, start).join('').length);
        expect(units.end).toBe(points.slice(0, end).join('').length);
        expect(toCodePointSpan(text, units)).toEqual(span(start, end));
      }),
    );
  });
});
