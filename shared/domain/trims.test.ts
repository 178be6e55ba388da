import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSourceDocument, type Block } from './sourceDocument';
import type { SourceId } from './ids';
import { isTrimmed, textWithoutTrims, touchesTrims, trimBlocks, trimsSchema, untrimBlocks, withoutTrims } from './trims';
import * as v from 'valibot';

const id = 'src-0000000000000001' as SourceId;

function documentOf(...paragraphs: readonly string[]) {
  let start = 0;
  const blocks = paragraphs.map((text): Block => {
    const block: Block = { kind: 'paragraph', start, end: start + text.length, marks: [] };
    start += text.length + 1;
    return block;
  });
  return createSourceDocument(id, paragraphs.join('\n'), blocks);
}

const article = documentOf('The envoys met.', 'Read: the tide', 'They agreed.', 'Leave a comment', 'Scroll to top');

describe('trimming', () => {
  test('takes the blocks that a span touches, neighbors as one', () => {
    const trims = trimBlocks(article, [], [{ start: 18, end: 19 }, { start: 44, end: 62 }]);
    expect(trims.map(({ start, end }) => article.text.slice(start, end))).toEqual(['Read: the tide', 'Leave a comment\nScroll to top']);
    expect(v.is(trimsSchema, trims)).toBe(true);
  });

  test('a caret trims the block it stands in', () => {
    expect(trimBlocks(article, [], [{ start: 3, end: 3 }])).toEqual([{ start: 0, end: 15 }]);
  });

  test('brings single blocks back', () => {
    const trims = trimBlocks(article, [], [{ start: 44, end: 72 }]);
    expect(untrimBlocks(article, trims, [{ start: 61, end: 61 }]).map(({ start, end }) => article.text.slice(start, end))).toEqual(['Leave a comment']);
  });

  test('moves no offset and leaves the words out', () => {
    const trims = trimBlocks(article, [], [{ start: 16, end: 20 }]);
    const visible = withoutTrims(article, trims);
    expect(visible.text).toHaveLength(article.text.length);
    expect(visible.text).not.toContain('tide');
    expect(visible.text.indexOf('They agreed.')).toBe(article.text.indexOf('They agreed.'));
    expect(visible.blocks).toHaveLength(4);
    expect(touchesTrims({ start: 29, end: 40 }, trims)).toBe(true);
    expect(touchesTrims({ start: 31, end: 40 }, trims)).toBe(false);
  });

  test('page breaks are never trimmed', () => {
    const withBreak = { ...article, blocks: [...article.blocks.slice(0, 1), { kind: 'pageBreak' as const, label: '2', start: 16, end: 16, marks: [] }, ...article.blocks.slice(1)] };
    const trims = trimBlocks(withBreak, [], [{ start: 0, end: article.text.length }]);
    expect(trims).toEqual([{ start: 0, end: article.text.length }]);
    expect(withoutTrims(withBreak, trims).blocks.map(({ kind }) => kind)).toEqual(['pageBreak']);
  });

  test('without trims the document is the same object', () => {
    expect(withoutTrims(article, [])).toBe(article);
  });
});

const paragraphsArb = fc.array(fc.string({ minLength: 1, maxLength: 12 }).map((text) => text.replace(/\s/g, 'x')), { minLength: 1, maxLength: 12 });
const picksArb = fc.array(fc.nat(11), { maxLength: 8 });

test('property: what is trimmed is exactly what was asked for, and bringing it back leaves nothing', () => {
  fc.assert(
    fc.property(paragraphsArb, picksArb, (paragraphs, picks) => {
      const document = documentOf(...paragraphs);
      const spans = picks.flatMap((pick) => document.blocks[pick] ?? []);
      const trims = trimBlocks(document, [], spans);
      expect(v.is(trimsSchema, trims)).toBe(true);
      expect(document.blocks.filter((block) => isTrimmed(block, trims))).toEqual(document.blocks.filter((block) => spans.includes(block)));
      expect(textWithoutTrims(document.text, trims)).toHaveLength(document.text.length);
      expect(untrimBlocks(document, trims, spans)).toEqual([]);
    }),
  );
});
