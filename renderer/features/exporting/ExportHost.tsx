import { lazy, Suspense } from 'react';
import { useActions, useServices } from '../../services';
import { useStore } from '../../workspace/store';

const ExportDialog = lazy(async () => ({ default: (await import('./ExportDialog')).ExportDialog }));

/** Offers the export, and shows its dialog when any part asks for it. */
export function ExportHost() {
  const { dialogs, navigation } = useServices();
  const request = useStore(dialogs.current);
  const { main } = useStore(navigation.place);
  useActions('exporting', [
    {
      id: 'exportNotebook', category: 'Exporting', label: 'Export notebook…', shortcut: 'Mod+Shift+e', menu: { name: 'file', group: 3, order: 0 },
      run: () => dialogs.show({ kind: 'export', target: { kind: 'everything' } }),
    },
    {
      id: 'exportOpen', category: 'Exporting', label: 'Export what is open…', isEnabled: main !== null && main.kind !== 'graph', menu: { name: 'file', group: 3, order: 1 },
      run: () => {
        if (main && main.kind !== 'graph') dialogs.show({ kind: 'export', target: main });
      },
    },
  ]);
  if (request?.kind !== 'export') return null;
  return (
    <Suspense fallback={null}>
      <ExportDialog target={request.target} onClose={dialogs.close} />
    </Suspense>
  );
}
