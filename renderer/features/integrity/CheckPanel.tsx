import { Button } from '../../ui/Button';
import { Progress } from '../../ui/Progress';
import styles from './IntegrityDialog.module.css';
import type { RunningCheck } from './integritySession';
import { remainingSentence } from './remainingTime';

interface CheckPanelProps {
  readonly progress: RunningCheck;
  onShow(): void;
  onCancel(): void;
}

/** How far a check is that goes on behind the work. */
export function CheckPanel({ progress, onShow, onCancel }: CheckPanelProps) {
  return (
    <section className={styles['panel']} aria-label="Check of the notebook">
      <Progress label={progress.step} done={progress.done} total={progress.total} />
      <div className={styles['panelFoot']}>
        <span className={styles['remaining']}>{remainingSentence(progress.remainingMs)}</span>
        <Button tone="quiet" onPress={onShow}>Show</Button>
        <Button onPress={onCancel}>Cancel check</Button>
      </div>
    </section>
  );
}
