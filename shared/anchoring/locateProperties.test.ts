import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Anchor } from '../domain/anchor';
import type { Span } from '../domain/span';
import { contextUnits, describeSpan } from './anchor';
import { locate, locateAll } from './locate';

const before = 'a'.repeat(64);
const after = 'b'.repeat(64);

/** A stretch of a text is taken out and something put in its place. */
interface Edit extends Span {
  readonly put: string;
}

/** Applies edits that neither touch each other nor the span, and says where the span went. */
function edited(text: string, edits: readonly Edit[], span: Span): { readonly text: string; readonly span: Span } {
  let changed = text;
  let shift = 0;
  for (const edit of [...edits].sort((one, other) => other.start - one.start)) {
    changed = changed.slice(0, edit.start) + edit.put + changed.slice(edit.end);
    if (edit.end <= span.start) shift += edit.put.length - (edit.end - edit.start);
  }
  return { text: changed, span: { start: span.start + shift, end: span.end + shift } };
}

/** Keeps those edits that stand apart from each other and from the span with its context. */
function apart(edits: readonly Edit[], { start, end }: Span): Edit[] {
  const kept: Edit[] = [];
  for (const edit of edits) {
    const isFree = edit.end < start - contextUnits || edit.start > end + contextUnits;
    if (isFree && kept.every((other) => edit.end < other.start || edit.start > other.end)) kept.push(edit);
  }
  return kept;
}

/** Few words, so that look-alikes abound. */
const words = fc.constantFrom('talks', 'the', 'of', 'Xi', '“frank”', 'a', 'talk', 'café', '😀', 'not', 'trade–war');
const texts = fc.array(words, { minLength: 1, maxLength: 60 }).map((all) => all.join(' '));
const spanIn = (text: string) =>
  fc.tuple(fc.nat(text.length), fc.nat(text.length)).map(([one, other]) => ({ start: Math.min(one, other), end: Math.max(one, other) }));
const editIn = (text: string) =>
  fc.record({ start: fc.nat(text.length), length: fc.nat(20), put: fc.array(words, { maxLength: 4 }).map((all) => all.join(' ')) })
    .map(({ start, length, put }): Edit => ({ start, end: Math.min(text.length, start + length), put }));

const someCases = texts.chain((text) => fc.record({ text: fc.constant(text), span: spanIn(text), edits: fc.array(editIn(text), { maxLength: 6 }) }));

describe('locate, whatever the text', () => {
  it('L1 finds every described span exactly, in any text', () => {
    const anyCase = fc.string({ unit: 'binary', maxLength: 80 }).chain((text) => fc.record({ text: fc.constant(text), span: spanIn(text) }));
    fc.assert(
      fc.property(anyCase, ({ text, span }) => {
        const anchor = describeSpan(text, before, span);
        if (!anchor) return;
        expect(locate(anchor, text, before)).toEqual({ kind: 'exact', span: { start: anchor.start, end: anchor.end } });
      }),
    );
  });

  it('L2 L3 after edits elsewhere finds the words where they went, or says lost; never other words', () => {
    fc.assert(
      fc.property(someCases, ({ text, span, edits }) => {
        const anchor = describeSpan(text, before, span);
        if (!anchor) return;
        const changed = edited(text, apart(edits, anchor), anchor);
        const located = locate(anchor, changed.text, after);
        expect(located.kind).not.toBe('exact');
        if (located.kind === 'moved') expect(located).toMatchObject({ span: changed.span, words: 'same', similarity: 1 });
      }),
      { numRuns: 1500 },
    );
  });

  it('L10 does not take words that nothing speaks for', () => {
    const anchor = describeSpan('of', before, { start: 0, end: 2 });
    expect(anchor && locate(anchor, 'ofof', after)).toEqual({ kind: 'lost', quotation: 'of' });
  });

  it('L10 tells the truth about the words it found, whatever was edited', () => {
    fc.assert(
      fc.property(someCases, ({ text, span, edits }) => {
        const anchor = describeSpan(text, before, span);
        if (!anchor) return;
        const changed = edits.reduce((whole, edit) => whole.slice(0, edit.start) + edit.put + whole.slice(edit.end), text);
        const located = locate(anchor, changed, after);
        if (located.kind !== 'moved') {
          expect(located).toEqual({ kind: 'lost', quotation: anchor.exact });
          return;
        }
        const found = changed.slice(located.span.start, located.span.end);
        expect(found.trim()).toBe(found);
        expect(found === anchor.exact).toBe(located.words === 'same');
        expect(located.similarity === 1).toBe(located.words !== 'edited');
        expect(located.confidence).toBeGreaterThan(0);
        expect(located.confidence).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1500 },
    );
  });

  it('L2 L11 finds every untouched passage of a text in which no two sentences are alike', () => {
    const sentences = fc.array(fc.array(words, { minLength: 3, maxLength: 12 }), { minLength: 4, maxLength: 30 });
    const numbered = sentences.map((all) => all.map((each, index) => `${index * 7919 + 10_000} ${each.join(` ${index * 104_729 + 20_000} `)}.`));
    fc.assert(
      fc.property(numbered, fc.array(fc.nat(29), { maxLength: 3 }), fc.context(), (all, touched, log) => {
        const isTouched = (index: number): boolean => touched.some((each) => Math.abs((each % all.length) - index) <= 1);
        const starts = all.map((_, index) => all.slice(0, index).reduce((sum, each) => sum + each.length + 1, 0));
        const text = all.join(' ');
        const anchors = all.flatMap((sentence, index): { index: number; anchor: Anchor }[] => {
          const start = starts[index] ?? 0;
          const anchor = describeSpan(text, before, { start, end: start + sentence.length });
          return anchor && !isTouched(index) ? [{ index, anchor }] : [];
        });
        // A touched sentence is taken out and two new ones stand for it; its neighbors are left out, for their context changed.
        const now = all.map((sentence, index) => (touched.some((each) => each % all.length === index) ? 'Something new. And more of it.' : sentence));
        const changed = now.join(' ');
        log.log(changed);
        const located = locateAll(anchors.map(({ anchor }) => anchor), changed, after);
        located.forEach((each, at) => {
          const index = anchors[at]?.index ?? 0;
          const start = now.slice(0, index).reduce((sum, sentence) => sum + sentence.length + 1, 0);
          const isNear = touched.some((other) => Math.abs((other % all.length) - index) <= 2);
          if (!isNear) expect(each).toMatchObject({ kind: 'moved', words: 'same', confidence: 1, span: { start } });
          else if (each.kind === 'moved') expect(each.span.start).toBe(start);
        });
      }),
    );
  });
});
