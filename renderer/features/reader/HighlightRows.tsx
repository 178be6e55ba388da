import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { PassageId } from '../../../shared/domain/ids';
import type { Passage } from '../../../shared/domain/passage';
import type { Tag } from '../../../shared/domain/tag';
import { useServices } from '../../services';
import { rowOffsets, rowWindow } from '../../ui/rowWindow';
import { useRowMeasures } from '../../ui/useRowMeasures';
import { HighlightOption } from './HighlightOption';
import type { LocatedPassage } from './locatedPassages';
import type { Reading } from './useReading';
import styles from './HighlightList.module.css';

interface HighlightRowsProps {
  readonly reading: Reading;
  readonly shown: readonly LocatedPassage[];
  readonly tags: readonly Tag[];
  readonly selectedId: PassageId | null;
}

const estimatedHeight = 64;
const extraRows = 8;

/** The highlights as a list of which only the rows in view are drawn; those to review come first. */
export function HighlightRows({ reading, shown, tags, selectedId }: HighlightRowsProps) {
  const { navigation } = useServices();
  const { source, meanings } = reading;
  const listId = useId();
  const list = useRef<HTMLDivElement | null>(null);
  const wantedId = useRef<PassageId | null>(null);
  const [scrollTop, setScrollTop] = useState(0);
  const { heights, viewHeight, measure } = useRowMeasures();

  const uncertain = shown.filter(({ status }) => status !== 'exact');
  const order = uncertain.length > 0 ? [...uncertain, ...shown.filter(({ status }) => status === 'exact')] : shown;
  const offsets = rowOffsets(order.map(({ passage }) => passage.id), heights, estimatedHeight);
  const { first, last, above, below } = rowWindow(offsets, scrollTop, viewHeight, extraRows);
  const selectedIndex = order.findIndex(({ passage }) => passage.id === selectedId);
  const tagNames = new Map(tags.map(({ id, name }) => [id, name]));
  const optionId = (passage: Passage): string => `${listId}-${passage.id}`;
  const selected = order[selectedIndex];

  const choose = (passage: Passage, isLost: boolean): void => {
    navigation.selectedPassageId.set(passage.id);
    if (!isLost) navigation.reveal.set({ sourceId: source.id, passageId: passage.id, span: null });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const end = order.length - 1;
    const moves: Partial<Record<string, number>> = {
      ArrowDown: Math.min(end, selectedIndex + 1), ArrowUp: Math.max(0, selectedIndex - 1), Home: 0, End: end,
      ...(selectedIndex >= 0 ? { Enter: selectedIndex } : {}),
    };
    const to = moves[event.key];
    const next = to === undefined ? undefined : order[to];
    if (!next || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    choose(next.passage, next.status === 'lost');
  };
  useEffect(() => measure(list.current), [measure]);
  useEffect(() => {
    wantedId.current = selectedId;
  }, [selectedId]);
  // Rows far away are drawn only once the list was scrolled near them, which draws the list again and comes back here.
  useEffect(() => {
    const element = list.current;
    if (!element || wantedId.current === null) return;
    const row = element.querySelector('[aria-selected="true"]');
    if (row) {
      row.scrollIntoView({ block: 'nearest' });
      wantedId.current = null;
    } else if (selectedIndex >= 0) element.scrollTop = (offsets[selectedIndex] ?? 0) - element.clientHeight / 2;
  });

  return (
    <div
      ref={list} role="listbox" aria-label="Highlights" tabIndex={0} className={styles['list']} onKeyDown={onKeyDown}
      onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
      {...(selected && selectedIndex >= first && selectedIndex < last ? { 'aria-activedescendant': optionId(selected.passage) } : {})}
    >
      {uncertain.length > 0 ? <p role="presentation" className={styles['heading']}>To review ({uncertain.length})</p> : null}
      <div role="presentation" style={{ height: above }} />
      {order.slice(first, last).map(({ passage, status }, index) => (
        <div key={passage.id} ref={measure} data-key={passage.id} role="presentation" className={styles['row']}>
          <HighlightOption
            id={optionId(passage)} passage={passage} source={source} meaning={meanings[passage.color]}
            isSelected={passage.id === selectedId} status={status} position={first + index + 1} count={order.length}
            tagNames={passage.tagIds.flatMap((id) => tagNames.get(id) ?? []).join(', ')} onChoose={choose}
          />
        </div>
      ))}
      <div role="presentation" style={{ height: below }} />
      {shown.length === 0 ? <p className={styles['empty']} role="presentation">No highlight is like this.</p> : null}
    </div>
  );
}
