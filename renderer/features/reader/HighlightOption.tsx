import { memo, type DragEvent } from 'react';
import { MessageSquareText, Tag } from 'lucide-react';
import { pageCitation } from '../../../shared/domain/pages';
import type { HighlightColor, Passage } from '../../../shared/domain/passage';
import type { Source } from '../../../shared/domain/source';
import { citationDragType } from '../../workspace/citing';
import { citationRefOf } from './citationRef';
import type { LocatedPassage } from './locatedPassages';
import { shortWords } from './shortWords';
import styles from './HighlightList.module.css';

interface HighlightOptionProps {
  readonly id: string;
  readonly passage: Passage;
  readonly source: Source;
  readonly meaning: string;
  readonly isSelected: boolean;
  readonly status: LocatedPassage['status'];
  readonly tagNames: string;
  /** Of how many it is which one; not all of them are drawn. */
  readonly position: number;
  readonly count: number;
  onChoose(passage: Passage, isLost: boolean): void;
}

/** Lets a highlight be dragged into a note as a citation, elsewhere as its words. */
export function dragCitation(event: DragEvent, passage: Passage, source: Source): void {
  event.dataTransfer.setData(citationDragType, JSON.stringify(citationRefOf(passage, source)));
  event.dataTransfer.setData('text/plain', passage.anchor.exact);
  event.dataTransfer.effectAllowed = 'copy';
}

const shownCharacters = 220;

function Option({ id, passage, source, meaning, isSelected, status, tagNames, position, count, onChoose }: HighlightOptionProps) {
  const { comment, color } = passage;
  return (
    <div
      id={id}
      role="option"
      aria-selected={isSelected}
      aria-setsize={count}
      aria-posinset={position}
      className={styles['option']}
      data-color={color satisfies HighlightColor}
      draggable
      onDragStart={(event) => dragCitation(event, passage, source)}
      onClick={() => onChoose(passage, status === 'lost')}
    >
      <span className="visually-hidden">{meaning}: </span>
      <p className={styles['words']}>{shortWords(passage.anchor.exact, shownCharacters)}</p>
      {status === 'lost' ? <p className={styles['lost']}>These words are no longer in the text.</p> : null}
      {status === 'moved' ? <p className={styles['lost']}>Found again at another place.</p> : null}
      {passage.pages ? <p className={styles['detail']}><span>{pageCitation(passage.pages)}</span></p> : null}
      {comment ? (
        <p className={styles['detail']}>
          <MessageSquareText aria-hidden size={12} />
          <span className="visually-hidden">Comment: </span>
          <span>{shortWords(comment, shownCharacters)}</span>
        </p>
      ) : null}
      {tagNames ? (
        <p className={styles['detail']}>
          <Tag aria-hidden size={12} />
          <span className="visually-hidden">Tags: </span>
          <span>{tagNames}</span>
        </p>
      ) : null}
    </div>
  );
}

/** One highlight in the list; drawn again only when something it shows changed. */
export const HighlightOption = memo(
  Option,
  (a, b) =>
    a.id === b.id && a.passage.updatedAt === b.passage.updatedAt && a.meaning === b.meaning && a.isSelected === b.isSelected &&
    a.status === b.status && a.tagNames === b.tagNames && a.position === b.position && a.count === b.count && a.source === b.source,
);
