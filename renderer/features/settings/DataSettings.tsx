import { useEffect, useState } from 'react';
import { useLive } from '../../data/live';
import { useServices } from '../../services';
import { BackupSection } from './BackupSection';
import { IntegritySection } from './IntegritySection';
import { NetworkSection } from './NetworkSection';
import { QuarantineSection } from './QuarantineSection';
import { UpdatesSection } from './UpdatesSection';
import { SnapshotsSection } from './SnapshotsSection';
import styles from './SettingsDialog.module.css';

/** What the browser answers about keeping the notebook when space runs short. */
function useIsPersisted(): boolean | undefined {
  const [isPersisted, setPersisted] = useState<boolean | undefined>(undefined);
  useEffect(() => {
    void navigator.storage.persist().then(setPersisted);
  }, []);
  return isPersisted;
}

function PlaceSection() {
  const { platform } = useServices();
  const info = useLive(() => platform.calls.getAppInfo(), []);
  const isPersisted = useIsPersisted();
  return (
    <section className={styles['section']} aria-labelledby="settings-data">
      <h3 id="settings-data">Your notebook</h3>
      <p>
        {info?.edition === 'browser'
          ? 'The notebook lives in this browser, on this computer, under this address. Nothing leaves it.'
          : 'The notebook lives on this computer. Nothing leaves it.'}
      </p>
      {isPersisted === undefined ? null : (
        <p>
          {isPersisted
            ? 'The system has promised to keep it when space runs short.'
            : 'The browser has not promised to keep it when space runs short. Back up regularly.'}
        </p>
      )}
    </section>
  );
}

/** Where the notebook is and what is kept of it, a section each. */
export function DataSettings() {
  return (
    <>
      <PlaceSection />
      <NetworkSection />
      <UpdatesSection />
      <BackupSection />
      <SnapshotsSection />
      <IntegritySection />
      <QuarantineSection />
    </>
  );
}
