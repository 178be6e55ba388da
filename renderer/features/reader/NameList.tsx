import { useEffect, useEffectEvent, useId, useImperativeHandle, useMemo, type Ref } from 'react';
import { useRowWindow } from '../../ui/useRowWindow';
import { NameOption } from './NameOption';
import type { NameRow } from './nameRows';
import { groupTitles } from './nameWords';
import styles from './NamePanel.module.css';

interface NameListProps {
  readonly rows: readonly NameRow[];
  readonly text: string;
  readonly selectedKey: string | null;
  readonly at: number;
  readonly ref: Ref<HTMLDivElement | null>;
  onChoose(key: string): void;
}

const estimatedHeight = 46;

/** The names of an article, of which only those in view are drawn; each group under its title. */
export function NameList({ rows, text, selectedKey, at, ref, onChoose }: NameListProps) {
  const listId = useId();
  const keys = useMemo(() => rows.map(({ key }) => key), [rows]);
  const { first, last, above, below, list, measure, onScroll, show } = useRowWindow<HTMLDivElement>({ keys, estimatedHeight, activeKey: selectedKey });
  const selected = keys.indexOf(selectedKey ?? '');
  const counts = new Map<NameRow['group'], number>();
  for (const { group } of rows) counts.set(group, (counts.get(group) ?? 0) + 1);

  const showSelected = useEffectEvent(() => {
    if (selectedKey !== null && selected >= 0) show(selectedKey);
  });
  useEffect(() => showSelected(), [selectedKey]);

  useImperativeHandle<HTMLDivElement | null, HTMLDivElement | null>(ref, () => list.current);

  return (
    <div
      ref={list}
      role="listbox" aria-label="Names" tabIndex={0} className={styles['list']} onScroll={onScroll}
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
