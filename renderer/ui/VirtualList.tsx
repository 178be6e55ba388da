import { useEffect, useEffectEvent, useId, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import type { MenuPoint } from './ContextMenu';
import { extendTo, rowAfterKey, rowStartingWith, selectOnly, selectRows, toggleRow, type RowSelection } from './rowSelection';
import { rowOffsets, rowWindow } from './rowWindow';
import { useRowMeasures } from './useRowMeasures';
import styles from './VirtualList.module.css';

interface VirtualListProps<Item extends { readonly id: string }> {
  readonly label: string;
  readonly items: readonly Item[];
  /** By what typed letters find a row. */
  textOf(item: Item): string;
  renderRow(item: Item): ReactNode;
  readonly selection: RowSelection;
  onSelectionChange(selection: RowSelection): void;
  /** What is open elsewhere in the window. */
  readonly currentId: string | null;
  /** A click, or Enter; with Ctrl/Cmd and Enter, beside what is open. */
  onOpen(item: Item, options: { readonly beside: boolean }): void;
  onMenu?(at: MenuPoint): void;
  onDelete?(): void;
  /** Hears which rows are drawn. */
  onRangeChange?(first: number, last: number): void;
  readonly estimatedHeight: number;
  /** No lines between rows: they draw their own. */
  readonly isPlain?: boolean;
}

const extraRows = 6;
const typingPauseMs = 800;

/**
 * A list of any length of which only the rows in view are drawn. One of its rows is open at a click or Enter; several
 * are chosen with Shift and Ctrl/Cmd; arrows, Home, End, page keys and letters move through it.
 */
export function VirtualList<Item extends { readonly id: string }>(props: VirtualListProps<Item>) {
  const { label, items, textOf, renderRow, selection, onSelectionChange, currentId, onOpen, onMenu, onDelete, onRangeChange, estimatedHeight, isPlain = false } = props;
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const [scrollTop, setScrollTop] = useState(0);
  const [typed, setTyped] = useState({ text: '', at: 0 });
  const { heights, viewHeight, measure } = useRowMeasures();

  const keys = items.map((item) => item.id);
  const offsets = rowOffsets(keys, heights, estimatedHeight);
  const { first, last, above, below } = rowWindow(offsets, scrollTop, viewHeight, extraRows);
  const active = selection.active === null ? -1 : keys.indexOf(selection.active);

  useEffect(() => measure(list.current), [measure]);

  const announceRange = useEffectEvent(() => onRangeChange?.(first, last));
  const drawnKeys = keys.slice(first, last).join(' ');
  useEffect(() => announceRange(), [drawnKeys]);

  const bringIntoView = useEffectEvent(() => {
    const element = list.current;
    const [top, bottom] = [offsets[active] ?? 0, offsets[active + 1] ?? 0];
    if (!element || active < 0) return;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight;
  });
  useEffect(() => bringIntoView(), [selection.active, items.length]);

  const moveTo = (index: number, event: KeyboardEvent): void => {
    const key = keys[index];
    if (key === undefined) return;
    if (event.shiftKey) onSelectionChange(extendTo(selection, keys, key));
    else if (event.ctrlKey || event.metaKey) onSelectionChange({ ...selection, active: key });
    else onSelectionChange(selectOnly(key));
  };

  const onTyped = (event: KeyboardEvent): boolean => {
    const isLetter = /^[\p{L}\p{N}]$/u.test(event.key);
    const isOngoing = event.timeStamp - typed.at < typingPauseMs;
    if (event.ctrlKey || event.metaKey || event.altKey || !(isLetter || (event.key === ' ' && isOngoing && typed.text !== ''))) return false;
    const text = (isOngoing ? typed.text : '') + event.key;
    setTyped({ text, at: event.timeStamp });
    const found = rowStartingWith(items.map(textOf), text, active);
    if (found !== null) moveTo(found, event);
    return true;
  };

  const onCommand = (event: KeyboardEvent): boolean => {
    const item = items[active];
    const isMod = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' && item) onOpen(item, { beside: isMod });
    else if (event.key === ' ' && item && (typed.text === '' || event.timeStamp - typed.at >= typingPauseMs)) onSelectionChange(toggleRow(selection, item.id));
    else if (event.key.toLowerCase() === 'a' && isMod) onSelectionChange({ ...selectRows(keys), active: selection.active });
    else if (event.key === 'Escape' && selection.selected.size > 1 && item) onSelectionChange(selectOnly(item.id));
    else if (event.key === 'Delete' && onDelete && selection.selected.size > 0) onDelete();
    else return false;
    return true;
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey) return;
    const page = Math.max(1, Math.floor(viewHeight / estimatedHeight) - 1);
    const next = rowAfterKey(event.key, active, items.length, page);
    if (next !== null) moveTo(next, event);
    else if (!onCommand(event) && !onTyped(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  const onRowClick = (item: Item, event: MouseEvent): void => {
    if (event.shiftKey) onSelectionChange(extendTo(selection, keys, item.id));
    else if (event.ctrlKey || event.metaKey) onSelectionChange(toggleRow(selection, item.id));
    else {
      onSelectionChange(selectOnly(item.id));
      onOpen(item, { beside: false });
    }
  };

  const onContextMenu = (event: MouseEvent<HTMLElement>): void => {
    if (!onMenu) return;
    event.preventDefault();
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-key]') : null;
    const key = row?.dataset['key'];
    if (key !== undefined && !selection.selected.has(key)) onSelectionChange(selectOnly(key));
    if (row) return onMenu({ x: event.clientX, y: event.clientY });
    // The menu key: at the row that the keys act on.
    const box = document.getElementById(`${listId}-${selection.active}`)?.getBoundingClientRect();
    if (box && selection.selected.size > 0) onMenu({ x: box.left + 24, y: box.top + 24 });
  };

  return (
    <div
      ref={list}
      role="listbox"
      aria-label={label}
      aria-multiselectable
      aria-activedescendant={active >= first && active < last ? `${listId}-${selection.active}` : undefined}
      tabIndex={0}
      className={styles['list']}
      data-plain={isPlain}
      onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
      onKeyDown={onKeyDown}
      onContextMenu={onContextMenu}
      onFocus={() => {
        if (active < 0 && items[0]) onSelectionChange({ ...selection, active: currentId !== null && keys.includes(currentId) ? currentId : items[0].id });
      }}
    >
      <div role="presentation" style={{ height: above }} />
      {items.slice(first, last).map((item, index) => (
        <div
          key={item.id}
          ref={measure}
          id={`${listId}-${item.id}`}
          data-key={item.id}
          data-active={item.id === selection.active}
          role="option"
          aria-selected={selection.selected.has(item.id)}
          aria-current={item.id === currentId}
          aria-setsize={items.length}
          aria-posinset={first + index + 1}
          className={styles['row']}
          onClick={(event) => onRowClick(item, event)}
        >
          {renderRow(item)}
        </div>
      ))}
      <div role="presentation" style={{ height: below }} />
    </div>
  );
}
