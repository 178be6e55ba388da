import { useEffect, useRef, useState } from 'react';
import type { ExportFolder, ExportWrite } from '../../../shared/contracts/platformContract';
import { writeNotebookExport } from '../../commands/exportNotebook';
import { useLive } from '../../data/live';
import { setPreference } from '../../data/preferences';
import { usePreferences, useServices } from '../../services';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { Dialog } from '../../ui/Dialog';
import { Progress } from '../../ui/Progress';
import type { ExportTarget } from '../../workspace/dialogs';
import { ExportOutcome } from './ExportOutcome';
import { ExportPreview } from './ExportPreview';
import { describeTarget } from './exportTarget';
import { useNotebookExport } from './useNotebookExport';
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
  const { prepared, withExport } = useNotebookExport(target, exportsFullText);
  const [finished, setFinished] = useState<Finished | null>(null);
  /** Files written so far; null while nothing is written. */
  const [written, setWritten] = useState<number | null>(null);
  const cancellation = useRef<AbortController | null>(null);
  useEffect(() => () => cancellation.current?.abort(), []);

  const writeTo = async (folder: ExportFolder, overwrite: boolean): Promise<void> => {
    const abort = new AbortController();
    cancellation.current = abort;
    setFinished(null);
    setWritten(0);
    try {
      // Only a whole export knows that what it lacks is gone from the notebook.
      const rules = { folderId: folder.folderId, overwrite, prune: target.kind === 'everything' };
      const outcome = await withExport((made) => writeNotebookExport(made, platform.calls, rules, { signal: abort.signal, onProgress: setWritten }));
      if (outcome) setFinished({ folder, outcome });
    } finally {
      setWritten(null);
    }
  };
  const chooseAndWrite = async (): Promise<void> => {
    const folder = await platform.calls.chooseExportFolder();
    if (folder) await writeTo(folder, false);
  };

  if (finished) return <ExportOutcome {...finished} onOverwrite={() => void writeTo(finished.folder, true)} onClose={onClose} />;
  if (written !== null) {
    return (
      <Dialog
        title="Export as Markdown"
        isDismissable={false}
        onClose={onClose}
        footer={<Button autoFocus onPress={() => cancellation.current?.abort()}>Cancel</Button>}
      >
        <Progress label="Files written" done={written} total={prepared?.files.length ?? 0} />
      </Dialog>
    );
  }
  return (
    <Dialog
      title="Export as Markdown"
      size="large"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" isDisabled={!prepared || prepared.files.length === 0} onPress={() => void chooseAndWrite()}>Choose folder and export…</Button>
        </>
      }
    >
      <div className={styles['options']}>
        <strong>{title ?? ''}</strong>
        <Checkbox isSelected={exportsFullText} onChange={(isSelected) => void setPreference(context.writer, 'exportsFullText', isSelected)}>
          Include the full text with the highlights marked in it
        </Checkbox>
      </div>
      {prepared ? <ExportPreview prepared={prepared} withExport={withExport} /> : <p role="status">Preparing…</p>}
    </Dialog>
  );
}
