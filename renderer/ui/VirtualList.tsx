import { useEffect, useEffectEvent, useId, useMemo, useRef, type DragEvent, type MouseEvent, type ReactNode } from 'react';
import type { MenuPoint } from './ContextMenu';
import type { ListMemory } from './listMemory';
import { extendTo, selectOnly, toggleRow, type RowSelection } from './rowSelection';
import { useListKeys } from './useListKeys';
import { useRowWindow } from './useRowWindow';
import styles from './VirtualList.module.css';

/** Rows that stand under a heading; the items of a group follow each other. */
export interface RowGroup {
  readonly id: string;
  readonly label: string;
}

interface VirtualListProps<Item extends { readonly id: string }> {
  readonly label: string;
  readonly items: readonly Item[];
  /** By what typed letters find a row. */
  textOf(item: Item): string;
  renderRow(item: Item): ReactNode;
  groupOf?(item: Item): RowGroup;
  readonly selection: RowSelection;
  onSelectionChange(selection: RowSelection): void;
  /** What is open elsewhere in the window. */
  readonly currentId: string | null;
  /** A click, or Enter; with Ctrl/Cmd and Enter, beside what is open. */
  onOpen(item: Item, options: { readonly beside: boolean }): void;
  onMenu?(at: MenuPoint): void;
  onDelete?(): void;
  /** A row is taken to be dragged; it is among the chosen ones then. */
  onDrag?(keys: readonly string[], event: DragEvent<HTMLElement>): void;
  onDragEnd?(): void;
  /** Hears which rows are drawn. */
  onRangeChange?(first: number, last: number): void;
  readonly estimatedHeight: number;
  /** No lines between rows: they draw their own. */
  readonly isPlain?: boolean;
  /** One row at a time is chosen. */
  readonly isSingle?: boolean;
  /** What the list shows of all there is: each view keeps a place of its own. */
  readonly view?: string;
  /** Keeps the place while the list is not shown. */
  readonly memory?: ListMemory;
}

interface DrawnGroup<Item> {
  readonly group: RowGroup | null;
  readonly rows: { readonly item: Item; readonly index: number; readonly isFirst: boolean }[];
}

/**
 * A list of any length of which only the rows in view are drawn. One of its rows is open at a click or Enter; several
 * are chosen with Shift and Ctrl/Cmd; arrows, Home, End, page keys and letters move through it.
 */
