import { useEffect, useState } from 'react';
import type { SnapshotInfo } from '../../../shared/contracts/journalContract';
import { snapshotTitle } from '../../data/snapshotCopy';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { ConfirmDialog } from '../../ui/Dialog';
import { MenuButton } from '../../ui/MenuButton';
import styles from './Snapshots.module.css';
import sectionStyles from './SettingsDialog.module.css';
import { TakeOutDialog } from './TakeOutDialog';
import { contentsInWords, reasonInWords, sizeInWords, timeInWords } from './snapshotWords';

interface RowProps {
  readonly snapshot: SnapshotInfo;
  onOpen(): void;
  onRestore(): void;
  onTakeOut(): void;
}

function SnapshotRow({ snapshot, onOpen, onRestore, onTakeOut }: RowProps) {
  const { at, byteLength, counts } = snapshot;
  return (
    <li className={styles['row']}>
      <div className={styles['words']}>
        <div className={styles['time']}>
          <time dateTime={at}>{timeInWords(at)}</time>
          <span>{reasonInWords(snapshot)}</span>
        </div>
        <div className={styles['counts']}>{`${contentsInWords(counts)} · ${sizeInWords(byteLength)}`}</div>
      </div>
      <MenuButton
        label={`Copy of ${timeInWords(at)}`}
        lines={[
          { id: 'open', label: 'Open read-only', run: onOpen },
          { id: 'takeOut', label: 'Take out…', run: onTakeOut },
          { id: 'restore', label: 'Restore…', startsGroup: true, run: onRestore },
        ]}
      />
    </li>
  );
}

function RestoreQuestion({ snapshot, onClose }: { readonly snapshot: SnapshotInfo; onClose(): void }) {
  const { dialogs } = useServices();
  const title = snapshotTitle(snapshot);
  return (
    <ConfirmDialog
      title={`Restore ${title}?`}
      confirmLabel="Restore"
      onClose={onClose}
      onConfirm={() => dialogs.show({ kind: 'replace', snapshotId: snapshot.snapshotId, label: `Restore ${title}` })}
    >
      <p>{`It holds ${contentsInWords(snapshot.counts)} and takes the place of the whole notebook.`}</p>
      <p>The present notebook is kept as a copy first, for at least 30 days, and one undo brings it back. Earlier steps can then no longer be undone. The window reloads.</p>
    </ConfirmDialog>
  );
}

/** The copies of the notebook that the journal keeps, and what can be done with each. */
export function SnapshotsSection() {
  const { journal, look, notices, platform } = useServices();
  const [snapshots, setSnapshots] = useState<readonly SnapshotInfo[] | null>(null);
  const [looks, setLooks] = useState(0);
  const [isCopying, setCopying] = useState(false);
  const [asked, setAsked] = useState<{ readonly what: 'restore' | 'takeOut'; readonly snapshot: SnapshotInfo } | null>(null);
  const close = (): void => setAsked(null);

  useEffect(() => {
    if (!journal) return undefined;
    let isGone = false;
    void platform.calls.listSnapshots().then((answer) => (isGone ? undefined : setSnapshots(answer.snapshots)));
    return () => {
      isGone = true;
    };
  }, [journal, platform, looks]);

  const copyNow = async (): Promise<void> => {
    setCopying(true);
    const outcome = await journal?.copyNow();
    setCopying(false);
    setLooks((count) => count + 1);
    if (outcome?.status === 'failed') notices.show({ tone: 'problem', text: `The copy could not be made, because ${outcome.reason}.` });
  };

  return (
    <section className={sectionStyles['section']} aria-labelledby="settings-copies">
      <div className={styles['head']}>
        <h3 id="settings-copies">Copies of the notebook</h3>
        {journal ? <Button isDisabled={isCopying} onPress={() => void copyNow()}>Make a copy now</Button> : null}
      </div>
      {journal ? (
        <p>Ibidem copies the notebook by itself, beside the database: the last ten copies stay, one a day for two weeks and one a month.</p>
      ) : (
        <p>{look ? 'Return to the notebook to see its copies.' : 'This computer keeps no copies of the notebook. Export it from time to time.'}</p>
      )}
      {snapshots?.length === 0 ? <p>There is no copy yet. The first is made when there is something to copy.</p> : null}
      <ul className={styles['rows']} aria-label="Copies">
        {snapshots?.map((snapshot) => (
          <SnapshotRow
            key={snapshot.snapshotId}
            snapshot={snapshot}
            onOpen={() => void journal?.lookBack(snapshot.snapshotId)}
            onRestore={() => setAsked({ what: 'restore', snapshot })}
            onTakeOut={() => setAsked({ what: 'takeOut', snapshot })}
          />
        ))}
      </ul>
      {asked?.what === 'restore' ? <RestoreQuestion snapshot={asked.snapshot} onClose={close} /> : null}
      {asked?.what === 'takeOut' ? <TakeOutDialog snapshot={asked.snapshot} onClose={close} /> : null}
    </section>
  );
}
