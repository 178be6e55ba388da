import { useRef, useState } from 'react';
import type { NoteId } from '../../../shared/domain/ids';
import { isSameValue } from '../../../shared/history/change';
import { restoreNoteVersion } from '../../commands/noteVersionCommands';
import { useLive } from '../../data/live';
import { noteHistory, type NoteHistory } from '../../data/noteVersionQueries';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { EmptyState } from '../../ui/EmptyState';
import { Tabs } from '../../ui/Tabs';
import { MissingReferences } from './MissingReferences';
import { titleOf } from './noteListOrder';
import { VersionComparison } from './VersionComparison';
import { fullTime } from './versionDays';
import { VersionList } from './VersionList';
import styles from './NoteHistory.module.css';

type View = 'present' | 'before' | 'whole';

function NoVersions({ hasNote, onClose }: { readonly hasNote: boolean; onClose(): void }) {
  return (
    <Dialog title="Note history" onClose={onClose} footer={<Button tone="primary" onPress={onClose}>Close</Button>}>
      {hasNote ? (
        <EmptyState title="No earlier versions yet">
          While you write, the text as it was is kept every five minutes, and before anything takes its place. What you see in the note is all there is so far.
        </EmptyState>
      ) : (
        <EmptyState title="This note is gone">It was deleted. Undo brings it back, with its earlier versions.</EmptyState>
      )}
    </Dialog>
  );
}

function Versions({ history, onClose }: { readonly history: NoteHistory; onClose(): void }) {
  const { actions, context, notices, saveGate } = useServices();
  const { note, blocks, entries } = history;
  const [chosenId, setChosenId] = useState('');
  const [view, setView] = useState<View>('present');
  const [now] = useState(() => Date.now());
  const restoreButton = useRef<HTMLButtonElement>(null);
  const index = Math.max(0, entries.findIndex(({ version }) => version.id === chosenId));
  const version = entries[index]?.version;
  if (!version) return null;
  const older = entries[index + 1]?.version ?? null;
  const isPresent = version.title === note.title && isSameValue(version.blocks, blocks);
  const time = fullTime(version.savedAt);

  const restore = async (): Promise<void> => {
    // What was typed last is kept as a version too; where it cannot be saved, nothing is restored.
    await saveGate.flushAll();
    const { status } = await restoreNoteVersion(context, note.id, version.id);
    onClose();
    if (status !== 'restored') notices.show({ tone: 'info', text: status === 'same' ? 'The note has this text already.' : 'This version is no longer there. Nothing was changed.' });
    else notices.show({ tone: 'success', text: `The note is as it was on ${time}. The text before is kept in its history.`, action: { label: 'Undo', run: () => void actions.run('undo') } });
  };
  const restoreOrTell = (): void => {
    restore().catch((error: unknown) => {
      notices.show({ tone: 'problem', text: `Nothing was restored; the note is as it was. ${error instanceof Error ? error.message : String(error)}` });
    });
  };

  return (
    <Dialog
      title={`History of “${titleOf(note.title)}”`}
      size="wide"
      onClose={onClose}
      footer={
        <>
          <span className={styles['hint']}>{isPresent ? 'The note has this text now.' : 'The present text is kept when you restore another.'}</span>
          <Button onPress={onClose}>Close</Button>
          <Button ref={restoreButton} tone="primary" isDisabled={isPresent} onPress={restoreOrTell}>Restore this version</Button>
        </>
      }
    >
      <div className={styles['history']}>
        <VersionList entries={entries} selectedId={version.id} now={now} onSelect={setChosenId} onChoose={() => restoreButton.current?.focus()} />
        <div className={styles['shown']}>
          <Tabs<View>
            label="What is shown of the version"
            selected={view}
            onSelect={setView}
            tabs={[
              {
                name: 'present', label: 'Changes since then',
                content: <VersionComparison key={version.id} label={`From ${time} to the present`} before={version} after={{ title: note.title, blocks }} sameText="Nothing changed since: this is the present text." isFolded />,
              },
              {
                name: 'before', label: 'Changes in this version',
                content: older ? (
                  <VersionComparison key={version.id} label={`From ${fullTime(older.savedAt)} to ${time}`} before={older} after={version} sameText="Nothing changed between the two." isFolded />
                ) : (
                  <p className={styles['alone']}>This is the oldest version that is kept; there is none before it to compare with.</p>
                ),
              },
              {
                name: 'whole', label: 'Whole text',
                content: <VersionComparison key={version.id} label={`The note on ${time}`} before={version} after={version} sameText="" isFolded={false} />,
              },
            ]}
          />
          <MissingReferences blocks={version.blocks} versionId={version.id} />
        </div>
      </div>
    </Dialog>
  );
}

/** The earlier versions of a note: what changed between them, and the way back to one. */
export function NoteHistoryDialog({ noteId, onClose }: { readonly noteId: NoteId; onClose(): void }) {
  const { database } = useServices();
  const history = useLive(() => noteHistory(database, noteId), [noteId]);
  if (history === undefined) return null;
  if (history === null || history.entries.length === 0) return <NoVersions hasNote={history !== null} onClose={onClose} />;
  return <Versions history={history} onClose={onClose} />;
}
