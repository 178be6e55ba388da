import type { Block } from '../domain/sourceDocument';
import type { Span } from '../domain/span';
import { isInsideWord } from '../domain/wordEdges';
import { segmenterFor } from './segmenters';
import { sentencesIn } from './sentences';
import { isEmpty } from './span';

/**
 * What a reading caret moves through. `next…` is always the first unit that ends behind an offset and `previous…` the last
 * that starts before it: a selection grows to the end of the one and the start of the other. Character by character the
 * caret moves by `nextGrapheme` and `previousGrapheme` of `domain/graphemes`.
 */
export interface ReadingText {
  readonly text: string;
  /** As in the source's document; without any, the whole text is one block. */
  readonly blocks: readonly Block[];
  /** The source's language: BCP 47, or empty. */
  readonly language: string;
}

/** Longer blocks, which only broken imports have, are read in stretches of this many units. */
const stretchUnits = 8000;

type UnitsIn = (stretch: Span) => readonly Span[];

/** The block that holds an offset, the end of its text included. Null between and outside blocks. */
export function blockAt(blocks: readonly Block[], offset: number): Block | null {
  const block = blocks[firstEndingFrom(blocks, offset)];
  return block && block.start <= offset ? block : null;
}

/** The first block with text that ends behind an offset. */
export function nextBlock(blocks: readonly Block[], offset: number): Block | null {
  return blocks.slice(firstEndingFrom(blocks, offset + 1)).find((block) => !isEmpty(block)) ?? null;
}

/** The last block with text that starts before an offset. */
export function previousBlock(blocks: readonly Block[], offset: number): Block | null {
  return blocks.slice(0, firstEndingFrom(blocks, offset) + 1).findLast((block) => block.start < offset && !isEmpty(block)) ?? null;
}

/** The word around an offset, its two ends included; null between words. */
export function wordAt(reading: ReadingText, offset: number): Span | null {
  return unitsAround(reading, offset, wordsOf(reading)).findLast((word) => word.start <= offset && offset <= word.end) ?? null;
}

/** The first word that ends behind an offset. */
export function nextWord(reading: ReadingText, offset: number): Span | null {
  return next(reading, offset, wordsOf(reading));
}

/** The last word that starts before an offset. */
export function previousWord(reading: ReadingText, offset: number): Span | null {
  return previous(reading, offset, wordsOf(reading));
}

/** The sentence around an offset; white space belongs to the sentence before it. Null outside blocks and in empty ones. */
export function sentenceAt(reading: ReadingText, offset: number): Span | null {
  const sentences = unitsAround(reading, offset, sentencesOf(reading));
  return sentences.findLast((sentence) => sentence.start <= offset) ?? sentences[0] ?? null;
}

/** The first sentence that ends behind an offset. */
export function nextSentence(reading: ReadingText, offset: number): Span | null {
  return next(reading, offset, sentencesOf(reading));
}

/** The last sentence that starts before an offset. */
export function previousSentence(reading: ReadingText, offset: number): Span | null {
  return previous(reading, offset, sentencesOf(reading));
}

function wordsOf({ text, language }: ReadingText): UnitsIn {
  return (stretch) =>
    Array.from(segmenterFor(language, 'word').segment(text.slice(stretch.start, stretch.end)))
      .filter(({ isWordLike }) => isWordLike)
      .map(({ segment, index }) => ({ start: stretch.start + index, end: stretch.start + index + segment.length }));
}

function sentencesOf({ text, language }: ReadingText): UnitsIn {
  return (stretch) => sentencesIn(text, stretch, language);
}

function next({ text, blocks }: ReadingText, offset: number, unitsIn: UnitsIn): Span | null {
  for (let at = firstEndingFrom(blocks, offset); at < Math.max(1, blocks.length); at += 1) {
    for (const stretch of stretchesOf(text, blocks, at)) {
      const unit = stretch.end > offset && unitsIn(stretch).find(({ end }) => end > offset);
      if (unit) return unit;
    }
  }
  return null;
}

function previous({ text, blocks }: ReadingText, offset: number, unitsIn: UnitsIn): Span | null {
  for (let at = Math.max(0, Math.min(firstEndingFrom(blocks, offset), blocks.length - 1)); at >= 0; at -= 1) {
    for (const stretch of stretchesOf(text, blocks, at).reverse()) {
      const unit = stretch.start < offset && unitsIn(stretch).findLast(({ start }) => start < offset);
      if (unit) return unit;
    }
  }
  return null;
}

function unitsAround({ text, blocks }: ReadingText, offset: number, unitsIn: UnitsIn): readonly Span[] {
  const stretches = stretchesOf(text, blocks, firstEndingFrom(blocks, offset));
  const stretch = stretches.find(({ start, end }) => start <= offset && offset <= end);
  return stretch ? unitsIn(stretch) : [];
}

/** Where words and sentences end whatever follows: at the ends of blocks and of the cells of a table. */
function stretchesOf(text: string, blocks: readonly Block[], index: number): Span[] {
  if (blocks.length === 0) return index === 0 ? shortStretches(text, { start: 0, end: text.length }) : [];
  const block = blocks[index];
  if (!block) return [];
  return block.kind === 'tableRow' ? [...block.cells] : shortStretches(text, block);
}

function shortStretches(text: string, { start, end }: Span): Span[] {
  const stretches: Span[] = [];
  let from = start;
  while (end - from > stretchUnits) {
    let to = from + stretchUnits;
    while (to > from + stretchUnits / 2 && !/\s/.test(text.charAt(to))) to -= 1;
    while (isInsideWord(text, to)) to += 1;
    stretches.push({ start: from, end: to });
    from = to;
  }
  stretches.push({ start: from, end });
  return stretches;
}

/** The index of the first block that ends at or behind an offset; the number of blocks if there is none. */
function firstEndingFrom(blocks: readonly Block[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
