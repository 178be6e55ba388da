import { lazy, Suspense } from 'react';
import { useActions, useServices } from '../../services';
import { useStore } from '../../workspace/store';

const NewEntityDialog = lazy(async () => ({ default: (await import('./NewEntityDialog')).NewEntityDialog }));
const DuplicatesDialog = lazy(async () => ({ default: (await import('./DuplicatesDialog')).DuplicatesDialog }));
const RegistryImportDialog = lazy(async () => ({ default: (await import('./RegistryImportDialog')).RegistryImportDialog }));
const RegistryExportDialog = lazy(async () => ({ default: (await import('./RegistryExportDialog')).RegistryExportDialog }));

/** Offers to create entities and to tend the registry, and shows the dialog when any part asks for it. */
export function EntitiesHost() {
  const { dialogs } = useServices();
  const request = useStore(dialogs.current);
  useActions('entities', [
    {
      id: 'newEntity', category: 'Entities', label: 'New entity…', shortcut: 'Mod+Shift+n', menu: { name: 'file', group: 1, order: 1 },
      run: () => dialogs.show({ kind: 'newEntity', name: '', passageId: null }),
    },
    { id: 'findDuplicates', category: 'Entities', label: 'Likely duplicates…', menu: { name: 'edit', group: 4, order: 0 }, run: () => dialogs.show({ kind: 'duplicates' }) },
    { id: 'importEntities', category: 'Entities', label: 'Import entities…', menu: { name: 'file', group: 0, order: 5 }, run: () => dialogs.show({ kind: 'importEntities' }) },
    { id: 'exportEntities', category: 'Entities', label: 'Export entities…', menu: { name: 'file', group: 3, order: 8 }, run: () => dialogs.show({ kind: 'exportEntities' }) },
  ]);
  return (
    <Suspense fallback={null}>
      {request?.kind === 'newEntity' ? <NewEntityDialog request={request} onClose={dialogs.close} /> : null}
      {request?.kind === 'duplicates' ? <DuplicatesDialog onClose={dialogs.close} /> : null}
      {request?.kind === 'importEntities' ? <RegistryImportDialog onClose={dialogs.close} /> : null}
      {request?.kind === 'exportEntities' ? <RegistryExportDialog onClose={dialogs.close} /> : null}
    </Suspense>
  );
}
