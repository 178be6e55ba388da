import { proposalSnippets } from '../../../shared/analysis/proposalSnippets';
import type { Span } from '../../../shared/domain/span';
import styles from './NamePanel.module.css';

/** Words with as much of their sentence as is wanted. */
export function NameSnippet({ text, span, width }: { readonly text: string; readonly span: Span; readonly width: number }) {
  const [snippet] = proposalSnippets(text, { spans: [span] }, 1, width);
  if (!snippet) return null;
  const { shown, isCutBefore, isCutBehind } = snippet;
  return (
    <>
      {isCutBefore ? '… ' : ''}
      {text.slice(shown.start, span.start)}
      <strong className={styles['words']}>{text.slice(span.start, span.end)}</strong>
      {text.slice(span.end, shown.end)}
      {isCutBehind ? ' …' : ''}
    </>
  );
}
