import { isGraphemeBoundary, nextGrapheme, previousGrapheme } from '../domain/graphemes';
import type { Span } from '../domain/span';

/** Whether a span holds nothing. */
export function isEmpty(span: Span): boolean {
  return span.start === span.end;
}

/** Whether two spans share at least one unit. Neighbors and empty spans share none. */
export function overlaps(one: Span, other: Span): boolean {
  return Math.max(one.start, other.start) < Math.min(one.end, other.end);
}

/** Whether every unit of `inner` is in `outer`. An empty span is contained where it stands, both ends included. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** What two spans share; null where `overlaps` is false. */
export function intersection(one: Span, other: Span): Span | null {
  return overlaps(one, other) ? { start: Math.max(one.start, other.start), end: Math.min(one.end, other.end) } : null;
}

/** Reading order: earlier start first, longer first where they start together. */
export function compareSpans(one: Span, other: Span): number {
  return one.start - other.start || other.end - one.end;
}

/** White space at the ends of a selection, with the zero-width space that web pages strew between words. */
const onlySpace = /^[\s\u200b]*$/;

/**
 * The span that a person meant by a selection: grown so that it splits no character (surrogate pair, combining
 * sequence, joined emoji), then shrunk past white space at both ends. A span of nothing but white space becomes empty.
 * Throws where the span is not inside the text.
 */
export function trimSpan(text: string, span: Span): Span {
  requireInside(text.length, span);
  let start = isGraphemeBoundary(text, span.start) ? span.start : previousGrapheme(text, span.start);
  if (isEmpty(span)) return { start, end: start };
  let end = isGraphemeBoundary(text, span.end) ? span.end : nextGrapheme(text, span.end);
  while (start < end) {
    const next = nextGrapheme(text, start);
    if (!onlySpace.test(text.slice(start, next))) break;
    start = next;
  }
  while (end > start) {
    const previous = previousGrapheme(text, end);
    if (!onlySpace.test(text.slice(previous, end))) break;
    end = previous;
  }
  return { start, end };
}

/**
 * The same stretch counted in code points, as W3C Web Annotation and REFI-QDA count. A surrogate pair cut by the span is
 * taken in whole; a lone surrogate counts as one.
 */
export function toCodePointSpan(text: string, span: Span): Span {
  requireInside(text.length, span);
  const start = isInsidePair(text, span.start) ? span.start - 1 : span.start;
  const wholeEnd = isInsidePair(text, span.end) ? span.end + 1 : span.end;
  const end = isEmpty(span) ? start : wholeEnd;
  const before = start - pairsIn(text, 0, start);
  return { start: before, end: before + (end - start) - pairsIn(text, start, end) };
}

/** The way back from `toCodePointSpan`. Throws where the span is not inside the text. */
export function toUtf16Span(text: string, span: Span): Span {
  if (span.start > span.end) throw new RangeError('A span cannot end before it starts');
  const start = skipCodePoints(text, 0, span.start);
  return { start, end: skipCodePoints(text, start, span.end - span.start) };
}

function requireInside(length: number, { start, end }: Span): void {
  if (start < 0 || start > end || end > length) throw new RangeError(`Span ${start}–${end} is not inside a text of ${length}`);
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

function isInsidePair(text: string, offset: number): boolean {
  return isLow(text.charCodeAt(offset)) && isHigh(text.charCodeAt(offset - 1));
}

function pairsIn(text: string, from: number, to: number): number {
  let pairs = 0;
  for (let at = from; at + 1 < to; at += 1) {
    if (isHigh(text.charCodeAt(at)) && isLow(text.charCodeAt(at + 1))) pairs += 1;
  }
  return pairs;
}

function skipCodePoints(text: string, from: number, count: number): number {
  let at = from;
  for (let left = count; left > 0; left -= 1) {
    if (at >= text.length) throw new RangeError('The span ends behind the text');
    at += isHigh(text.charCodeAt(at)) && isLow(text.charCodeAt(at + 1)) ? 2 : 1;
  }
  return at;
}
