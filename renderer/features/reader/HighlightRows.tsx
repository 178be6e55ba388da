import { useEffect, useEffectEvent, useId, useMemo, useRef, type KeyboardEvent } from 'react';
import type { PassageId } from '../../../shared/domain/ids';
import type { Passage } from '../../../shared/domain/passage';
import type { Tag } from '../../../shared/domain/tag';
import { useServices } from '../../services';
import { ListMemory } from '../../ui/listMemory';
import { useRowWindow } from '../../ui/useRowWindow';
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
/** Where the list of each source was left. */
const memory = new ListMemory();

/** The highlights as a list of which only the rows in view are drawn; those to review come first. */
export function HighlightRows({ reading, shown, tags, selectedId }: HighlightRowsProps) {
  const { navigation } = useServices();
  const { source, meanings } = reading;
  const listId = useId();

  const uncertain = shown.filter(({ status }) => status !== 'exact');
  const order = useMemo(() => [...shown.filter(({ status }) => status !== 'exact'), ...shown.filter(({ status }) => status === 'exact')], [shown]);
  const keys = useMemo(() => order.map(({ passage }) => passage.id), [order]);
  const { list, first, last, above, below, measure, onScroll, show } = useRowWindow<HTMLDivElement>({ keys, estimatedHeight, activeKey: selectedId, view: source.id, memory });
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
  // What is selected in the text comes into view here; the place that the list began with stays.
  const lastSelected = useRef(selectedId);
  const bringIntoView = useEffectEvent(() => {
    if (selectedId !== null && selectedId !== lastSelected.current) show(selectedId);
    lastSelected.current = selectedId;
  });
  useEffect(() => bringIntoView(), [selectedId]);

  return (
    <div
      ref={list} role="listbox" aria-label="Highlights" tabIndex={0} className={styles['list']} onKeyDown={onKeyDown}
      onScroll={onScroll}
      {...(selected && selectedIndex >= first && selectedIndex < last ? { 'aria-activedescendant': optionId(selected.passage) } : {})}
    >
      {uncertain.length > 0 ? <p role="presentation" className={styles['heading']}>To review ({uncertain.length})</p> : null}
      <div role="presentation" className={styles['room']} style={{ height: above }} />
      {order.slice(first, last).map(({ passage, status }, index) => (
        <div key={passage.id} ref={measure} data-key={passage.id} role="presentation" className={styles['row']}>
          <HighlightOption
            id={optionId(passage)} passage={passage} source={source} meaning={meanings[passage.color]}
            isSelected={passage.id === selectedId} status={status} position={first + index + 1} count={order.length}
            tagNames={passage.tagIds.flatMap((id) => tagNames.get(id) ?? []).join(', ')} onChoose={choose}
          />
        </div>
      ))}
      <div role="presentation" className={styles['room']} style={{ height: below }} />
      {shown.length === 0 ? <p className={styles['empty']} role="presentation">No highlight is like this.</p> : null}
    </div>
  );
}
