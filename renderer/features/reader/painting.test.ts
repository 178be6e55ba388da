import { describe, expect, it } from 'vitest';
import { createCountingIdMaker } from '../../../shared/domain/ids';
import type { Block } from '../../../shared/domain/sourceDocument';
import { runsOf } from './inlineRuns';
import { isSameSectionPaint, Painter, type PaintedPassage } from './painting';
import { sectionsOf } from './textSections';

const block = (start: number, end: number): Block => ({ kind: 'paragraph', start, end, marks: [] });
const sections = sectionsOf({ blocks: [block(0, 20), block(21, 40), block(41, 60)] });
const ids = createCountingIdMaker();
const passage = (start: number, end: number, more: Partial<PaintedPassage> = {}): PaintedPassage => ({
  id: ids('passage'), span: { start, end }, color: 'amber', isSelected: false, description: 'Highlight, Key point', ...more,
});

describe('a painter', () => {
  it('cuts overlapping and nested highlights into pieces with each highlight on a line of its own', () => {
    const [a, b, c] = [passage(0, 15), passage(5, 18), passage(6, 8)];
    const [first] = new Painter().paint(sections, [c, a, b])[0] ?? [];
    expect(first?.map(({ start, end, marks }) => [start, end, marks.map(({ id, lane }) => [id, lane])])).toEqual([
      [0, 5, [[a.id, 0]]],
      [5, 6, [[a.id, 0], [b.id, 1]]],
      [6, 8, [[a.id, 0], [b.id, 1], [c.id, 2]]],
      [8, 15, [[a.id, 0], [b.id, 1]]],
      [15, 18, [[b.id, 1]]],
    ]);
  });

  it('describes a highlight once, where it begins, over all blocks it covers', () => {
    const across = passage(10, 50);
    const marks = (new Painter().paint(sections, [across])[0] ?? []).map((pieces) => pieces.flatMap((piece) => piece.marks));
    expect(marks.map((each) => each.map(({ description, isFirst, isLast }) => [description, isFirst, isLast]))).toEqual([
      [['Highlight, Key point', true, false]],
      [['', false, false]],
      [['', false, true]],
    ]);
  });

  it('gives back the very section whose highlights look as before, and paints the others anew', () => {
    const long = sectionsOf({ blocks: Array.from({ length: 8 }, (_, index) => block(index * 4000, index * 4000 + 3999)) });
    expect(long.length).toBeGreaterThan(2);
    const [first, last] = [passage(10, 20), passage(30_000, 30_010)];
    const across = passage((long[0]?.end ?? 0) - 5, (long[1]?.start ?? 0) + 5);
    const painter = new Painter();
    const before = painter.paint(long, [first, across, last]);
    expect(before.filter((section) => section.some((pieces) => pieces.length > 0))).toHaveLength(3);
    // Read from the database again: other objects that say the same.
    const after = painter.paint(long, [structuredClone(first), structuredClone(across), { ...last, isSelected: true }]);
    expect(after.map((section, index) => section === before[index])).toEqual(long.map((_, index) => index !== long.length - 1));
    expect(after).toEqual(new Painter().paint(long, [first, across, { ...last, isSelected: true }]));
    const around = passage(0, 30);
    expect(painter.paint(long, [around, first, across, last])).toEqual(new Painter().paint(long, [around, first, across, last]));
  });

  it('leaves blocks alone that a new highlight does not touch', () => {
    const old = passage(0, 5);
    const before = new Painter().paint(sections, [old])[0] ?? [];
    const after = new Painter().paint(sections, [old, passage(22, 30)])[0] ?? [];
    expect(isSameSectionPaint(before, after)).toBe(false);
    expect(isSameSectionPaint([before[0] ?? []], [after[0] ?? []])).toBe(true);
    expect(isSameSectionPaint([before[1] ?? []], [after[1] ?? []])).toBe(false);
    expect(isSameSectionPaint(before, new Painter().paint(sections, [{ ...old, isSelected: true }])[0] ?? [])).toBe(false);
  });
});

describe('runsOf', () => {
  it('cuts at marks, pieces and line breaks', () => {
    const text = 'plain bold\u2028rest';
    const pieces = (new Painter().paint(sectionsOf({ blocks: [block(0, text.length)] }), [passage(8, 13)])[0] ?? [])[0] ?? [];
    const runs = runsOf(text, { start: 0, end: text.length }, [{ kind: 'strong', start: 6, end: 10 }], pieces);
    expect(runs.map(({ start, end, isBreak, marks, piece }) => [text.slice(start, end), isBreak, marks.length, piece !== null])).toEqual([
      ['plain ', false, 0, false],
      ['bo', false, 1, false],
      ['ld', false, 1, true],
      ['\u2028', true, 0, true],
      ['re', false, 0, true],
      ['st', false, 0, false],
    ]);
  });
});

describe('sectionsOf', () => {
  it('covers every block once, and cuts no list', () => {
    const items = Array.from({ length: 100 }, (_, index): Block => ({ kind: 'listItem', depth: 0, number: null, start: index * 101, end: index * 101 + 100, marks: [] }));
    const paragraphs = Array.from({ length: 100 }, (_, index) => block(20_000 + index * 101, 20_000 + index * 101 + 100));
    const made = sectionsOf({ blocks: [...items, ...paragraphs] });
    expect(made.flatMap((section) => section.blocks)).toEqual([...items, ...paragraphs]);
    expect(made[0]?.blocks).toHaveLength(100);
    expect(made.length).toBeGreaterThan(2);
  });
});
