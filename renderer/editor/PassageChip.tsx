import type { NodeKey } from 'lexical';
import { Unlink } from 'lucide-react';
import type { NotePassageRef } from '../../shared/domain/noteBody';
import { useNoteEditorContext } from './noteEditorHost';
import { useIsSelected } from './selectedChips';
import styles from './chips.module.css';

const longestTitle = 40;

/** A title that leaves the line to the words; the whole of it is told when the pointer rests on it. */
function shortTitle(title: string): string {
  if (title.length <= longestTitle) return title;
  const start = title.slice(0, longestTitle);
  return `${start.slice(0, Math.max(start.lastIndexOf(' '), longestTitle / 2)).replace(/[\s,:;–—-]+$/, '')}…`;
}

/** The cited words with their source; a click goes back to them. */
export function PassageChip({ nodeKey, citation }: { readonly nodeKey: NodeKey; readonly citation: NotePassageRef }) {
  const { host, missing } = useNoteEditorContext();
  const isSelected = useIsSelected(nodeKey);
  const isDeleted = missing.has(citation.passageId);
  const title = citation.sourceTitle === '' ? 'Untitled source' : citation.sourceTitle;
  return (
    <span
      role="link"
      tabIndex={-1}
      aria-label={`“${citation.quotation}”, ${title}${isDeleted ? ', highlight deleted' : ''}`}
      className={styles['passage']}
      data-selected={isSelected}
      data-deleted={isDeleted}
      aria-disabled={isDeleted}
      title={isDeleted ? 'The highlight was deleted; its words are kept here.' : `Go to these words in “${title}”`}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => (isDeleted ? undefined : host.openCitation(citation))}
    >
      <q className={styles['words']}>{citation.quotation}</q>{' '}
      <cite className={styles['source']}>{shortTitle(title)}</cite>
      {isDeleted ? (
        <span className={styles['deleted']}>
          <Unlink aria-hidden size={11} /> highlight deleted
        </span>
      ) : null}
    </span>
  );
}
