import type { Span } from '../domain/span';
import { compareSpans, intersection, isEmpty } from './span';

/** A span that is to be painted. Ids are unique among the spans given together. */
export interface SegmentInput<Id extends string> extends Span {
  readonly id: Id;
}

/** A stretch of text that looks the same throughout. */
export interface Segment<Id extends string> extends Span {
  /** The spans that cover the piece: earlier start first, longer first, then by id. Empty for plain text. */
  readonly ids: readonly Id[];
  /** Those of `ids` whose first unit is the piece's first unit. */
  readonly starting: readonly Id[];
  /** Those of `ids` whose last unit is the piece's last unit. */
  readonly ending: readonly Id[];
}

/** Turns spans that may overlap and nest into consecutive pieces that tile `range` (SPEC: segment). */
export function segment<Id extends string>(spans: readonly SegmentInput<Id>[], range: Span): Segment<Id>[] {
  return sweep(spans.filter((span) => intersection(span, range)).sort(inOrder), range);
}

/**
 * `segment` for many ranges at once, such as the blocks of a document: one answer per range, in one pass over the spans.
 * @param ranges in text order, not overlapping
 */
export function segmentRanges<Id extends string>(
  spans: readonly SegmentInput<Id>[],
  ranges: readonly Span[],
): Segment<Id>[][] {
  const sorted = spans.filter((span) => !isEmpty(span)).sort(inOrder);
  let open: SegmentInput<Id>[] = [];
  let next = 0;
  return ranges.map((range) => {
    for (let span = sorted[next]; span && span.start < range.end; span = sorted[next]) {
      open.push(span);
      next += 1;
    }
    open = open.filter((span) => span.end > range.start);
    return sweep(open.filter((span) => span.start < range.end), range);
  });
}

function inOrder<Id extends string>(one: SegmentInput<Id>, other: SegmentInput<Id>): number {
  return compareSpans(one, other) || (one.id < other.id ? -1 : Number(one.id > other.id));
}

/** `sorted` holds only spans that share something with the range, in order. */
function sweep<Id extends string>(sorted: readonly SegmentInput<Id>[], range: Span): Segment<Id>[] {
  const cuts = new Set([range.start, range.end]);
  for (const span of sorted) {
    cuts.add(Math.max(span.start, range.start));
    cuts.add(Math.min(span.end, range.end));
  }
  const edges = [...cuts].sort((one, other) => one - other);
  const pieces: Segment<Id>[] = [];
  let covering: SegmentInput<Id>[] = [];
  let next = 0;
  edges.slice(0, -1).forEach((start, index) => {
    const end = edges[index + 1] ?? range.end;
    covering = covering.filter((span) => span.end > start);
    // Spans come in order, so that adding at the end keeps the order.
    for (let span = sorted[next]; span && span.start <= start; span = sorted[next]) {
      covering.push(span);
      next += 1;
    }
    pieces.push({
      start,
      end,
      ids: covering.map((span) => span.id),
      starting: covering.filter((span) => span.start === start).map((span) => span.id),
      ending: covering.filter((span) => span.end === end).map((span) => span.id),
    });
  });
  return pieces;
}
