import type { InlineMark } from '../../../shared/domain/sourceDocument';
import type { Span } from '../../../shared/domain/span';
import type { PaintPiece } from './painting';

/** The line break inside a block. */
export const lineBreak = '\u2028';

/** A stretch of text that is the same all along: what it is in the article, and which highlights cover it. */
export interface InlineRun extends Span {
  readonly isBreak: boolean;
  readonly marks: readonly InlineMark[];
  /** Labels of the pages that begin with it. */
  readonly pageBreaks: readonly string[];
  readonly piece: PaintPiece | null;
}

/** Cuts a span wherever its appearance changes. */
export function runsOf(text: string, span: Span, marks: readonly InlineMark[], pieces: readonly PaintPiece[]): readonly InlineRun[] {
  const cuts = new Set([span.start, span.end]);
  const cut = (offset: number): void => {
    if (offset > span.start && offset < span.end) cuts.add(offset);
  };
  for (const { start, end } of [...marks, ...pieces]) {
    cut(start);
    cut(end);
  }
  for (let at = text.indexOf(lineBreak, span.start); at >= 0 && at < span.end; at = text.indexOf(lineBreak, at + 1)) {
    cuts.add(at);
    cut(at + 1);
  }
  const offsets = [...cuts].sort((a, b) => a - b);
  return offsets.slice(0, -1).map((start, index) => {
    const end = offsets[index + 1] ?? start;
    const covers = (other: Span): boolean => other.start <= start && other.end >= end;
    return {
      start,
      end,
      isBreak: text[start] === lineBreak,
      marks: marks.filter(covers),
      pageBreaks: marks.flatMap((mark) => (mark.kind === 'pageBreak' && (mark.start === start || (mark.start === end && end === span.end)) ? [mark.label] : [])),
      piece: pieces.find(covers) ?? null,
    };
  });
}
