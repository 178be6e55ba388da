import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../shared/domain/sourceDocument';
import { moveBy, unitAt, type Direction, type TextUnit } from './caretMoves';

const lines = ['Mr. Li met the U.S. envoy. They spoke for an hour.', 'A\u{1F1E8}\u{1F1F3}e\u0301 flag.', '会谈开始。双方同意。'];
const text = lines.join('\n');
const blocks: readonly Block[] = lines.map((line) => ({ kind: 'paragraph', start: text.indexOf(line), end: text.indexOf(line) + line.length, marks: [] }));
const document = { text, blocks };
const words = (offset: number, unit: TextUnit): string => {
  const { start, end } = unitAt(document, offset, unit);
  return text.slice(start, end);
};

describe('unitAt', () => {
  it.each([
    [4, 'word', 'Li'],
    [3, 'word', 'Li'],
    [0, 'sentence', 'Mr. Li met the U.S. envoy.'],
    [30, 'sentence', 'They spoke for an hour.'],
    [lines[0]?.length ?? 0, 'sentence', 'They spoke for an hour.'],
    [5, 'paragraph', lines[0]],
    [text.indexOf('双'), 'sentence', '双方同意。'],
  ] as const)('at %i the %s is %j', (offset, unit, expected) => {
    expect(words(offset, unit)).toBe(expected);
  });
});

describe('moveBy', () => {
  const second = text.indexOf('A\u{1F1E8}');
  it.each<[string, number, TextUnit, Direction, boolean, number]>([
    ['over a flag', second + 1, 'character', 1, false, second + 5],
    ['over a letter with its accent', second + 5, 'character', 1, false, second + 7],
    ['back over a flag', second + 5, 'character', -1, false, second + 1],
    ['into the next block', (blocks[0]?.end ?? 0), 'character', 1, false, second],
    ['to a word’s end', 4, 'word', 1, false, 6],
    ['to a word’s start', 6, 'word', -1, false, 4],
    ['past the end of a block by word', blocks[0]?.end ?? 0, 'word', 1, false, second + 1],
    ['to the next sentence', 0, 'sentence', 1, false, 27],
    ['to a sentence’s end when extending', 0, 'sentence', 1, true, 26],
    ['on to the next sentence’s end', 26, 'sentence', 1, true, 50],
    ['back to the sentence before', 27, 'sentence', -1, false, 0],
    ['to the next paragraph', 3, 'paragraph', 1, false, second],
    ['to the paragraph’s end when extending', 3, 'paragraph', 1, true, 50],
    ['stays at the end of the text', text.length, 'sentence', 1, false, text.length],
    ['stays at its start', 0, 'paragraph', -1, false, 0],
  ])('%s', (_name, offset, unit, direction, isExtending, expected) => {
    expect(moveBy(document, offset, unit, direction, isExtending)).toBe(expected);
  });
});

describe('moveBy where blocks are hidden', () => {
  const units: readonly TextUnit[] = ['character', 'word', 'sentence', 'paragraph'];
  const paragraphs = fc.array(fc.tuple(fc.constantFrom('One. Two three.', 'A', 'Mr. Li met them. They spoke.', '会谈开始。', 'e\u0301 \u{1F1E8}\u{1F1F3}'), fc.boolean()), { minLength: 1, maxLength: 6 });
  const shownOf = (drawn: readonly (readonly [string, boolean])[]) => {
    const whole = drawn.map(([line]) => line).join('\n');
    let start = 0;
    const shown: Block[] = [];
    for (const [line, isHidden] of drawn) {
      if (!isHidden) shown.push({ kind: 'paragraph', start, end: start + line.length, marks: [] });
      start += line.length + 1;
    }
    return { text: whole, blocks: shown };
  };
  const isShown = (place: number, shown: readonly Block[]): boolean => shown.some(({ start, end }) => place >= start && place <= end);

  it('never lands in one, never goes the wrong way, and comes to an end', () => {
    fc.assert(
      fc.property(paragraphs, fc.constantFrom(...units), fc.constantFrom<Direction>(1, -1), fc.boolean(), fc.nat(100), (drawn, unit, direction, isExtending, from) => {
        const shown = shownOf(drawn);
        const block = shown.blocks[from % Math.max(1, shown.blocks.length)];
        if (!block) return;
        let place = block.start + (from % (block.end - block.start + 1));
        for (let steps = 0; ; steps += 1) {
          const next = moveBy(shown, place, unit, direction, isExtending);
          expect(isShown(next, shown.blocks)).toBe(true);
          if (next === place) break;
          expect((next - place) * direction).toBeGreaterThan(0);
          expect(steps).toBeLessThanOrEqual(shown.text.length);
          place = next;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('brings a caret that stands in one out of it', () => {
    fc.assert(
      fc.property(paragraphs, fc.constantFrom(...units), fc.constantFrom<Direction>(1, -1), fc.nat(100), (drawn, unit, direction, from) => {
        const shown = shownOf(drawn);
        if (shown.blocks.length === 0) return;
        let place = from % (shown.text.length + 1);
        for (let steps = 0; steps <= shown.text.length + 1; steps += 1) {
          const next = moveBy(shown, place, unit, direction, false);
          if (next === place) break;
          place = next;
          expect(isShown(place, shown.blocks)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
