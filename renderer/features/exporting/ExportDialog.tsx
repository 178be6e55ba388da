import { useState } from 'react';
import type { ExportFolder, ExportWrite } from '../../../shared/contracts/platformContract';
import { useLive } from '../../data/live';
import { setPreference } from '../../data/preferences';
import { usePreferences, useServices } from '../../services';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { Dialog } from '../../ui/Dialog';
import type { ExportTarget } from '../../workspace/dialogs';
import { ExportOutcome } from './ExportOutcome';
import { ExportPreview } from './ExportPreview';
import { describeTarget } from './exportTarget';
import { useExportFiles } from './useExportFiles';
import styles from './ExportDialog.module.css';

interface Finished {
  readonly folder: ExportFolder;
  readonly outcome: ExportWrite;
}

/** Shows what an export would write, writes it, and says what was written. */
export function ExportDialog({ target, onClose }: { readonly target: ExportTarget; onClose(): void }) {
  const { context, database, platform } = useServices();
  const { exportsFullText } = usePreferences();
  const title = useLive(() => describeTarget(database, target), [target.kind]);
  const { files, made } = useExportFiles(target, exportsFullText);
  const [finished, setFinished] = useState<Finished | null>(null);
  const [isWriting, setWriting] = useState(false);

  const writeTo = async (folder: ExportFolder, overwrite: boolean): Promise<void> => {
    if (!files) return;
    setWriting(true);
    try {
      // Only a whole export knows that what it lacks is gone from the notebook.
      const outcome = await platform.calls.writeExport({ folderId: folder.folderId, files: [...files], overwrite, prune: target.kind === 'everything' });
      setFinished({ folder, outcome });
    } finally {
      setWriting(false);
    }
  };
  const chooseAndWrite = async (): Promise<void> => {
    const folder = await platform.calls.chooseExportFolder();
    if (folder) await writeTo(folder, false);
  };

  if (finished) {
    return <ExportOutcome {...finished} isWriting={isWriting} onOverwrite={() => void writeTo(finished.folder, true)} onClose={onClose} />;
  }
  return (
    <Dialog
      title="Export as Markdown"
      size="large"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" isDisabled={!files || files.length === 0 || isWriting} onPress={() => void chooseAndWrite()}>
            {isWriting ? 'Writing…' : 'Choose folder and export…'}
          </Button>
        </>
      }
    >
      <div className={styles['options']}>
        <strong>{title ?? ''}</strong>
        <Checkbox isSelected={exportsFullText} onChange={(isSelected) => void setPreference(context.writer, 'exportsFullText', isSelected)}>
          Include the full text with the highlights marked in it
        </Checkbox>
      </div>
      {files ? <ExportPreview files={files} /> : <p role="status">Preparing… {made > 0 ? `${made} files` : ''}</p>}
    </Dialog>
  );
}
