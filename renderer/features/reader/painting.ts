import { segmentRanges } from '../../../shared/anchoring/segment';
import type { PassageId } from '../../../shared/domain/ids';
import type { HighlightColor } from '../../../shared/domain/passage';
import type { Span } from '../../../shared/domain/span';
import type { TextSection } from './textSections';

/** A highlight as it is painted. */
export interface PaintedPassage {
  readonly id: PassageId;
  readonly span: Span;
  readonly color: HighlightColor;
  readonly isSelected: boolean;
  /** Read by screen readers where the highlight begins. */
  readonly description: string;
}

/** One highlight on one piece of text. */
export interface PaintedMark {
  readonly id: PassageId;
  readonly color: HighlightColor;
  readonly isSelected: boolean;
  /** Which of the lines under the text is this highlight's, 0 the nearest; the same along its whole length. */
  readonly lane: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Only where the highlight begins. */
  readonly description: string;
}

/** A stretch of text covered by the same highlights throughout, the outermost first. */
export interface PaintPiece extends Span {
  readonly marks: readonly PaintedMark[];
}

/** Per block of a section its pieces in order; blocks without highlights have none. */
export type PaintedSection = readonly (readonly PaintPiece[])[];

export const laneCount = 4;

/** Gives each highlight the nearest line that no overlapping one uses; beyond `laneCount` they share. */
function lanesOf(passages: readonly PaintedPassage[]): ReadonlyMap<PassageId, number> {
  const lanes = new Map<PassageId, number>();
  const ends: number[] = [];
  const inOrder = [...passages].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end || (a.id < b.id ? -1 : 1));
  for (const { id, span } of inOrder) {
    const free = Array.from({ length: laneCount }, (_, lane) => lane).find((lane) => (ends[lane] ?? 0) <= span.start);
    const lane = free ?? laneCount - 1;
    ends[lane] = Math.max(ends[lane] ?? 0, span.end);
    lanes.set(id, lane);
  }
  return lanes;
}

const nothingPainted: readonly PaintPiece[] = [];

/** What is painted in every section. */
export function paintSections(sections: readonly TextSection[], passages: readonly PaintedPassage[]): readonly PaintedSection[] {
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const lanes = lanesOf(passages);
  const blocks = sections.flatMap((section) => section.blocks);
  const painted = segmentRanges(passages.map(({ id, span }) => ({ id, start: span.start, end: span.end })), blocks).map((segments) => {
    const pieces = segments.filter((piece) => piece.ids.length > 0).map(({ start, end, ids, starting, ending }): PaintPiece => ({
      start,
      end,
      marks: ids.flatMap((id) => {
        const passage = byId.get(id);
        if (!passage) return [];
        const isFirst = starting.includes(id);
        const { color, isSelected, description } = passage;
        return [{ id, color, isSelected, lane: lanes.get(id) ?? 0, isFirst, isLast: ending.includes(id), description: isFirst ? description : '' }];
      }),
    }));
    return pieces.length > 0 ? pieces : nothingPainted;
  });
  let next = 0;
  return sections.map((section) => {
    const from = next;
    next += section.blocks.length;
    return painted.slice(from, next);
  });
}

function isSameMark(a: PaintedMark, b: PaintedMark): boolean {
  return a.id === b.id && a.color === b.color && a.isSelected === b.isSelected && a.lane === b.lane &&
    a.isFirst === b.isFirst && a.isLast === b.isLast && a.description === b.description;
}

/** Whether two lists of pieces look the same, so that a block need not be drawn again. */
export function isSamePaint(a: readonly PaintPiece[], b: readonly PaintPiece[]): boolean {
  if (a === b) return true;
  return a.length === b.length && a.every((piece, index) => {
    const other = b[index];
    return other !== undefined && piece.start === other.start && piece.end === other.end && piece.marks.length === other.marks.length &&
      piece.marks.every((mark, at) => {
        const otherMark = other.marks[at];
        return otherMark !== undefined && isSameMark(mark, otherMark);
      });
  });
}

export function isSameSectionPaint(a: PaintedSection, b: PaintedSection): boolean {
  return a === b || (a.length === b.length && a.every((pieces, index) => isSamePaint(pieces, b[index] ?? nothingPainted)));
}
