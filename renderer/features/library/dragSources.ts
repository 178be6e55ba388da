import type { DragEvent } from 'react';
import type { SourceId } from '../../../shared/domain/ids';
import { draggedSources } from './librarySession';
import styles from './DropShelf.module.css';

/** Says that articles of this window are dragged; other programs can do nothing with it. */
const sourcesDragType = 'application/x-ibidem-sources';

/** A small card under the pointer that says how many are dragged. */
function showCount(transfer: DataTransfer, count: number): void {
  const card = document.createElement('div');
  card.className = styles['card'] ?? '';
  card.textContent = count === 1 ? '1 article' : `${count.toLocaleString()} articles`;
  document.body.append(card);
  transfer.setDragImage(card, -12, -4);
  // The picture is taken as soon as the drag has begun.
  requestAnimationFrame(() => card.remove());
}

/** Begins to drag articles of the list. */
export function dragSources(keys: readonly string[], { dataTransfer }: DragEvent<HTMLElement>): void {
  dataTransfer.effectAllowed = 'copy';
  dataTransfer.setData(sourcesDragType, JSON.stringify(keys));
  showCount(dataTransfer, keys.length);
  draggedSources.set(keys as readonly SourceId[]);
}
