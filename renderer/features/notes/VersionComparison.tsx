import { useMemo } from 'react';
import type { NoteBlock } from '../../../shared/domain/noteBody';
import { compareNotes, isUnchanged } from '../../../shared/history/noteComparison';
import { compareWords } from '../../../shared/history/wordComparison';
import { ComparedText, ComparedWords } from './ComparedText';
import { titleOf } from './noteListOrder';
import styles from './NoteHistory.module.css';

/** A text of a note with its title. */
export interface NoteText {
  readonly title: string;
  readonly blocks: readonly NoteBlock[];
}

interface VersionComparisonProps {
  /** Names what is compared, for those who do not see it. */
  readonly label: string;
  readonly before: NoteText;
  readonly after: NoteText;
  /** Said where the two are the same. */
  readonly sameText: string;
  /** What did not change is folded away. */
  readonly isFolded: boolean;
}

/** Two texts of a note as one, with what went and what came between them. */
export function VersionComparison({ label, before, after, sameText, isFolded }: VersionComparisonProps) {
  const lines = useMemo(() => compareNotes(before.blocks, after.blocks), [before.blocks, after.blocks]);
  const title = useMemo(() => compareWords(titleOf(before.title), titleOf(after.title)), [before.title, after.title]);
  const isSame = before.title === after.title && isUnchanged(lines);
  return (
    <div className={styles['text']} role="region" aria-label={label} tabIndex={0}>
      {isSame && isFolded ? <p className={styles['sentence']}>{sameText}</p> : null}
      <p className={styles['noteTitle']}><ComparedWords pieces={title} /></p>
      <ComparedText lines={lines} isFolded={isFolded} />
    </div>
  );
}
