import { useMemo } from 'react';
import type { ExportFolder, ExportWrite } from '../../../shared/contracts/platformContract';
import { useServices } from '../../services';
import { useLive } from '../../data/live';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { LongList } from '../../ui/LongList';
import styles from './ExportDialog.module.css';

const rowHeight = 20;

interface ExportOutcomeProps {
  readonly folder: ExportFolder;
  readonly outcome: ExportWrite;
  onOverwrite(): void;
  onClose(): void;
}

function counted(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}

/** What was written: how many files are new or changed, already right, and gone. */
export function sentenceOf(outcome: Extract<ExportWrite, { status: 'written' }>, folderName: string): string {
  const parts = [`${counted(outcome.written.length, 'file was', 'files were')} written to “${folderName}”`];
  if (outcome.unchanged.length > 0) parts.push(`${counted(outcome.unchanged.length, 'was', 'were')} already up to date`);
  if (outcome.removed.length > 0) parts.push(`${counted(outcome.removed.length, 'that is', 'that are')} no longer in the notebook ${outcome.removed.length === 1 ? 'was' : 'were'} removed`);
  return `${parts.join(', ')}.`;
}

function PathList({ label, paths }: { readonly label: string; readonly paths: readonly string[] }) {
  const items = useMemo(() => paths.map((path) => ({ key: path })), [paths]);
  return (
    <LongList
      label={label}
      items={items}
      renderRow={({ key }) => key}
      estimatedHeight={rowHeight}
      className={styles['paths']}
      rowClassName={undefined}
    />
  );
}

export function ExportOutcome({ folder, outcome, onOverwrite, onClose }: ExportOutcomeProps) {
  const { platform } = useServices();
  const info = useLive(() => platform.calls.getAppInfo(), []);
  switch (outcome.status) {
    case 'written':
      return (
        <Dialog
          title="Exported"
          onClose={onClose}
          footer={
            <>
              {info?.edition === 'desktop' ? <Button onPress={() => void platform.calls.openExportFolder({ folderId: folder.folderId })}>Open folder</Button> : null}
              <Button tone="primary" autoFocus onPress={onClose}>Done</Button>
            </>
          }
        >
          <p role="status">{sentenceOf(outcome, folder.name)}</p>
          {outcome.written.length > 0 ? <PathList label="Written files" paths={outcome.written} /> : null}
        </Dialog>
      );
    case 'conflict':
      return (
        <Dialog
          title="Nothing was written yet"
          role="alertdialog"
          onClose={onClose}
          footer={
            <>
              <Button autoFocus onPress={onClose}>Cancel</Button>
              <Button tone="danger" onPress={onOverwrite}>Replace them</Button>
            </>
          }
        >
          <p>
            “{folder.name}” has {counted(outcome.paths.length, 'file', 'files')} that Ibidem did not write or that somebody changed since. Replacing loses
            what stands in them now.
          </p>
          <PathList label="Files in the way" paths={outcome.paths} />
        </Dialog>
      );
    case 'failed':
      return (
        <Dialog title="The export stopped" role="alertdialog" onClose={onClose} footer={<Button tone="primary" autoFocus onPress={onClose}>Close</Button>}>
          <p>{outcome.reason}</p>
          <p>{outcome.written.length === 0 ? 'Nothing was written.' : `${counted(outcome.written.length, 'file was', 'files were')} written whole before that.`} Your notebook was not changed.</p>
        </Dialog>
      );
  }
}
