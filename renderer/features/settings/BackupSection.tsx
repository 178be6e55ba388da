import { lastBackup } from '../../data/lastBackup';
import { useLive } from '../../data/live';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { useStore } from '../../workspace/store';
import styles from './SettingsDialog.module.css';

const dateFormat = { dateStyle: 'long', timeStyle: 'short' } as const;

/** Backups that the person holds themselves, and when the last one was made. */
export function BackupSection() {
  const { actions, database } = useServices();
  const last = useLive(() => lastBackup(database), []);
  const offered = useStore(actions.actions);
  const canRun = (id: string): boolean => offered.some((action) => action.id === id && action.isEnabled !== false);
  return (
    <section className={styles['section']} aria-labelledby="settings-backup">
      <h3 id="settings-backup">Backup</h3>
      <p>A backup is one file with everything in it, the imported originals too. Keep it on another disk: a stick, a second computer.</p>
      {last === undefined ? null : (
        <p>{last === null ? 'This notebook was never backed up.' : `Last backed up on ${new Date(last.at).toLocaleString('en', dateFormat)}, to “${last.name}”.`}</p>
      )}
      <div className={styles['buttons']}>
        <Button isDisabled={!canRun('backUp')} onPress={() => actions.run('backUp')}>Back up…</Button>
        <Button isDisabled={!canRun('restoreBackup')} onPress={() => actions.run('restoreBackup')}>Restore from backup…</Button>
      </div>
    </section>
  );
}
