import type { Anchor } from '../domain/anchor';
import { foldedOffset, type FoldedText } from '../domain/foldedText';
import type { Span } from '../domain/span';
import { isInsideWord } from '../domain/wordEdges';
import type { AnchorPattern } from './anchorPattern';
import { leastContext } from './anchorReading';
import { longestRise } from './longestRise';

/** One anchor that is looked for, and what has been found of it. */
export interface Search {
  readonly anchor: Anchor;
  readonly pattern: AnchorPattern;
  /** See `seedPlaces`. */
  readonly places: readonly number[];
  /** See `wholeSpans`. */
  readonly wholes: readonly Span[];
}

/** Where an anchor's words are expected in folded text, by how far the anchors before and behind it moved. */
export interface Expectation {
  /** Where the words would start if nothing but what moved the neighbor before, or the one behind, had changed. */
  readonly starts: readonly number[];
  /** The one place where the words start if both neighbors moved alike, so that nothing changed between them; else null. */
  readonly certainStart: number | null;
  /** Around and between the `starts`. */
  readonly near: Span;
  /** Whether a neighbor was found. If not, `starts` assumes that the words did not move, which says little. */
  readonly isLed: boolean;
  /** Whether the words were found whole in one place, and in order with the others. */
  readonly isInOrder: boolean;
}

/** Where words and context stand letter for letter, typography overlooked. */
export function wholeSpans(pattern: AnchorPattern, places: readonly number[], text: string): Span[] {
  const { whole, prefix, exact, suffix } = pattern;
  if (exact.trim() === '') return [];
  const isCut = isInsideWord(whole, prefix.length) || isInsideWord(whole, whole.length - suffix.length);
  const spans: Span[] = [];
  const consider = (at: number): void => {
    const span = { start: at + prefix.length, end: at + prefix.length + exact.length };
    const isOfWords = isCut || !(isInsideWord(text, span.start) || isInsideWord(text, span.end));
    // With next to no context only the text's own ends can say that this is the place.
    const isPlaced = prefix.length + suffix.length >= leastContext || at === 0 || at + whole.length === text.length;
    if (isOfWords && isPlaced) spans.push(span);
  };
  if (places.length > 0) {
    places.forEach((at, index) => {
      if (at >= 0 && at !== places[index - 1] && text.startsWith(whole, at)) consider(at);
    });
    return spans;
  }
  // All its pieces are common phrases, or it is too short to have any: two places are as bad as many.
  for (let at = text.indexOf(whole); at >= 0 && spans.length < 2; at = text.indexOf(whole, at + 1)) consider(at);
  return spans;
}

/** How far from where its neighbors lead, or without any from their old place, words may stand that were not found whole. */
const maxStrayUnits = { led: 300, alone: 1000 } as const;

/** One expectation for each search. @param searches in the order of their anchors */
export function expectationsOf(searches: readonly Search[], folded: FoldedText): Expectation[] {
  const found = searches.map(({ wholes }) => (wholes.length === 1 ? (wholes[0]?.start ?? null) : null));
  const isInOrder = longestRise(found);
  const shifts = searches.map(({ anchor }, index) => {
    const start = found[index];
    return isInOrder[index] && typeof start === 'number' ? (folded.origins[start] ?? 0) - anchor.start : null;
  });
  const before = nearestShifts(shifts);
  const behind = nearestShifts(shifts.toReversed()).reverse();
  const at = (offset: number): number => foldedOffset(folded, Math.max(0, offset));
  return searches.map(({ anchor: { start } }, index) => {
    const left = before[index] ?? behind[index] ?? 0;
    const right = behind[index] ?? before[index] ?? 0;
    const isLed = typeof (before[index] ?? behind[index]) === 'number';
    const stray = isLed ? maxStrayUnits.led : maxStrayUnits.alone;
    const hasBoth = typeof before[index] === 'number' && typeof behind[index] === 'number';
    return {
      starts: [at(start + left), at(start + right)],
      certainStart: hasBoth && left === right ? at(start + left) : null,
      near: { start: at(start + Math.min(left, right) - stray), end: at(start + Math.max(left, right) + stray) },
      isLed,
      isInOrder: isInOrder[index] ?? false,
    };
  });
}

/** For each entry the last number before it. */
function nearestShifts(shifts: readonly (number | null)[]): (number | null)[] {
  let last: number | null = null;
  return shifts.map((shift) => {
    const nearest = last;
    last = shift ?? last;
    return nearest;
  });
}
