import { Check, CircleHelp } from 'lucide-react';
import { EntityKindIcon } from '../../ui/EntityKindIcon';
import { NameSnippet } from './NameSnippet';
import { standingOf } from './nameWords';
import type { NameRow } from './nameRows';
import styles from './NamePanel.module.css';

interface NameOptionProps {
  readonly id: string;
  readonly row: NameRow;
  readonly text: string;
  readonly isSelected: boolean;
  /** Which of the places is looked at. */
  readonly at: number;
  /** Of how many rows it is which one; not all of them are drawn. */
  readonly position: number;
  readonly count: number;
  onChoose(): void;
}

const snippetWidth = 52;

/** One name in the review. */
export function NameOption({ id, row, text, isSelected, at, position, count, onChoose }: NameOptionProps) {
  const place = row.places[at] ?? row.places[0];
  return (
    <div
      id={id} role="option" aria-selected={isSelected} aria-setsize={count} aria-posinset={position}
      className={styles['option']} data-group={row.group} onClick={onChoose}
    >
      <span className={styles['kind']}>{row.kind ? <EntityKindIcon kind={row.kind} size={14} /> : <CircleHelp role="img" aria-label="Several may be meant" size={14} />}</span>
      <span className={styles['name']}>{row.name}</span>
      <span className="visually-hidden">, {standingOf(row)}, </span>
      <span className={styles['count']}>
        {row.group === 'accepted' ? <Check aria-hidden size={12} /> : null}
        {isSelected && row.places.length > 1 ? `${at + 1} of ${row.places.length}` : row.places.length}
      </span>
      {place && row.group !== 'accepted' ? <span className={styles['snippet']}><NameSnippet text={text} span={place} width={snippetWidth + place.end - place.start} /></span> : null}
    </div>
  );
}
