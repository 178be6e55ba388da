import { useEffect, useId, useRef, useState, type Ref } from 'react';
import { rowOffsets, rowWindow } from '../../ui/rowWindow';
import { useRowMeasures } from '../../ui/useRowMeasures';
import { NameOption } from './NameOption';
import type { NameRow } from './nameRows';
import { groupTitles } from './nameWords';
import styles from './NamePanel.module.css';

interface NameListProps {
  readonly rows: readonly NameRow[];
  readonly text: string;
  readonly selectedKey: string | null;
  readonly at: number;
  readonly ref: Ref<HTMLDivElement>;
  onChoose(key: string): void;
}

const estimatedHeight = 46;
const extraRows = 8;

/** The names of an article, of which only those in view are drawn; each group under its title. */
export function NameList({ rows, text, selectedKey, at, ref, onChoose }: NameListProps) {
  const listId = useId();
  const list = useRef<HTMLDivElement | null>(null);
  const shownKey = useRef<string | null>(null);
  const [scrollTop, setScrollTop] = useState(0);
  const { heights, viewHeight, measure } = useRowMeasures();
  const offsets = rowOffsets(rows.map(({ key }) => key), heights, estimatedHeight);
  const { first, last, above, below } = rowWindow(offsets, scrollTop, viewHeight, extraRows);
  const selected = rows.findIndex(({ key }) => key === selectedKey);
  const counts = new Map<NameRow['group'], number>();
  for (const { group } of rows) counts.set(group, (counts.get(group) ?? 0) + 1);

  useEffect(() => measure(list.current), [measure]);
  // Rows far away are drawn only once the list was scrolled near them, which draws the list again and comes back here.
  useEffect(() => {
    const element = list.current;
    if (!element || selected < 0 || shownKey.current === selectedKey) return;
    const row = element.querySelector('[aria-selected="true"]');
    if (row) {
      (selected === 0 ? element.firstElementChild : row)?.scrollIntoView({ block: 'nearest' });
      row.scrollIntoView({ block: 'nearest' });
      shownKey.current = selectedKey;
    } else element.scrollTop = (offsets[selected] ?? 0) - element.clientHeight / 2;
  });

  return (
    <div
      ref={(element) => {
        list.current = element;
        if (typeof ref === 'function') ref(element);
        else if (ref) ref.current = element;
      }}
      role="listbox" aria-label="Names" tabIndex={0} className={styles['list']} onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
      {...(selected >= first && selected < last ? { 'aria-activedescendant': `${listId}-${selected}` } : {})}
    >
      <div role="presentation" style={{ height: above }} />
      {rows.slice(first, last).map((row, index) => {
        const position = first + index;
        const isFirstOfGroup = rows[position - 1]?.group !== row.group;
        return (
          <div key={row.key} ref={measure} data-key={row.key} role="presentation" className={styles['row']}>
            {isFirstOfGroup ? <p role="presentation" className={styles['heading']}>{groupTitles[row.group]} <small>{counts.get(row.group)}</small></p> : null}
            <NameOption
              id={`${listId}-${position}`} row={row} text={text} isSelected={row.key === selectedKey} at={row.key === selectedKey ? at : 0}
              position={position + 1} count={rows.length} onChoose={() => onChoose(row.key)}
            />
          </div>
        );
      })}
      <div role="presentation" style={{ height: below }} />
    </div>
  );
}
