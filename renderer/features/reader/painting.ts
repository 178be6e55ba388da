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

function inTextOrder(passages: readonly PaintedPassage[]): readonly PaintedPassage[] {
  return [...passages].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end || (a.id < b.id ? -1 : 1));
}

/** Gives each highlight, in text order, the nearest line that no overlapping one uses; beyond `laneCount` they share. */
function lanesOf(passages: readonly PaintedPassage[]): ReadonlyMap<PassageId, number> {
  const lanes = new Map<PassageId, number>();
  const ends: number[] = Array.from({ length: laneCount }, () => 0);
  for (const { id, span } of passages) {
    const free = ends.findIndex((end) => end <= span.start);
    const lane = free === -1 ? laneCount - 1 : free;
    ends[lane] = Math.max(ends[lane] ?? 0, span.end);
    lanes.set(id, lane);
  }
  return lanes;
}

const nothingPainted: readonly PaintPiece[] = [];

/** A highlight with its line. */
interface LanedPassage extends PaintedPassage {
  readonly lane: number;
}

function paintSection(section: TextSection, passages: readonly LanedPassage[]): PaintedSection {
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  return segmentRanges(passages.map(({ id, span }) => ({ id, start: span.start, end: span.end })), section.blocks).map((segments) => {
    const pieces = segments.filter((piece) => piece.ids.length > 0).map(({ start, end, ids, starting, ending }): PaintPiece => ({
      start,
      end,
      marks: ids.flatMap((id) => {
        const passage = byId.get(id);
        if (!passage) return [];
        const isFirst = starting.includes(id);
        const { color, isSelected, description, lane } = passage;
        return [{ id, color, isSelected, lane, isFirst, isLast: ending.includes(id), description: isFirst ? description : '' }];
      }),
    }));
    return pieces.length > 0 ? pieces : nothingPainted;
  });
}

function looksAs(a: LanedPassage, b: LanedPassage): boolean {
  return a.id === b.id && a.span.start === b.span.start && a.span.end === b.span.end && a.color === b.color &&
    a.isSelected === b.isSelected && a.lane === b.lane && a.description === b.description;
}

/** The highlights of each section, in text order; one that goes on into the next section is in both. */
function passagesBySection(sections: readonly TextSection[], passages: readonly LanedPassage[]): readonly (readonly LanedPassage[])[] {
  const of: LanedPassage[][] = sections.map(() => []);
  let first = 0;
  for (const passage of passages) {
    while (first < sections.length && (sections[first]?.end ?? 0) <= passage.span.start) first += 1;
    for (let index = first; index < sections.length && (sections[index]?.start ?? 0) < passage.span.end; index += 1) of[index]?.push(passage);
  }
  return of;
}

/** Paints one text again and again: a section whose highlights look as before stays the same object. */
export class Painter {
  private readonly last = new WeakMap<TextSection, { readonly passages: readonly LanedPassage[]; readonly painted: PaintedSection }>();

  /** What is painted in every section. */
  paint(sections: readonly TextSection[], passages: readonly PaintedPassage[]): readonly PaintedSection[] {
    const inOrder = inTextOrder(passages);
    const lanes = lanesOf(inOrder);
    const bySection = passagesBySection(sections, inOrder.map((passage) => ({ ...passage, lane: lanes.get(passage.id) ?? 0 })));
    return sections.map((section, index) => {
      const own = bySection[index] ?? [];
      const known = this.last.get(section);
      if (known && known.passages.length === own.length && own.every((passage, at) => looksAs(passage, known.passages[at] ?? passage))) return known.painted;
      const painted = paintSection(section, own);
      this.last.set(section, { passages: own, painted });
      return painted;
    });
  }
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
