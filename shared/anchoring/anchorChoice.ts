import type { Span } from '../domain/span';
import type { Expectation } from './anchorExpectation';
import type { AnchorPattern } from './anchorPattern';
import { distanceOf, leastContext, readWindow, type AnchorReading } from './anchorReading';
import { overlaps } from './span';

/** The reading that the text bears out, as a span of folded text. */
export interface ReadingChoice extends Span {
  readonly confidence: number;
  readonly similarity: number;
}

/** The most places looked at closely for one anchor: those where most pieces of it were found. */
const maxWindows = 6;

/** Two places whose distances differ by less than this share of the anchor are not told apart. */
const leastLead = 0.08;

/**
 * Chooses among the places where pieces of an anchor were found. Null where none is borne out by its context, where two
 * are borne out alike, or where the words were taken out.
 */
export function chooseReading(
  pattern: AnchorPattern,
  text: string,
  places: readonly number[],
  expectation: Expectation,
): ReadingChoice | null {
  const { standing, joinDistance } = readLikelyPlaces(pattern, text, places, expectation);
  standing.sort((one, other) => distanceOf(one) - distanceOf(other));
  const [nearest] = standing;
  if (!nearest || joinDistance <= distanceOf(nearest)) return null;
  const elsewhere = standing.find((reading) => !overlaps(reading, nearest));
  const lead = Math.max(3, leastLead * pattern.whole.length);
  if (elsewhere && distanceOf(elsewhere) - distanceOf(nearest) < lead) return null;
  // Something put in beside the words is not part of them.
  const chosen = standing.find((reading) => reading.quoteDistance === 0 && overlaps(reading, nearest)) ?? nearest;
  const confidence = 1 - distanceOf(chosen) / pattern.whole.length;
  // Nothing of words and context speaks for it.
  if (confidence <= 0) return null;
  return {
    start: chosen.start,
    end: chosen.end,
    confidence,
    similarity: likeness(pattern, chosen),
  };
}

/**
 * Whether words that were found whole somewhere else still stand, edited, where they are expected, or were taken out
 * there: then what was found is a copy.
 */
export function hasRival(
  pattern: AnchorPattern,
  text: string,
  places: readonly number[],
  expectation: Expectation,
  found: Span,
): boolean {
  const { standing, joinDistance } = readLikelyPlaces(pattern, text, places, expectation);
  return joinDistance < pattern.whole.length || standing.some((reading) => !overlaps(reading, found));
}

interface Standing {
  /** The readings that context bears out. */
  readonly standing: AnchorReading[];
  /** The least distance to words taken out; infinite if there is no sign of that. */
  readonly joinDistance: number;
}

function readLikelyPlaces(pattern: AnchorPattern, text: string, places: readonly number[], expectation: Expectation): Standing {
  let joinDistance = Number.POSITIVE_INFINITY;
  const standing: AnchorReading[] = [];
  if (pattern.exact.trim() === '') return { standing, joinDistance };
  for (const { from, to } of likelyPlaces(pattern, places, expectation)) {
    const margin = 48 + Math.floor(pattern.exact.length / 4);
    const window = { start: Math.max(0, from - margin), end: Math.min(text.length, to + pattern.whole.length + margin) };
    if (window.end <= window.start) continue;
    const read = readWindow(pattern, text, window, from + pattern.prefix.length);
    joinDistance = Math.min(joinDistance, read.joinDistance ?? joinDistance);
    for (const reading of read.readings) {
      if (isBorneOut(pattern, text, reading, expectation)) standing.push(reading);
    }
  }
  return { standing, joinDistance };
}

interface Cluster {
  readonly from: number;
  to: number;
  votes: number;
}

/** Groups places that an insertion or deletion among the words may have driven apart. */
function likelyPlaces(pattern: AnchorPattern, places: readonly number[], { starts }: Expectation): readonly Cluster[] {
  const spread = 16 + Math.floor(pattern.exact.length / 2);
  const clusters: Cluster[] = [];
  for (const at of places) {
    const last = clusters.at(-1);
    if (last && at - last.to <= spread && at - last.from <= 4 * spread) {
      last.to = at;
      last.votes += 1;
    } else clusters.push({ from: at, to: at, votes: 1 });
  }
  const expected = starts.map((start) => start - pattern.prefix.length);
  const farness = ({ from }: Cluster): number => Math.min(...expected.map((start) => Math.abs(from - start)));
  clusters.sort((one, other) => other.votes - one.votes || farness(one) - farness(other));
  const likely = clusters.slice(0, maxWindows);
  for (const start of new Set(expected)) {
    if (!likely.some(({ from, to }) => from <= start && start <= to)) likely.push({ from: start, to: start, votes: 0 });
  }
  return likely;
}

function likeness({ exact }: AnchorPattern, reading: AnchorReading): number {
  return Math.max(0, 1 - reading.quoteDistance / Math.max(exact.length, reading.end - reading.start));
}

/**
 * Whether context speaks for a reading: on both sides, or clearly on one. It must stand where its neighbors lead; without
 * neighbors only what one side speaks for must stand near its old place.
 */
function isBorneOut(pattern: AnchorPattern, text: string, reading: AnchorReading, { near, isLed }: Expectation): boolean {
  const similarity = likeness(pattern, reading);
  const left = contextLikeness(pattern.prefix.length, reading.prefixDistance, reading.start === 0);
  const right = contextLikeness(pattern.suffix.length, reading.suffixDistance, reading.end === text.length);
  const isNear = near.start <= reading.start && reading.start <= near.end;
  if (isLed && !isNear) return false;
  if (left >= 0.7 && right >= 0.7) return similarity >= 0.5;
  if (similarity < 0.8) return false;
  if (left >= 0.5 && right >= 0.5 && left + right >= 1.2) return true;
  // Words found to the letter need less of a witness than words found edited.
  return Math.max(left, right) >= (similarity === 1 ? 0.6 : 0.8) && isNear;
}

/** Context of a few letters, at the ends of a text, says little; none at all says that the text ended there. */
function contextLikeness(length: number, distance: number, isAtEnd: boolean): number {
  if (length === 0) return isAtEnd ? 1 : 0;
  return (1 - distance / length) * (isAtEnd ? 1 : Math.min(1, length / leastContext));
}
