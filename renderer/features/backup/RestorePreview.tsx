import { useState } from 'react';
import type { BackupPreview } from '../../data/backupReading';
import { countEverything } from '../../data/backupTables';
import { useLive } from '../../data/live';
import type { NotebookCopy } from '../../data/notebookCopy';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { ChoiceList, type Choice } from '../../ui/ChoiceList';
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

type Way = 'merge' | 'replace';

const dateFormat = { dateStyle: 'long', timeStyle: 'short' } as const;

function choicesOf(canReplace: boolean): readonly Choice<Way>[] {
  return [
    {
      value: 'merge',
      label: 'Merge into this notebook',
      description: 'Adds what this notebook lacks and what is newer in the backup; everything else stays as it is. One Undo takes it back.',
    },
    {
      value: 'replace',
      label: 'Replace this notebook',
      description: canReplace
        ? 'Makes this notebook what the backup holds, settings included. What is here now is kept as a copy first, and one Undo takes it back.'
        : 'This browser has no private file system to keep a copy of this notebook in, so it cannot be replaced here.',
      isDisabled: !canReplace,
    },
  ];
}

/** What is in a sound backup beside what is in the notebook, and what can be done with it. */
export function RestorePreview({ name, preview, copy, onClose }: RestorePreviewProps) {
  const { database, journal } = useServices();
  const present = useLive(() => countEverything(database), []);
  const [way, setWay] = useState<Way>('merge');
  const { running, problem, replace, merge, cancel } = useRestore(copy, onClose);
  if (running) return <RestoreProgress name={name} running={running} onCancel={cancel} />;
  return (
    <Dialog
      title="Restore from backup"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          {way === 'merge' ? <Button tone="primary" onPress={() => void merge()}>Merge</Button> : <Button tone="danger" onPress={() => void replace()}>Replace</Button>}
        </>
      }
    >
      <p className={styles['origin']}>
        “{name}” ({sizeText(preview.byteLength)}) was made on {new Date(preview.createdAt).toLocaleString('en', dateFormat)} by Ibidem {preview.programVersion}. Everything in it is sound.
      </p>
      <CountsTable inCopy={preview.counts} inNotebook={present} />
      <ChoiceList<Way> label="What to do with the backup" choices={choicesOf(journal !== null)} value={way} onChange={setWay} />
      {problem === null ? null : <p role="alert">{problem}</p>}
    </Dialog>
  );
}
