import { useState } from 'react';
import type { BackupPreview } from '../../data/backupReading';
import { countEverything } from '../../data/backupTables';
import { useLive } from '../../data/live';
import type { NotebookCopy } from '../../data/notebookCopy';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { sizeText } from './backupWords';
import { CountsTable } from './CountsTable';
import { RestoreProgress } from './RestoreProgress';
import styles from './Backup.module.css';
import { useRestore } from './useRestore';

interface RestorePreviewProps {
  readonly name: string;
  readonly preview: BackupPreview;
  readonly copy: NotebookCopy;
  onClose(): void;
}

const dateFormat = { dateStyle: 'long', timeStyle: 'short' } as const;

/** What is in a sound backup beside what is in the notebook, and what can be done with it. */
export function RestorePreview({ name, preview, copy, onClose }: RestorePreviewProps) {
  const { database, journal } = useServices();
  const present = useLive(() => countEverything(database), []);
  const [isConfirmed, setConfirmed] = useState(false);
  const { running, problem, replace, cancel } = useRestore(copy);
  if (running) return <RestoreProgress name={name} running={running} onCancel={cancel} />;
  return (
    <Dialog
      title="Restore from backup"
      onClose={onClose}
      footer={
        <>
          <Button autoFocus onPress={onClose}>Cancel</Button>
          <Button tone="danger" isDisabled={journal === null || isConfirmed} onPress={() => { setConfirmed(true); void replace().finally(() => setConfirmed(false)); }}>
            Replace this notebook
          </Button>
        </>
      }
    >
      <p className={styles['origin']}>
        “{name}”, {sizeText(preview.byteLength)}, was made on {new Date(preview.createdAt).toLocaleString('en', dateFormat)} by Ibidem {preview.programVersion}. Everything in it is sound.
      </p>
      <CountsTable inCopy={preview.counts} inNotebook={present} />
      <p>
        Replacing makes this notebook what the backup holds, settings included. What is here now is kept as a copy first, and one Undo takes it all back.
      </p>
      {journal === null ? <p role="alert">This browser has no private file system, so the whole notebook cannot be replaced here.</p> : null}
      {problem === null ? null : <p role="alert">{problem}</p>}
    </Dialog>
  );
}
