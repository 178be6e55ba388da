import { memo, type ReactNode } from 'react';
import type { InlineMark } from '../../../shared/domain/sourceDocument';
import type { Span } from '../../../shared/domain/span';
import { runsOf, type InlineRun } from './inlineRuns';
import { isSamePaint, type PaintedMark, type PaintPiece } from './painting';
import styles from './ReadingText.module.css';

interface InlineTextProps {
  readonly text: string;
  readonly span: Span;
  readonly marks: readonly InlineMark[];
  readonly pieces: readonly PaintPiece[];
}

function withInlineMark(mark: InlineMark, content: ReactNode): ReactNode {
  switch (mark.kind) {
    case 'emphasis': return <em>{content}</em>;
    case 'strong': return <strong>{content}</strong>;
    case 'code': return <code className={styles['inlineCode']}>{content}</code>;
    case 'strike': return <s>{content}</s>;
    // Not an <a>: a link of an imported page is only ever opened after a question.
    case 'pageBreak': return content;
    case 'link': return <span role="link" tabIndex={-1} className={styles['link']} data-target={mark.target} title={mark.target}>{content}</span>;
  }
}

/** A piece of a highlight may be drawn in several runs; only the first and last of them are the highlight's ends. */
function withHighlight(mark: PaintedMark, isStart: boolean, isEnd: boolean, content: ReactNode): ReactNode {
  return (
    <mark
      className={styles['mark']}
      data-passage={mark.id}
      data-color={mark.color}
      data-lane={mark.lane}
      data-selected={mark.isSelected || undefined}
      data-first={(mark.isFirst && isStart) || undefined}
      data-last={(mark.isLast && isEnd) || undefined}
      aria-description={(isStart && mark.description) || undefined}
    >
      {content}
    </mark>
  );
}

function Run({ text, run }: { readonly text: string; readonly run: InlineRun }) {
  let content: ReactNode = run.isBreak ? <br data-start={run.start} /> : <span data-start={run.start}>{text.slice(run.start, run.end)}</span>;
  for (const mark of run.marks.toReversed()) content = withInlineMark(mark, content);
  const { piece } = run;
  for (const mark of piece?.marks.toReversed() ?? []) content = withHighlight(mark, run.start === piece?.start, run.end === piece?.end, content);
  const breaks = run.pageBreaks.map((label) => <span key={label} role="separator" aria-label={label ? `Page ${label}` : 'Page break'} className={styles['pageMark']} data-label={label} />);
  return breaks.length === 0 ? content : <>{breaks}{content}</>;
}

/** Text of a block or a table cell with its inline marks and highlights; drawn again only where its paint changed. */
export const InlineText = memo(
  function InlineText({ text, span, marks, pieces }: InlineTextProps) {
    if (span.start === span.end) return <span data-start={span.start} />;
    return runsOf(text, span, marks, pieces).map((run) => <Run key={run.start} text={text} run={run} />);
  },
  (a, b) => a.text === b.text && a.span === b.span && a.marks === b.marks && isSamePaint(a.pieces, b.pieces),
);
