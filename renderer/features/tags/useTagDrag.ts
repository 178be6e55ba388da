import { useDragAndDrop, type DragAndDropHooks } from 'react-aria-components';
import type { TagId } from '../../../shared/domain/ids';
import { branchOf } from '../../commands/tagCommands';
import type { TagWithUse } from '../../data/tagQueries';

const tagDragType = 'application/x-ibidem-tag';

/** Dragging a tag onto another puts it under that; onto the empty part of the tree, at the top. */
export function useTagDrag(tags: readonly TagWithUse[], onMove: (id: TagId, parentId: TagId | null) => void): DragAndDropHooks {
  const all = tags.map(({ tag }) => tag);
  const move = async (items: readonly { readonly kind: string; getText?: (type: string) => Promise<string> }[], parent: string | number | null): Promise<void> => {
    for (const item of items) {
      const id = await item.getText?.(tagDragType);
      const dragged = all.find((tag) => tag.id === id);
      const target = all.find((tag) => tag.id === parent);
      if (dragged && !(target && branchOf(all, dragged.id).has(target.id))) onMove(dragged.id, target?.id ?? null);
    }
  };
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ [tagDragType]: String(key), 'text/plain': all.find(({ id }) => id === key)?.name ?? '' })),
    acceptedDragTypes: [tagDragType],
    shouldAcceptItemDrop: (target) => target.dropPosition === 'on',
    getDropOperation: () => 'move',
    onItemDrop: ({ items, target }) => void move(items, target.key),
    onRootDrop: ({ items }) => void move(items, null),
  });
  return dragAndDropHooks;
}
