import { nextGrapheme, previousGrapheme } from '../../../shared/domain/graphemes';
import type { SourceDocument } from '../../../shared/domain/sourceDocument';
import type { Span } from '../../../shared/domain/span';
import { indexAt } from './textSections';

/** By how much the caret moves, and what a key selects whole. */
export type TextUnit = 'character' | 'word' | 'sentence' | 'paragraph';
export type Direction = -1 | 1;

const segmenters = {
  word: new Intl.Segmenter(undefined, { granularity: 'word' }),
  sentence: new Intl.Segmenter(undefined, { granularity: 'sentence' }),
};

/** After these a full stop ends no sentence. */
const abbreviation = /(?:^|[\s(“"])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Sen|Rep|Gov|Adm|Jr|Sr|St|vs|No|Inc|Co|Ltd|[A-Z](?:\.[A-Z])+)\.[”"’')]*\s*$/;

type Text = Pick<SourceDocument, 'text' | 'blocks'>;

/** The block (or table cell) around an offset; one that ends there counts. */
function paragraphAt({ text, blocks }: Text, offset: number): Span {
  const block = blocks[indexAt(blocks, offset)];
  if (!block) return { start: 0, end: text.length };
  if (block.kind !== 'tableRow') return block;
  return block.cells[indexAt(block.cells, offset)] ?? block;
}

function wordsIn(text: string, within: Span): readonly Span[] {
  const words: Span[] = [];
  for (const { segment, index, isWordLike } of segmenters.word.segment(text.slice(within.start, within.end))) {
    if (isWordLike) words.push({ start: within.start + index, end: within.start + index + segment.length });
  }
  return words;
}

function sentencesIn(text: string, within: Span): readonly Span[] {
  const sentences: Span[] = [];
  let open = within.start;
  for (const { segment, index } of segmenters.sentence.segment(text.slice(within.start, within.end))) {
    const end = within.start + index + segment.length;
    if (abbreviation.test(text.slice(open, end)) && end < within.end) continue;
    sentences.push({ start: open, end });
    open = end;
  }
  if (open < within.end) sentences.push({ start: open, end: within.end });
  return sentences;
}

function withoutSpaceBehind(text: string, { start, end }: Span): Span {
  return { start, end: start + text.slice(start, end).trimEnd().length };
}

/** The word, sentence or paragraph around an offset. */
export function unitAt(document: Text, offset: number, unit: TextUnit): Span {
  const { text } = document;
  const paragraph = paragraphAt(document, offset);
  switch (unit) {
    case 'character': return { start: offset, end: Math.min(nextGrapheme(text, offset), paragraph.end) };
    case 'paragraph': return { start: paragraph.start, end: paragraph.end };
    case 'sentence': {
      const sentences = sentencesIn(text, paragraph);
      const found = sentences.find((sentence) => offset < sentence.end) ?? sentences.at(-1);
      return found ? withoutSpaceBehind(text, found) : { start: offset, end: offset };
    }
    case 'word': {
      const words = wordsIn(text, paragraph);
      const found = words.find((word) => offset <= word.end && offset >= word.start) ?? words.find((word) => word.start > offset) ?? words.at(-1);
      return found ?? { start: offset, end: offset };
    }
  }
}

/** The paragraph after or before one. Between two blocks there may be text that is not shown. */
function neighbor(document: Text, paragraph: Span, direction: Direction): Span | null {
  const { blocks } = document;
  const at = indexAt(blocks, paragraph.start);
  const block = blocks[at];
  if (block?.kind === 'tableRow') {
    const cell = block.cells[indexAt(block.cells, paragraph.start) + direction];
    if (cell) return cell;
  }
  const beside = blocks[at + direction];
  if (!beside) return null;
  return paragraphAt(document, direction === 1 ? beside.start : beside.end);
}

/** The place itself where it is shown, else the nearest one in the caret's direction, else where the caret was. */
function shownPlace({ blocks }: Text, place: number, direction: Direction, from: number): number {
  const at = indexAt(blocks, place);
  const block = blocks[at];
  if (!block || (place >= block.start && place <= block.end)) return place;
  if (place < block.start) return direction === 1 ? block.start : from;
  return direction === 1 ? (blocks[at + 1]?.start ?? from) : block.end;
}

function stepsIn(text: string, within: Span, unit: 'word' | 'sentence'): readonly Span[] {
  return unit === 'word' ? wordsIn(text, within) : sentencesIn(text, within);
}

/**
 * Where the caret goes. By sentence and paragraph it goes to starts when it moves and to ends when it extends a
 * selection forward, so that what is selected is whole.
 */
export function moveBy(document: Text, offset: number, unit: TextUnit, direction: Direction, isExtending: boolean): number {
  const { text } = document;
  if (unit === 'character') {
    return shownPlace(document, direction === 1 ? nextGrapheme(text, offset) : previousGrapheme(text, offset), direction, offset);
  }
  const wantsEnds = direction === 1 && (unit === 'word' || isExtending);
  for (let paragraph: Span | null = paragraphAt(document, offset); paragraph; paragraph = neighbor(document, paragraph, direction)) {
    const spans = unit === 'paragraph' ? [paragraph] : stepsIn(text, paragraph, unit);
    const places = spans.map((span) => (wantsEnds ? withoutSpaceBehind(text, span).end : span.start));
    const found = direction === 1 ? places.find((place) => place > offset) : places.findLast((place) => place < offset);
    if (found !== undefined) return found;
  }
  return direction === 1 ? (document.blocks.at(-1)?.end ?? text.length) : (document.blocks[0]?.start ?? 0);
}
