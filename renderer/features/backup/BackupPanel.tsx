import { Button } from '../../ui/Button';
import { Progress } from '../../ui/Progress';
import type { RunningBackup } from './backupSession';
import { sizeText, timeLeftText } from './backupWords';
import styles from './Backup.module.css';

const steps = 1000;

/** How far the backup is, beside the work that goes on. */
export function BackupPanel({ running }: { readonly running: RunningBackup }) {
  const { records, totalRecords, bytes, fraction } = running.progress;
  const timeLeft = timeLeftText(running.elapsedMs, fraction);
  return (
    <section className={styles['panel']} aria-label="Backup">
      <Progress
        label="Backing up"
        done={Math.round(fraction * steps)}
        total={steps}
        valueText={`${records.toLocaleString('en')} of ${totalRecords.toLocaleString('en')} records`}
      />
      <div className={styles['panelFoot']}>
        <span className={styles['small']}>{[bytes > 0 ? sizeText(bytes) : '', timeLeft].filter((part) => part !== '').join(', ')}</span>
        <Button onPress={running.cancel}>Cancel backup</Button>
      </div>
    </section>
  );
}
