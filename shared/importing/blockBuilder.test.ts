import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseWith } from '../domain/record';
import { sourceDocumentSchema, type Block } from '../domain/sourceDocument';
import { BlockBuilder, type BlockShape } from './blockBuilder';
import { blockOutline, markOutline } from './fixtures/blockOutline';
import { ImportLimitError, maxBlocks } from './importLimits';
import { hasVisibleText, plainInline, type InlineSpan, type InlineText } from './inlineText';

const roughText = fc.string({
  unit: fc.constantFrom('a', 'b', ' ', '\u00a0', '\n', '\r', '\t', '\u0000', '\u0007', '\u2028', '\u2029', '\f', 'é', '\u0301', '中', '\ud83c', '\udde8', '\u200d'),
  maxLength: 24,
});
const inline: fc.Arbitrary<InlineText> = roughText.chain((text) =>
  fc.array(
    fc.tuple(fc.nat(text.length), fc.nat(text.length), fc.constantFrom('emphasis' as const, 'strong' as const, 'code' as const, 'strike' as const, 'link' as const)).map(([a, b, kind]): InlineSpan => {
      const place = { start: Math.min(a, b), end: Math.max(a, b) };
      return kind === 'link' ? { kind: 'link', target: 'https://example.org/', ...place } : { kind, ...place };
    }),
    { maxLength: 3 },
  ).map((spans) => ({ text, spans: spans.filter((span) => span.start < span.end) })));
const shape: fc.Arbitrary<BlockShape> = fc.oneof(
  fc.integer({ min: -3, max: 12 }).map((level): BlockShape => ({ kind: 'heading', level })),
  fc.constant<BlockShape>({ kind: 'paragraph' }),
  fc.tuple(fc.integer({ min: -1, max: 60 }), fc.option(fc.integer())).map(([depth, number]): BlockShape => ({ kind: 'listItem', depth, number })),
  fc.integer({ min: -1, max: 60 }).map((depth): BlockShape => ({ kind: 'quotation', depth })),
);
type Step = { readonly shape: BlockShape; readonly words: InlineText } | { readonly code: string } | { readonly rows: readonly (readonly InlineText[])[] };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ shape, words: inline }),
  fc.record({ code: roughText }),
  fc.record({ rows: fc.array(fc.array(inline, { minLength: 1, maxLength: 4 }), { maxLength: 3 }) }),
);

function build(steps: readonly Step[]): { readonly text: string; readonly blocks: readonly Block[] } {
  const builder = new BlockBuilder();
  for (const each of steps) {
    if ('shape' in each) builder.add(each.shape, each.words);
    else if ('code' in each) builder.addCode('', each.code);
    else {
      const table = builder.beginTable();
      each.rows.forEach((row, index) => builder.addRow(table, index === 0, row));
    }
  }
  return builder.finish();
}

describe('whatever is put in', () => {
  test('the document is valid and its text is its blocks, one line feed apart', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const { text, blocks } = build(steps);
      const parsed = parseWith(sourceDocumentSchema, { id: 'src-0123456789abcdef', text, blocks });
      expect(parsed.ok ? [] : parsed.problems).toEqual([]);
      expect(blocks.map((block) => text.slice(block.start, block.end)).join('\n')).toBe(text);
      expect(text.split('\n').length).toBe(Math.max(1, blocks.length));
      expect(Array.from(text).filter((char) => char < ' ' && char !== '\n' && char !== '\t')).toEqual([]);
      expect(new TextDecoder().decode(new TextEncoder().encode(text))).toBe(text);
    }), { numRuns: 500 });
  });

  test('cells and marks lie inside their block and hold no separator of another kind', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const { text, blocks } = build(steps);
      for (const block of blocks) {
        const words = text.slice(block.start, block.end);
        expect(hasVisibleText(words)).toBe(true);
        for (const mark of block.marks) {
          expect(mark.start).toBeGreaterThanOrEqual(block.start);
          expect(mark.end).toBeLessThanOrEqual(block.end);
          expect(mark.start).toBeLessThan(mark.end);
        }
        if (block.kind === 'tableRow') expect(block.cells.map((cell) => text.slice(cell.start, cell.end)).join('\t')).toBe(words);
        else expect(words).not.toContain('\t');
      }
    }), { numRuns: 500 });
  });
});

test('a mark keeps its words where characters before it are left out', () => {
  const builder = new BlockBuilder();
  builder.add({ kind: 'paragraph' }, { text: 'a\u0000b\r\nbold\u0001er end', spans: [{ kind: 'strong', start: 5, end: 12 }] });
  const built = builder.finish();
  expect(blockOutline(built)).toEqual(['p ab⏎bolder end']);
  expect(markOutline(built)).toEqual(['strong bolder']);
  expect(builder.droppedControlCount).toBe(2);
});

test('text is kept as it is: no normalization, soft hyphens, joiners and no-break spaces stay', () => {
  const builder = new BlockBuilder();
  const words = 'e\u0301 \u00e9 co\u00adop \u200d \u00a0 \u{1F1E8}\u{1F1F3}';
  builder.add({ kind: 'paragraph' }, plainInline(words));
  expect(builder.finish().text).toBe(words);
});

test('a half of a surrogate pair becomes the replacement character', () => {
  const builder = new BlockBuilder();
  builder.add({ kind: 'paragraph' }, plainInline('a\ud83cb\udde8c'));
  expect(builder.finish().text).toBe('a\ufffdb\ufffdc');
});

test('more blocks than the limit are refused', () => {
  const builder = new BlockBuilder();
  const words = plainInline('x');
  for (let count = 0; count < maxBlocks; count += 1) builder.add({ kind: 'paragraph' }, words);
  expect(() => builder.add({ kind: 'paragraph' }, words)).toThrow(ImportLimitError);
});
