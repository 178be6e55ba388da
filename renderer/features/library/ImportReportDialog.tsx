import { CircleCheck, CircleSlash, CircleX, Copy, FileQuestion } from 'lucide-react';
import { entriesOf, summaryOf, type ImportEntry, type ImportReport } from '../../commands/importReport';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import styles from './ImportHost.module.css';

const icons = { imported: CircleCheck, duplicate: Copy, failed: CircleX, cancelled: CircleSlash, skipped: FileQuestion } as const;
const order: readonly ImportEntry['status'][] = ['failed', 'duplicate', 'imported', 'skipped', 'cancelled'];

interface ImportReportDialogProps {
  readonly report: ImportReport;
  onUndo(undoLabel: string): void;
  onClose(): void;
}

function EntryLine({ entry, onOpen }: { readonly entry: ImportEntry; onOpen: (() => void) | null }) {
  const Icon = icons[entry.status];
  return (
    <li className={styles['entry']}>
      <Icon aria-hidden className={styles[entry.status]} />
      <div>
        <div className={styles['entryName']}>{entry.name}</div>
        <div className={styles['entryText']}>{[entry.sentence, ...entry.warnings].join(' ')}</div>
      </div>
      {onOpen ? <Button tone="quiet" onPress={onOpen}>Open</Button> : null}
    </li>
  );
}

/** What became of each file of an import of which not all went as hoped. */
export function ImportReportDialog({ report, onUndo, onClose }: ImportReportDialogProps) {
  const { navigation } = useServices();
  const { undoLabel } = report;
  const entries = order.flatMap((status) => entriesOf(report, status));
  return (
    <Dialog
      title="Import report"
      onClose={onClose}
      footer={
        <>
          {undoLabel === null ? null : (
            <Button onPress={() => { onClose(); onUndo(undoLabel); }}>Undo import</Button>
          )}
          <Button tone="primary" autoFocus onPress={onClose}>Close</Button>
        </>
      }
    >
      <p>{`${summaryOf(report)}.`}</p>
      <ul className={styles['entries']} aria-label="Files">
        {entries.map((entry, index) => {
          const id = entry.sourceId;
          const open = id === null ? null : () => { onClose(); navigation.open({ kind: 'source', id }); };
          return <EntryLine key={`${entry.name} ${index}`} entry={entry} onOpen={open} />;
        })}
      </ul>
    </Dialog>
  );
}
