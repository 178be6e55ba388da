import { lazy, Suspense } from 'react';
import { useActions, useServices } from '../../services';
import { useStore } from '../../workspace/store';

const NewEntityDialog = lazy(async () => ({ default: (await import('./NewEntityDialog')).NewEntityDialog }));

/** Offers to create entities, and shows the dialog when any part asks for it. */
export function EntitiesHost() {
  const { dialogs } = useServices();
  const request = useStore(dialogs.current);
  useActions('entities', [
    {
      id: 'newEntity', category: 'Entities', label: 'New entity…', shortcut: 'Mod+Shift+n', menu: { name: 'file', group: 1, order: 1 },
      run: () => dialogs.show({ kind: 'newEntity', name: '', passageId: null }),
    },
  ]);
  if (request?.kind !== 'newEntity') return null;
  return (
    <Suspense fallback={null}>
      <NewEntityDialog request={request} onClose={dialogs.close} />
    </Suspense>
  );
}
