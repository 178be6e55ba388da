import type { Span } from '../domain/span';
import { isInsideWord } from '../domain/wordEdges';
import type { AnchorPattern } from './anchorPattern';
import { distancesAlong, smallest, smallestNear } from './editDistance';

/** One way to read an anchor into a stretch of folded text. Distances count units. */
export interface AnchorReading extends Span {
  readonly quoteDistance: number;
  readonly prefixDistance: number;
  readonly suffixDistance: number;
}

/** What stands in a window of folded text. */
export interface WindowReadings {
  readonly readings: readonly AnchorReading[];
  /** How far prefix and suffix are from standing there with nothing between; null where they hardly do. */
  readonly joinDistance: number | null;
}

/** Context shorter than this says too little to go by. */
export const leastContext = 8;

/** The most ends of a quotation looked at in one window; a short word stands there many times. */
const maxEnds = 16;

/** Units of slack when context is laid beside a quotation: room for a word that came between. */
const contextSlack = 16;

const forwardFree = { direction: 'forward', start: 'free' } as const;
const forwardFixed = { direction: 'forward', start: 'fixed' } as const;
const backwardFree = { direction: 'backward', start: 'free' } as const;
const backwardFixed = { direction: 'backward', start: 'fixed' } as const;

/** All distances of a reading in one number: what it takes to get from the anchor to the text. */
export function distanceOf(reading: AnchorReading): number {
  return reading.quoteDistance + reading.prefixDistance + reading.suffixDistance;
}

/**
 * Reads an anchor into a window of folded text, from the words outward and from the context inward.
 * @param expected where the words would start
 */
export function readWindow(pattern: AnchorPattern, text: string, window: Span, expected: number): WindowReadings {
  const byContext = readingBetweenContext(pattern, text, window, expected);
  return {
    readings: [...(byContext ? [byContext] : []), ...readingsByWords(pattern, text, window, expected)],
    joinDistance: joinDistance(pattern, text, window),
  };
}

/** Where the words stand, nearly, whatever is beside them. */
function readingsByWords(pattern: AnchorPattern, text: string, window: Span, expected: number): AnchorReading[] {
  const { exact } = pattern;
  const most = Math.floor(exact.length * 0.4);
  const along = distancesAlong(exact, text, window.start, window.end, forwardFree);
  const expectedEnd = expected + exact.length - window.start;
  const ends: { readonly at: number; readonly distance: number }[] = [];
  for (let at = 1; at < along.length; at += 1) {
    const distance = along[at] ?? 0;
    const isLowest = distance <= (along[at - 1] ?? distance) && distance < (along[at + 1] ?? Number.POSITIVE_INFINITY);
    if (distance <= most && isLowest) ends.push({ at, distance });
  }
  ends.sort((one, other) => one.distance - other.distance || Math.abs(one.at - expectedEnd) - Math.abs(other.at - expectedEnd));
  return ends.slice(0, maxEnds).map(({ at, distance }) => {
    const end = window.start + at;
    const from = Math.max(window.start, end - exact.length - distance);
    const start = end - smallestNear(distancesAlong(exact, text, from, end, backwardFixed), exact.length);
    return beside(pattern, text, { start, end }, distance);
  });
}

/** Takes in whole words where the quotation was of whole words, and adds what stands directly before and behind. */
function beside(pattern: AnchorPattern, text: string, words: Span, distance: number): AnchorReading {
  const { prefix, exact, suffix } = pattern;
  const span = wholeWords(pattern, text, words);
  const isGrown = span.end - span.start > words.end - words.start;
  const before = Math.max(0, span.start - prefix.length - contextSlack);
  const behind = Math.min(text.length, span.end + suffix.length + contextSlack);
  return {
    ...span,
    quoteDistance: isGrown ? distanceBetween(exact, text, span) : distance,
    prefixDistance: smallest(distancesAlong(prefix, text, before, span.start, backwardFixed)),
    suffixDistance: smallest(distancesAlong(suffix, text, span.end, behind, forwardFixed)),
  };
}

function wholeWords({ prefix, exact, suffix }: AnchorPattern, text: string, words: Span): Span {
  let { start, end } = words;
  if (!isInsideWord(prefix + exact, prefix.length)) while (isInsideWord(text, start)) start -= 1;
  if (!isInsideWord(exact + suffix, exact.length)) while (isInsideWord(text, end)) end += 1;
  return { start, end };
}

function distanceBetween(exact: string, text: string, span: Span): number {
  return distancesAlong(exact, text, span.start, span.end, forwardFixed)[span.end - span.start] ?? exact.length;
}

/** What stands between prefix and suffix where both are found, however much it was rewritten. */
function readingBetweenContext(pattern: AnchorPattern, text: string, window: Span, expected: number): AnchorReading | null {
  const { prefix, exact, suffix } = pattern;
  if (prefix.length < leastContext || suffix.length < leastContext) return null;
  const prefixes = distancesAlong(prefix, text, window.start, window.end, forwardFree);
  const prefixEnd = smallestNear(prefixes, expected - window.start);
  const prefixDistance = prefixes[prefixEnd] ?? prefix.length;
  const start = window.start + prefixEnd;
  const suffixes = distancesAlong(suffix, text, start, window.end, backwardFree);
  const suffixStart = smallestNear(suffixes, window.end - start - exact.length);
  const suffixDistance = suffixes[suffixStart] ?? suffix.length;
  const end = window.end - suffixStart;
  const isFound = prefixDistance <= prefix.length / 4 && suffixDistance <= suffix.length / 4;
  if (!isFound || end <= start || end - start > 2 * exact.length + 2 * contextSlack) return null;
  return { start, end, quoteDistance: distanceBetween(exact, text, { start, end }), prefixDistance, suffixDistance };
}

/** A sentence taken out leaves what was before it and what was behind it side by side. */
function joinDistance({ prefix, suffix }: AnchorPattern, text: string, window: Span): number | null {
  const join = prefix.endsWith(' ') && suffix.startsWith(' ') ? prefix + suffix.slice(1) : prefix + suffix;
  if (prefix.length < leastContext || suffix.length < leastContext) return null;
  const distance = smallest(distancesAlong(join, text, window.start, window.end, forwardFree));
  return distance <= join.length / 5 ? distance : null;
}
