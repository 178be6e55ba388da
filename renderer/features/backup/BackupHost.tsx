import { lazy, Suspense, useEffect, useState } from 'react';
import { useActions, useServices } from '../../services';
import { createWorkshop } from '../../worker/backupWorkClient';
import { useStore } from '../../workspace/store';
import { BackupPanel } from './BackupPanel';
import { createBackupSession } from './backupSession';

const RestoreDialog = lazy(async () => ({ default: (await import('./RestoreDialog')).RestoreDialog }));

/** Backing up and restoring, whatever the window shows. */
export function BackupHost() {
  const services = useServices();
  const { dialogs, platform } = services;
  const [workshop] = useState(() => createWorkshop());
  const [session] = useState(() => createBackupSession(services, workshop));
  const running = useStore(session.running);
  const request = useStore(dialogs.current);
  useActions('backup', [
    {
      id: 'backUp', category: 'Backups', label: 'Back up…', isEnabled: running === null, menu: { name: 'file', group: 4, order: 0 },
      run: () => session.start(),
    },
    {
      id: 'restoreBackup', category: 'Backups', label: 'Restore from backup…', isEnabled: running === null, menu: { name: 'file', group: 4, order: 1 },
      run: async () => {
        const file = await platform.calls.chooseBackupFile();
        if (file) dialogs.show({ kind: 'restoreBackup', file });
      },
    },
  ]);
  useEffect(() => platform.on('backupOpened', (file) => dialogs.show({ kind: 'restoreBackup', file })), [platform, dialogs]);
  return (
    <>
      {running ? <BackupPanel running={running} /> : null}
      {request?.kind === 'restoreBackup' ? (
        <Suspense fallback={null}>
          <RestoreDialog key={request.file.backupId} file={request.file} workshop={workshop} onClose={dialogs.close} />
        </Suspense>
      ) : null}
    </>
  );
}
