import { useState, type KeyboardEvent } from 'react';
import { extendTo, rowAfterKey, rowStartingWith, selectOnly, selectRows, toggleRow, type RowSelection } from './rowSelection';

interface ListKeysOptions<Item extends { readonly id: string }> {
  readonly items: readonly Item[];
  readonly keys: readonly string[];
  /** The index of the row that the keys act on; -1 for none. */
  readonly active: number;
  /** Rows that a page key moves by. */
  readonly page: number;
  readonly isSingle: boolean;
  readonly selection: RowSelection;
  textOf(item: Item): string;
  onSelectionChange(selection: RowSelection): void;
  onOpen(item: Item, options: { readonly beside: boolean }): void;
  onDelete?: (() => void) | undefined;
}

const typingPauseMs = 800;

/** Arrows, Home, End and page keys, letters, Enter, Space, Delete and the keys that choose several. */
export function useListKeys<Item extends { readonly id: string }>(options: ListKeysOptions<Item>): (event: KeyboardEvent) => void {
  const { items, keys, active, page, isSingle, selection, textOf, onSelectionChange, onOpen, onDelete } = options;
  const [typed, setTyped] = useState({ text: '', at: 0 });

  const moveTo = (index: number, event: KeyboardEvent): void => {
    const key = keys[index];
    if (key === undefined) return;
    if (event.shiftKey && !isSingle) onSelectionChange(extendTo(selection, keys, key));
    else if ((event.ctrlKey || event.metaKey) && !isSingle) onSelectionChange({ ...selection, active: key });
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

  const onSeveral = (event: KeyboardEvent, item: Item | undefined): boolean => {
    if (isSingle) return false;
    const isMod = event.ctrlKey || event.metaKey;
    if (event.key === ' ' && item && (typed.text === '' || event.timeStamp - typed.at >= typingPauseMs)) onSelectionChange(toggleRow(selection, item.id));
    else if (event.key.toLowerCase() === 'a' && isMod) onSelectionChange({ ...selectRows(keys), active: selection.active });
    else if (event.key === 'Escape' && selection.selected.size > 1 && item) onSelectionChange(selectOnly(item.id));
    else return false;
    return true;
  };

  const onCommand = (event: KeyboardEvent): boolean => {
    const item = items[active];
    if (event.key === 'Enter' && item) onOpen(item, { beside: event.ctrlKey || event.metaKey });
    else if (event.key === 'Delete' && onDelete && selection.selected.size > 0) onDelete();
    else return onSeveral(event, item);
    return true;
  };

  return (event) => {
    if (event.altKey) return;
    const next = rowAfterKey(event.key, active, items.length, page);
    if (next !== null) moveTo(next, event);
    else if (!onCommand(event) && !onTyped(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}
