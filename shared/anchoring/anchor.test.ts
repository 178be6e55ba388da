import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeSpan } from './anchor';

const digest = 'a'.repeat(64);

describe('describeSpan', () => {
  it('keeps position, words, 32 units on each side and the digest', () => {
    const text = `${'x'.repeat(50)}the words${'y'.repeat(50)}`;
    expect(describeSpan(text, digest, { start: 50, end: 59 })).toEqual({
      start: 50, end: 59, exact: 'the words', prefix: 'x'.repeat(32), suffix: 'y'.repeat(32), textDigest: digest,
    });
  });

  it('trims white space', () => {
    expect(describeSpan('Talks  were\u00a0\n candid.', digest, { start: 5, end: 13 })).toMatchObject({ start: 7, end: 11, exact: 'were' });
  });

  it('is null where nothing is selected', () => {
    expect(describeSpan('a  b', digest, { start: 1, end: 1 })).toBeNull();
    expect(describeSpan('a  b', digest, { start: 1, end: 3 })).toBeNull();
  });

  it('has less context at the ends of the text', () => {
    expect(describeSpan('only', digest, { start: 0, end: 4 })).toMatchObject({ prefix: '', suffix: '' });
  });

  it('leaves no half of a pair in its context', () => {
    const text = `${'\u{1f600}'.repeat(20)}xy${'\u{1f600}'.repeat(20)}`;
    const shifted = describeSpan(text, digest, { start: 41, end: 42 });
    expect(shifted?.prefix).toBe(`${'\u{1f600}'.repeat(15)}x`);
    expect(describeSpan(text, digest, { start: 40, end: 41 })?.suffix).toBe(`y${'\u{1f600}'.repeat(15)}`);
  });

  it('says what stands in the text, whatever is selected', () => {
    const texts = fc.string({ unit: 'binary', maxLength: 120 });
    fc.assert(
      fc.property(texts, fc.nat(240), fc.nat(240), (text, one, other) => {
        const start = Math.min(one, other, text.length);
        const end = Math.min(Math.max(one, other), text.length);
        const anchor = describeSpan(text, digest, { start, end });
        if (!anchor) {
          expect(text.slice(start, end).replaceAll('\u200b', '').trim()).toBe('');
          return;
        }
        expect(text.slice(anchor.start, anchor.end)).toBe(anchor.exact);
        expect(text.slice(0, anchor.start).endsWith(anchor.prefix)).toBe(true);
        expect(text.slice(anchor.end).startsWith(anchor.suffix)).toBe(true);
        expect(anchor.prefix.length).toBeGreaterThanOrEqual(Math.min(anchor.start, 31));
        if (text.isWellFormed()) expect([anchor.prefix, anchor.suffix].every((context) => context.isWellFormed())).toBe(true);
      }),
    );
  });
});
