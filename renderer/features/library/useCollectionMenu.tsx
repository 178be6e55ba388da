import { useState, type ReactNode } from 'react';
import type { Collection } from '../../../shared/domain/collection';
import type { Source } from '../../../shared/domain/source';
import { useActions } from '../../services';
import type { MenuLine } from '../../ui/MenuLines';
import { DeleteCollectionDialog, EditCollectionDialog } from './CollectionDialogs';
import type { ShownCollection } from './shownCollection';

export interface CollectionMenu {
  readonly lines: readonly MenuLine[];
  /** The dialogs that the lines open. */
  readonly dialog: ReactNode;
}

/** What can be done with the collections of the library, and with the one that is shown. */
export function useCollectionMenu(shown: Collection | null, sources: readonly Source[], onShow: (shown: ShownCollection) => void): CollectionMenu {
  const [asked, setAsked] = useState<'new' | 'edit' | 'delete' | null>(null);
  const close = (): void => setAsked(null);
  useActions('collections', [{ id: 'newCollection', category: 'Articles', label: 'New collection…', run: () => setAsked('new') }]);
  const lines: readonly MenuLine[] = [
    { id: 'new', label: 'New collection…', run: () => setAsked('new') },
    ...(shown
      ? [
          { id: 'edit', label: 'Rename and describe…', run: () => setAsked('edit') },
          { id: 'delete', label: 'Delete this collection…', isDanger: true, run: () => setAsked('delete') },
        ]
      : []),
  ];
  const dialogOf = (): ReactNode => {
    if (asked === 'new') return <EditCollectionDialog collection={null} onClose={close} onDone={onShow} />;
    if (!shown || asked === null) return null;
    if (asked === 'edit') return <EditCollectionDialog collection={shown} onClose={close} onDone={onShow} />;
    const count = sources.filter(({ collectionIds }) => collectionIds.includes(shown.id)).length;
    return <DeleteCollectionDialog collection={shown} count={count} onClose={close} onDeleted={() => onShow('all')} />;
  };
  return { lines, dialog: dialogOf() };
}
