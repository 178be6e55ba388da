import { useEffect, useState } from 'react';
import type { Snippet, SourcePlace } from '../../../shared/contracts/analysisContract';
import { useServices } from '../../services';
import styles from './EntityMentions.module.css';

/** A snippet that is there: words before, the words, words behind. */
export function SnippetText({ snippet }: { readonly snippet: Snippet }) {
  const { text, marks, isCutBefore, isCutBehind } = snippet;
  const [mark] = marks;
  if (!mark) return text;
  return (
    <>
      {isCutBefore ? '… ' : ''}
      {text.slice(0, mark.start)}
      <strong>{text.slice(mark.start, mark.end)}</strong>
      {text.slice(mark.end)}
      {isCutBehind ? ' …' : ''}
    </>
  );
}

/** Words of a source with their sentence, fetched once they are near the view. */
export function MentionSnippet({ place: { sourceId, start, end } }: { readonly place: SourcePlace }) {
  const { analysis } = useServices();
  const [snippet, setSnippet] = useState<Snippet | null>(null);
  useEffect(() => {
    let isWanted = true;
    void analysis.snippet({ sourceId, start, end }).then((answer) => {
      if (isWanted) setSnippet(answer);
    });
    return () => {
      isWanted = false;
    };
  }, [analysis, sourceId, start, end]);
  return snippet ? <SnippetText snippet={snippet} /> : <span className={styles['waiting']}>…</span>;
}
