import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Block } from '../domain/sourceDocument';
import type { Span } from '../domain/span';
import {
  blockAt, nextBlock, nextSentence, nextWord, previousBlock, previousSentence, previousWord, sentenceAt, wordAt, type ReadingText,
} from './boundaries';

/** Paragraphs, one of them a table row, separated as in a source's document. */
function readingOf(...lines: string[]): ReadingText {
  let start = 0;
  const blocks = lines.map((line): Block => {
    const place = { start, end: start + line.length, marks: [] };
    start = place.end + 1;
    if (line === '') return { kind: 'pageBreak', label: '', ...place };
    if (!line.includes('\t')) return { kind: 'paragraph', ...place };
    let cell = place.start;
    const cells = line.split('\t').map((words) => {
      const span = { start: cell, end: cell + words.length };
      cell = span.end + 1;
      return span;
    });
    return { kind: 'tableRow', table: 0, isHeader: false, cells, ...place };
  });
  return { text: lines.join('\n'), blocks, language: 'en' };
}

const reading = readingOf('Mr. Li spoke. He left.', '', 'Exports\tUp. By 3.5 percent', 'A “frank” talk, don’t ask.');
const { text, blocks } = reading;
const wordsOf = (span: Span | null): string | null => span && text.slice(span.start, span.end);
const at = (words: string): number => text.indexOf(words);

describe('words', () => {
  it('go from first to last and back', () => {
    const words = ['Mr', 'Li', 'spoke', 'He', 'left', 'Exports', 'Up', 'By', '3.5', 'percent', 'A', 'frank', 'talk', 'don’t', 'ask'];
    const forward: string[] = [];
    for (let word = nextWord(reading, 0); word; word = nextWord(reading, word.end)) forward.push(text.slice(word.start, word.end));
    expect(forward).toEqual(words);
    const backward: string[] = [];
    for (let word = previousWord(reading, text.length); word; word = previousWord(reading, word.start)) backward.push(text.slice(word.start, word.end));
    expect(backward).toEqual(words.toReversed());
  });

  test.each<[string, number, string | null, string | null, string | null]>([
    ['inside a word', at('spoke') + 2, 'spoke', 'spoke', 'spoke'],
    ['at its start', at('spoke'), 'Li', 'spoke', 'spoke'],
    ['at its end', at('spoke') + 5, 'spoke', 'spoke', 'He'],
    ['between words', at('“frank'), 'A', null, 'frank'],
    ['at the start of the text', 0, null, 'Mr', 'Mr'],
    ['at the end of the text', text.length, 'ask', null, null],
  ])('%s', (_name, offset, before, here, behind) => {
    expect(wordsOf(previousWord(reading, offset))).toBe(before);
    expect(wordsOf(wordAt(reading, offset))).toBe(here);
    expect(wordsOf(nextWord(reading, offset))).toBe(behind);
  });

  it('are those of Chinese', () => {
    const chinese = { ...readingOf('中国外交部发言人'), language: 'zh' };
    const first = nextWord(chinese, 0);
    expect(first?.start).toBe(0);
    expect(first?.end).toBeLessThan(chinese.text.length);
  });
});

describe('sentences', () => {
  test.each<[string, number, string | null, string | null, string | null]>([
    ['inside', at('Li'), 'Mr. Li spoke.', 'Mr. Li spoke.', 'Mr. Li spoke.'],
    ['in the space behind', at(' He'), 'Mr. Li spoke.', 'Mr. Li spoke.', 'He left.'],
    ['at the end of a block', at('left.') + 5, 'He left.', 'He left.', 'Exports'],
    ['in an empty block', at('\n') + 1, 'He left.', null, 'Exports'],
    ['in a cell', at('By'), 'Up.', 'By 3.5 percent', 'By 3.5 percent'],
    ['at the end', text.length, 'A “frank” talk, don’t ask.', 'A “frank” talk, don’t ask.', null],
    ['at the start', 0, null, 'Mr. Li spoke.', 'Mr. Li spoke.'],
  ])('%s', (_name, offset, before, here, behind) => {
    expect(wordsOf(previousSentence(reading, offset))).toBe(before);
    expect(wordsOf(sentenceAt(reading, offset))).toBe(here);
    expect(wordsOf(nextSentence(reading, offset))).toBe(behind);
  });
});

describe('blocks', () => {
  test.each<[string, number, number, number, number]>([
    ['inside the first', 3, 0, 0, 0],
    ['at the end of the first', blocks[0]?.end ?? 0, 0, 0, 2],
    ['in the page break', blocks[1]?.start ?? 0, 0, 1, 2],
    ['at the start of the third', blocks[2]?.start ?? 0, 0, 2, 2],
    ['at the end of the text', text.length, 3, 3, -1],
  ])('%s', (_name, offset, before, here, behind) => {
    const indexOf = (block: Block | null): number => (block ? blocks.indexOf(block) : -1);
    expect(indexOf(previousBlock(blocks, offset))).toBe(before);
    expect(indexOf(blockAt(blocks, offset))).toBe(here);
    expect(indexOf(nextBlock(blocks, offset))).toBe(behind);
  });

  it('are none outside', () => {
    expect(blockAt(blocks, text.length + 1)).toBeNull();
    expect(blockAt([], 0)).toBeNull();
    expect(nextBlock([], 0)).toBeNull();
    expect(previousBlock(blocks, 0)).toBeNull();
  });
});

describe('any text', () => {
  it('without blocks is one block', () => {
    const whole = { text: 'One two. Three.', blocks: [], language: '' };
    expect(nextSentence(whole, 4)).toEqual({ start: 0, end: 8 });
    expect(previousWord(whole, 15)).toEqual({ start: 9, end: 14 });
    expect(nextWord({ ...whole, text: '' }, 0)).toBeNull();
  });

  it('of one very long block is walked whole, no word twice or cut', () => {
    const words = Array.from({ length: 6000 }, (_, index) => `word${index}`);
    const long = readingOf(words.join(' '));
    const seen: string[] = [];
    for (let word = nextWord(long, 0); word && seen.length < 7000; word = nextWord(long, word.end + 400)) seen.push(long.text.slice(word.start, word.end));
    expect(seen.length).toBeGreaterThan(100);
    expect(seen.every((word) => words.includes(word))).toBe(true);
    expect(previousWord(long, long.text.length)).toEqual({ start: long.text.length - 8, end: long.text.length });
  });

  it('has next behind and previous before, with no unit between them left out', () => {
    const lines = fc.array(fc.constantFrom('One. Two', 'U.S. aid', '', 'a\tb\tc', '😀 x', '“Go!” he said. So', '中国人'), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(lines, fc.nat(60), (all, somewhere) => {
        const some = readingOf(...all);
        const offset = Math.min(somewhere, some.text.length);
        for (const [next, previous] of [[nextWord, previousWord], [nextSentence, previousSentence]] as const) {
          const behind = next(some, offset);
          const before = previous(some, offset);
          if (behind) expect(behind.end).toBeGreaterThan(offset);
          if (before) expect(before.start).toBeLessThan(offset);
          // From the one before, the next but itself is the one behind.
          if (before && behind && before.end <= offset) expect(next(some, before.end)).toEqual(behind);
          if (before && behind && behind.start >= offset) expect(previous(some, behind.start)).toEqual(before);
        }
      }),
    );
  });
});
