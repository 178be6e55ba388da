import { CircleCheck, CircleSlash, CircleX, Copy, FileQuestion } from 'lucide-react';
import { entriesOf, reportText, summaryOf, type ImportEntry, type ImportReport } from '../../commands/importReport';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { LongList } from '../../ui/LongList';
import styles from './ImportHost.module.css';

const icons = { imported: CircleCheck, duplicate: Copy, failed: CircleX, cancelled: CircleSlash, skipped: FileQuestion } as const;
const order: readonly ImportEntry['status'][] = ['failed', 'duplicate', 'skipped', 'imported', 'cancelled'];

interface ImportReportDialogProps {
  readonly report: ImportReport;
  onUndo(undoLabel: string): void;
  onClose(): void;
}

function EntryLine({ entry, onOpen }: { readonly entry: ImportEntry; readonly onOpen: (() => void) | null }) {
  const Icon = icons[entry.status];
  return (
    <>
      <Icon aria-hidden className={styles[entry.status]} />
      <div>
        <div className={styles['entryName']}>{entry.name}</div>
        <div className={styles['entryText']}>{[entry.sentence, ...entry.warnings].join(' ')}</div>
      </div>
      {onOpen ? <Button tone="quiet" onPress={onOpen}>Open</Button> : null}
    </>
  );
}

/** What became of each file of an import of which not all went as hoped. */
export function ImportReportDialog({ report, onUndo, onClose }: ImportReportDialogProps) {
  const { navigation, notices, platform } = useServices();
  const copy = async (): Promise<void> => {
    await platform.calls.writeClipboard({ text: reportText(report), html: '' });
    notices.show({ tone: 'success', text: 'The report was copied.' });
  };
  const { undoLabel } = report;
  const entries = order
    .flatMap((status) => entriesOf(report, status))
    // What there is something to say of comes first among its like.
    .sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status) || Math.sign(b.warnings.length) - Math.sign(a.warnings.length))
    .map((entry, index) => ({ key: String(index), entry }));
  return (
    <Dialog
      title="Import report"
      onClose={onClose}
      footer={
        <>
          <Button onPress={() => void copy()}>Copy report</Button>
          {undoLabel === null ? null : (
            <Button onPress={() => { onClose(); onUndo(undoLabel); }}>Undo import</Button>
          )}
          <Button tone="primary" autoFocus onPress={onClose}>Close</Button>
        </>
      }
    >
      <p>{`${summaryOf(report)}.`}</p>
      <LongList
        label="Files"
        items={entries}
        className={styles['entries']}
        rowClassName={styles['entry']}
        estimatedHeight={56}
        renderRow={({ entry }) => {
          const id = entry.sourceId;
          return <EntryLine entry={entry} onOpen={id === null ? null : () => { onClose(); navigation.open({ kind: 'source', id }); }} />;
        }}
      />
    </Dialog>
  );
}
