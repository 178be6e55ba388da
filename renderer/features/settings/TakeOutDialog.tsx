import { useEffect, useState } from 'react';
import { FileText, NotebookPen } from 'lucide-react';
import type { SnapshotInfo } from '../../../shared/contracts/journalContract';
import { itemsOf, stateOfItem, takeOut, type CopiedItem, type ItemState } from '../../commands/takeOut';
import type { NotebookCopy } from '../../data/notebookCopy';
import { openSnapshot, snapshotTitle, type SnapshotReading } from '../../data/snapshotCopy';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import { Progress } from '../../ui/Progress';
import { noSelection, selectOnly } from '../../ui/rowSelection';
import { VirtualList } from '../../ui/VirtualList';
import styles from './Snapshots.module.css';
import { timeInWords } from './snapshotWords';

interface Read {
  readonly copy: NotebookCopy;
  readonly items: readonly CopiedItem[];
}

const rowHeight = 30;

function stateInWords(item: CopiedItem, state: ItemState | null): string {
  if (state === null) return 'Choose a note or a source.';
  if (state === 'missing') return `This ${item.kind} is not in the notebook. It comes back with all it needs, as one step that can be undone.`;
  if (state === 'same') return `The notebook has this ${item.kind} just as it was.`;
  return `The notebook has another state of this ${item.kind}. It can come back beside it, or in its place${item.kind === 'source' ? '; highlights made since then stay' : ''}.`;
}

/** Reads a snapshot to its end and lists what can be taken out of it; a sentence where it cannot be read. */
async function readItems(reading: SnapshotReading): Promise<Read | string | null> {
  try {
    const opening = await openSnapshot(reading);
    if (opening.status === 'opened') return { copy: opening.copy, items: await itemsOf(opening.copy) };
    return opening.status === 'refused' ? opening.sentence : null;
  } catch (error) {
    return `The copy could not be read: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

interface ReadingSnapshot {
  readonly read: Read | null;
  readonly problem: string | null;
  readonly progress: readonly [done: number, total: number];
  fail(sentence: string): void;
}

function useSnapshot(snapshotId: string): ReadingSnapshot {
  const { platform } = useServices();
  const [read, setRead] = useState<Read | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [progress, setProgress] = useState<readonly [number, number]>([0, 1]);
  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    void readItems({ calls: platform.calls, snapshotId, signal, onProgress: (done, total) => setProgress([done, total]) }).then((answer) => {
      if (signal.aborted || answer === null) return;
      if (typeof answer === 'string') setProblem(answer);
      else setRead(answer);
    });
    return () => abort.abort();
  }, [platform, snapshotId]);
  return { read, problem, progress, fail: setProblem };
}

export function TakeOutDialog({ snapshot, onClose }: { readonly snapshot: SnapshotInfo; onClose(): void }) {
  const { context, notices, platform } = useServices();
  const { read, problem, progress, fail } = useSnapshot(snapshot.snapshotId);
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<CopiedItem | null>(null);
  const [state, setState] = useState<ItemState | null>(null);
  const [isTaking, setTaking] = useState(false);
  const wanted = search.trim().toLocaleLowerCase();
  const items = read?.items.filter(({ title }) => title.toLocaleLowerCase().includes(wanted)) ?? [];

  const choose = (item: CopiedItem): void => {
    if (!read) return;
    setChosen(item);
    setState(null);
    void stateOfItem(context, platform.calls, read.copy, item).then(setState);
  };
  const take = async (as: 'replacement' | 'copy'): Promise<void> => {
    if (!read || !chosen) return;
    setTaking(true);
    const outcome = await takeOut(context, platform.calls, read.copy, chosen, as);
    setTaking(false);
    if (outcome.status === 'failed') fail(`“${chosen.title}” could not be taken out, because ${outcome.reason}. Nothing was changed.`);
    if (outcome.status !== 'merged') return;
    notices.show({ tone: 'success', text: `“${chosen.title || 'Untitled'}” was taken out of ${snapshotTitle(snapshot)}.` });
    onClose();
  };

  const isReady = chosen !== null && state !== null && !isTaking;
  return (
    <Dialog
      title={`Take out of ${snapshotTitle(snapshot)}`}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          {state === 'different' ? <Button isDisabled={!isReady} onPress={() => void take('replacement')}>Replace</Button> : null}
          <Button tone="primary" isDisabled={!isReady || state === 'same'} onPress={() => void take(state === 'different' ? 'copy' : 'replacement')}>
            {state === 'different' ? 'Take out as a copy' : 'Take out'}
          </Button>
        </>
      }
    >
      {problem === null ? null : <p role="alert">{problem}</p>}
      {read ? (
        <>
          <TextField label="Search notes and sources" isLabelHidden placeholder="Search notes and sources" type="search" autoFocus value={search} onChange={setSearch} />
          <div className={styles['items']}>
            <VirtualList<CopiedItem>
              label="Notes and sources of the copy"
              items={items}
              textOf={({ title }) => title}
              selection={chosen ? selectOnly(chosen.id) : noSelection}
              onSelectionChange={({ active }) => {
                const item = items.find(({ id }) => id === active);
                if (item && item !== chosen) choose(item);
              }}
              currentId={null}
              onOpen={choose}
              onMenu={() => undefined}
              estimatedHeight={rowHeight}
              renderRow={(item) => (
                <div className={styles['item']}>
                  {item.kind === 'note' ? <NotebookPen size={14} aria-label="Note" /> : <FileText size={14} aria-label="Source" />}
                  <strong>{item.title || 'Untitled'}</strong>
                  <time dateTime={item.updatedAt}>{timeInWords(item.updatedAt)}</time>
                </div>
              )}
            />
          </div>
          <p aria-live="polite">{chosen ? stateInWords(chosen, state) : 'Choose a note or a source.'}</p>
        </>
      ) : problem === null ? (
        <Progress label="Reading the copy" done={progress[0]} total={progress[1]} />
      ) : null}
    </Dialog>
  );
}
