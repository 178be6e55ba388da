import { lazy, Suspense } from 'react';
import { useServices } from '../services';
import { useStore } from '../workspace/store';
import { BackupHost } from '../features/backup/BackupHost';
import { EntitiesHost } from '../features/entities/EntitiesHost';
import { ImportHost } from '../features/library/ImportHost';
import { NotesHost } from '../features/notes/NotesHost';
import { SearchHost } from '../features/search/SearchHost';
import { ExportHost } from '../features/exporting/ExportHost';
import { IntegrityHost } from '../features/integrity/IntegrityHost';

const Palette = lazy(async () => ({ default: (await import('./Palette')).Palette }));
const KeysDialog = lazy(async () => ({ default: (await import('./KeysDialog')).KeysDialog }));
const SettingsDialog = lazy(async () => ({ default: (await import('../features/settings/SettingsDialog')).SettingsDialog }));
const ReplaceDialog = lazy(async () => ({ default: (await import('../features/settings/ReplaceDialog')).ReplaceDialog }));
const UpdatesDialog = lazy(async () => ({ default: (await import('../features/settings/UpdatesDialog')).UpdatesDialog }));
const LicencesDialog = lazy(async () => ({ default: (await import('../features/settings/LicencesDialog')).LicencesDialog }));
const GettingStartedDialog = lazy(async () => ({ default: (await import('../features/gettingStarted/GettingStartedDialog')).GettingStartedDialog }));
const AboutDialog = lazy(async () => ({ default: (await import('../features/settings/AboutDialog')).AboutDialog }));

/** What every part keeps mounted beside its views: its actions, and the dialogs other parts ask for. */
export function FeatureHosts() {
  const { dialogs } = useServices();
  const request = useStore(dialogs.current);
  return (
    <>
      <ImportHost />
      <NotesHost />
      <EntitiesHost />
      <SearchHost />
      <ExportHost />
      <BackupHost />
      <IntegrityHost />
      <Suspense fallback={null}>
        {request?.kind === 'palette' ? <Palette onClose={dialogs.close} /> : null}
        {request?.kind === 'keys' ? <KeysDialog onClose={dialogs.close} /> : null}
        {request?.kind === 'settings' ? <SettingsDialog firstTab={request.tab ?? 'reading'} onClose={dialogs.close} /> : null}
        {request?.kind === 'replace' ? <ReplaceDialog request={request} onClose={dialogs.close} /> : null}
        {request?.kind === 'gettingStarted' ? <GettingStartedDialog onClose={dialogs.close} /> : null}
        {request?.kind === 'licences' ? <LicencesDialog onClose={dialogs.close} /> : null}
        {request?.kind === 'updates' ? <UpdatesDialog onClose={dialogs.close} /> : null}
        {request?.kind === 'about' ? <AboutDialog onClose={dialogs.close} /> : null}
      </Suspense>
    </>
  );
}