export function VirtualList<Item extends { readonly id: string }>(props: VirtualListProps<Item>) {
  const {
    label, items, textOf, renderRow, groupOf, selection, onSelectionChange, currentId, onOpen, onMenu, onDelete, onDrag, onDragEnd, onRangeChange,
    estimatedHeight, isPlain = false, isSingle = false, view = '',
  } = props;
  const listId = useId();
  const keys = useMemo(() => items.map((item) => item.id), [items]);
  const window = useRowWindow<HTMLDivElement>({ keys, estimatedHeight, activeKey: selection.active, view, memory: props.memory });
  const { list, memory, first, last, above, below, viewHeight, measure } = window;
  const active = useMemo(() => (selection.active === null ? -1 : keys.indexOf(selection.active)), [keys, selection.active]);
  const onKeyDown = useListKeys({
    items, keys, active, page: Math.max(1, Math.floor(viewHeight / estimatedHeight) - 1), isSingle, selection, textOf, onSelectionChange, onOpen, onDelete,
  });

  const announceRange = useEffectEvent(() => onRangeChange?.(first, last));
  const drawnKeys = keys.slice(first, last).join(' ');
  useEffect(() => announceRange(), [drawnKeys]);

  // What is chosen from elsewhere, or by a key, comes into view as soon as it is there; the place that the list began with stays.
  const isThere = active >= 0;
  const shownKey = useRef(isThere ? selection.active : null);
  const bringIntoView = useEffectEvent(() => {
    if (selection.active === null || !isThere || shownKey.current === selection.active) return;
    shownKey.current = selection.active;
    window.show(selection.active);
  });
  useEffect(() => bringIntoView(), [selection.active, isThere]);

  const giveOn = (isTakenUp: boolean): void => {
    if (active >= 0) return;
    const known = (key: string | null): key is string => key !== null && keys.includes(key);
    const heir = selection.active === null ? null : memory.heirOf(selection.active);
    const isLeft = [...selection.selected].some((key) => known(key));
    if (known(heir)) onSelectionChange(isLeft ? { ...selection, active: heir } : selectOnly(heir));
    else if (isTakenUp && items[0]) onSelectionChange({ ...selection, active: known(currentId) ? currentId : items[0].id });
  };
  // The row that the keys act on is gone: while the list has the focus, they act on the next.
  const inherit = useEffectEvent(() => {
    if (selection.active !== null && list.current !== null && list.current === document.activeElement) giveOn(false);
  });
  useEffect(() => inherit(), [keys]);

  const onRowClick = (item: Item, event: MouseEvent): void => {
    if (event.shiftKey && !isSingle) onSelectionChange(extendTo(selection, keys, item.id));
    else if ((event.ctrlKey || event.metaKey) && !isSingle) onSelectionChange(toggleRow(selection, item.id));
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

  const onRowDrag = (item: Item, event: DragEvent<HTMLElement>): void => {
    if (selection.selected.has(item.id)) return onDrag?.(keys.filter((key) => selection.selected.has(key)), event);
    onSelectionChange(selectOnly(item.id));
    onDrag?.([item.id], event);
  };

  const drawn: DrawnGroup<Item>[] = [];
  items.slice(first, last).forEach((item, offset) => {
    const index = first + offset;
    const group = groupOf?.(item) ?? null;
    const previous = items[index - 1];
    const isFirst = group !== null && (previous === undefined || groupOf?.(previous).id !== group.id);
    if (drawn.length === 0 || isFirst) drawn.push({ group, rows: [] });
    drawn.at(-1)?.rows.push({ item, index, isFirst });
  });

  const drawRow = ({ item, index, isFirst }: DrawnGroup<Item>['rows'][number], group: RowGroup | null): ReactNode => (
    <div key={item.id} ref={measure} data-key={item.id} role="presentation">
      {isFirst ? <div role="presentation" className={styles['heading']}>{group?.label}</div> : null}
      <div
        id={`${listId}-${item.id}`}
        data-active={item.id === selection.active}
        role="option"
        aria-selected={selection.selected.has(item.id)}
        aria-current={item.id === currentId}
        aria-setsize={items.length}
        aria-posinset={index + 1}
        className={styles['row']}
        draggable={onDrag !== undefined}
        onDragStart={(event) => onRowDrag(item, event)}
        onDragEnd={() => onDragEnd?.()}
        onClick={(event) => onRowClick(item, event)}
      >
        {renderRow(item)}
      </div>
    </div>
  );

  return (
    <div
      ref={list}
      role="listbox"
      aria-label={label}
      aria-multiselectable={!isSingle}
      aria-activedescendant={active >= first && active < last ? `${listId}-${selection.active}` : undefined}
      tabIndex={0}
      className={styles['list']}
      data-plain={isPlain}
      onScroll={window.onScroll}
      onKeyDown={onKeyDown}
      onContextMenu={onContextMenu}
      onFocus={(event) => {
        if (event.target === event.currentTarget) giveOn(true);
      }}
    >
      <div role="presentation" className={styles['room']} style={{ height: above }} />
      {drawn.map(({ group, rows }) =>
        group ? (
          <div key={group.id} role="group" aria-label={group.label}>{rows.map((row) => drawRow(row, group))}</div>
        ) : (
          rows.map((row) => drawRow(row, null))
        ),
      )}
      <div role="presentation" className={styles['room']} style={{ height: below }} />
    </div>
  );
}
