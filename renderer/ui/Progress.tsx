import { Label, ProgressBar } from 'react-aria-components';
import styles from './Progress.module.css';

interface ProgressProps {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** What is read and shown instead of "3 of 20". */
  readonly valueText?: string;
}

/** How far long work has come: `done` of `total`, with what it is at. */
export function Progress({ label, done, total, valueText: shown }: ProgressProps) {
  return (
    <ProgressBar value={done} maxValue={Math.max(total, 1)} valueLabel={shown ?? `${done} of ${total}`} className={styles['progress'] ?? ''}>
      {({ percentage, valueText }) => (
        <>
          <div className={styles['line']}>
            <Label>{label}</Label>
            <span>{valueText}</span>
          </div>
          <div className={styles['track']}>
            <div className={styles['fill']} style={{ width: `${percentage ?? 0}%` }} />
          </div>
        </>
      )}
    </ProgressBar>
  );
}
