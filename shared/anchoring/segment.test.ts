import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Span } from '../domain/span';
import { segment, segmentRanges, type SegmentInput } from './segment';

const span = (id: string, start: number, end: number): SegmentInput<string> => ({ id, start, end });
/** `0-3:a,b` for a piece; `(a` starts in it, `a)` ends in it. */
const drawn = (spans: readonly SegmentInput<string>[], range: Span): string[] =>
  segment(spans, range).map(({ start, end, ids, starting, ending }) => {
    const names = ids.map((id) => `${starting.includes(id) ? '(' : ''}${id}${ending.includes(id) ? ')' : ''}`);
    return `${start}-${end}:${names.join(',')}`;
  });

const range = { start: 10, end: 20 };

describe('segment', () => {
  test.each<[string, SegmentInput<string>[], string[]]>([
    ['S1 no spans: one plain piece', [], ['10-20:']],
    ['S1 one span inside', [span('a', 12, 15)], ['10-12:', '12-15:(a)', '15-20:']],
    ['S2 overlapping', [span('b', 14, 18), span('a', 12, 16)], ['10-12:', '12-14:(a', '14-16:a),(b', '16-18:b)', '18-20:']],
    ['S2 nested', [span('b', 13, 14), span('a', 12, 16)], ['10-12:', '12-13:(a', '13-14:a,(b)', '14-16:a)', '16-20:']],
    ['S3 same start, longer first', [span('a', 10, 12), span('b', 10, 20)], ['10-12:(b,(a)', '12-20:b)']],
    ['S3 same span, by id', [span('b', 10, 20), span('a', 10, 20)], ['10-20:(a),(b)']],
    ['S4 reaching beyond the range', [span('a', 5, 25)], ['10-20:a']],
    ['S4 reaching in from the left', [span('a', 5, 12)], ['10-12:a)', '12-20:']],
    ['S5 outside, touching and empty', [span('a', 5, 10), span('b', 20, 22), span('c', 15, 15)], ['10-20:']],
    ['S1 neighbors', [span('a', 10, 15), span('b', 15, 20)], ['10-15:(a)', '15-20:(b)']],
  ])('%s', (_name, spans, pieces) => {
    expect(drawn(spans, range)).toEqual(pieces);
  });

  it('S1 gives nothing for an empty range', () => {
    expect(segment([span('a', 0, 5)], { start: 3, end: 3 })).toEqual([]);
  });

  const someSpans = fc
    .array(fc.tuple(fc.nat(40), fc.nat(15)), { maxLength: 14 })
    .map((pairs) => pairs.map(([start, length], index) => span(`id${index}`, start, start + length)));
  const someRange = fc.tuple(fc.nat(40), fc.nat(20)).map(([start, length]) => ({ start, end: start + length }));

  it('S1–S5 tiles the range and names at every unit what a look at each span names', () => {
    fc.assert(
      fc.property(someSpans, someRange, (spans, range) => {
        const pieces = segment(spans, range);
        expect(pieces.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, index) => start + index))).toEqual(
          Array.from({ length: range.end - range.start }, (_, index) => range.start + index),
        );
        const order = [...spans].sort((one, other) => one.start - other.start || other.end - one.end || (one.id < other.id ? -1 : 1));
        for (const { start, end, ids, starting, ending } of pieces) {
          for (let unit = start; unit < end; unit += 1) {
            expect(ids).toEqual(order.filter((each) => each.start <= unit && unit < each.end).map(({ id }) => id));
          }
          expect(starting).toEqual(order.filter((each) => each.start === start && each.end > start).map(({ id }) => id));
          expect(ending).toEqual(order.filter((each) => each.end === end && each.start < end).map(({ id }) => id));
        }
        // A cut stands only where something begins or ends.
        const edges = new Set(order.filter((each) => each.start < each.end).flatMap((each) => [each.start, each.end]));
        expect(pieces.slice(1).filter((piece) => !edges.has(piece.start))).toEqual([]);
      }),
    );
  });

  it('S6 does not depend on the order of the spans', () => {
    fc.assert(
      fc.property(someSpans, someRange, (spans, range) => {
        expect(segment([...spans].reverse(), range)).toEqual(segment(spans, range));
      }),
    );
  });

  it('S7 answers many ranges as each alone', () => {
    const someRanges = fc.array(fc.tuple(fc.nat(4), fc.nat(9)), { maxLength: 8 }).map((pairs) => {
      let at = 0;
      return pairs.map(([gap, length]) => {
        const start = at + gap;
        at = start + length;
        return { start, end: at };
      });
    });
    fc.assert(
      fc.property(someSpans, someRanges, (spans, ranges) => {
        expect(segmentRanges(spans, ranges)).toEqual(ranges.map((range) => segment(spans, range)));
      }),
    );
  });
});
