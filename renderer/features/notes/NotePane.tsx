import { useEffect, useEffectEvent, useState } from 'react';
import { X } from 'lucide-react';
import type { EntityId, NoteId, PassageId } from '../../../shared/domain/ids';
import type { Note } from '../../../shared/domain/note';
import { visitInlines, type NoteBody } from '../../../shared/domain/noteBody';
import { noteCopyMarkdown } from '../../../shared/exporting/copyMarkdown';
import { duplicateNote } from '../../commands/noteCommands';
import { useLive } from '../../data/live';
import { missingTargets, noteSnapshot, noteWithBody } from '../../data/noteQueries';
import { NoteEditor } from '../../editor/NoteEditor';
import { useServices } from '../../services';
import { Button, IconButton } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { MenuButton } from '../../ui/MenuButton';
import { useStore } from '../../workspace/store';
import { titleOf } from './noteListOrder';
import { NoteReferencesPanel } from './NoteReferencesPanel';
import { activeEditor, deletionAsked, freshNoteId } from './noteSession';
import { NoteTitle } from './NoteTitle';
import { createOpenNote, type OpenNote } from './openNote';
import { SaveStatus } from './SaveStatus';
import { SaveTrouble } from './SaveTrouble';
import { useNoteHost } from './useNoteHost';
import styles from './NotePane.module.css';

const nothingMissing: ReadonlySet<string> = new Set();

function targetsOf(body: NoteBody | null): { readonly passageIds: readonly PassageId[]; readonly entityIds: readonly EntityId[] } {
  const passageIds = new Set<PassageId>();
  const entityIds = new Set<EntityId>();
  visitInlines(body?.blocks ?? [], (inline) => {
    if (inline.kind === 'passage') passageIds.add(inline.passageId);
    if (inline.kind === 'entity') entityIds.add(inline.entityId);
  });
  return { passageIds: [...passageIds], entityIds: [...entityIds] };
}

/** Saves on every occasion on which text could be lost. */
function useSavingOccasions(noteId: NoteId, open: OpenNote): void {
  const { saveGate } = useServices();
  const { saving } = open;
  useEffect(() => {
    const saveQuietly = (): void => void saving.flush().catch(() => undefined);
    const unregister = saveGate.register(() => saving.flush());
    const unsubscribe = saving.state.subscribe(() => {
      const { status } = saving.state.get();
      saveGate.state.set(status === 'conflict' || status === 'gone' ? 'failed' : status);
    });
    const onHide = (): void => {
      if (document.visibilityState === 'hidden') saveQuietly();
    };
    document.addEventListener('visibilitychange', onHide);
    window.addEventListener('pagehide', saveQuietly);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      window.removeEventListener('pagehide', saveQuietly);
      saveQuietly();
      unregister();
      unsubscribe();
    };
  }, [noteId, saving, saveGate]);
}

/** Takes the citations that were made for this note. */
function useCitations(noteId: NoteId, open: OpenNote, isReady: boolean): void {
  const { citing } = useServices();
  const pending = useStore(citing.pending);
  const target = useStore(citing.target);
  useEffect(() => {
    if (!isReady || target !== noteId || pending.length === 0) return;
    open.handle()?.insertCitations(citing.take());
  }, [citing, isReady, noteId, open, pending, target]);
}

function GoneNote({ onClose }: { onClose(): void }) {
  return <EmptyState title="This note is gone" actions={<Button onPress={onClose}>Close</Button>}>It was deleted. Undo brings it back.</EmptyState>;
}

interface OpenedNoteProps {
  readonly note: Note;
  readonly body: NoteBody | null;
  readonly isGone: boolean;
  onClose(): void;
}

function OpenedNote({ note, body, isGone, onClose }: OpenedNoteProps) {
  const { citing, context, database, dialogs, navigation, notices, platform, saveGate } = useServices();
  const noteId = note.id;
  const [initial] = useState(body);
  const [open] = useState(() => createOpenNote(context, noteId, body));
  const [isReady, setIsReady] = useState(false);
  const host = useNoteHost(noteId);
  const isFresh = useStore(freshNoteId) === noteId;
  const { passageIds, entityIds } = targetsOf(body);
  const missing = useLive(() => missingTargets(database, passageIds, entityIds), [passageIds, entityIds], { keepsPrevious: true });

  const { status } = useStore(open.saving.state);
  useSavingOccasions(noteId, open);
  useCitations(noteId, open, isReady);
  const follow = useEffectEvent(() => void open.follow().catch(() => undefined));
  useEffect(() => follow(), [body?.updatedAt]);
  useEffect(() => () => {
    activeEditor.set((current) => (current?.noteId === noteId ? null : current));
    freshNoteId.set((current) => (current === noteId ? null : current));
  }, [noteId]);

  const becomeActive = (): void => {
    citing.target.set(noteId);
    const handle = open.handle();
    if (handle) activeEditor.set({ noteId, handle });
  };
  const copyMarkdown = async (): Promise<void> => {
    await saveGate.flushAll();
    await platform.calls.writeClipboard({ text: noteCopyMarkdown(await noteSnapshot(database), noteId), html: '' });
    notices.show({ tone: 'success', text: 'The note was copied as Markdown.' });
  };
  const duplicate = async (): Promise<void> => {
    await saveGate.flushAll();
    const copyId = await duplicateNote(context, noteId);
    if (copyId) navigation.open({ kind: 'note', id: copyId });
  };
  const report = (work: Promise<void>): void => {
    work.catch((error: unknown) => notices.show({ tone: 'problem', text: error instanceof Error ? error.message : String(error) }));
  };

  if (isGone && status === 'saved') return <GoneNote onClose={onClose} />;
  const bar = (
    <div className={styles['tools']}>
      <SaveStatus saving={open.saving} />
      <MenuButton
        label="Note actions"
        lines={[
          { id: 'copy', label: 'Copy as Markdown', run: () => report(copyMarkdown()) },
          {
            id: 'export', label: 'Export note…',
            run: () => report(saveGate.flushAll().then(() => dialogs.show({ kind: 'export', target: { kind: 'note', id: noteId } }))),
          },
          { id: 'duplicate', label: 'Duplicate note', startsGroup: true, run: () => report(duplicate()) },
          { id: 'delete', label: 'Delete note…', isDanger: true, run: () => deletionAsked.set(noteId) },
        ]}
      />
      <IconButton label="Close pane" onPress={onClose}><X aria-hidden /></IconButton>
    </div>
  );
  return (
    <article className={styles['pane']} aria-label={titleOf(note.title)} onFocus={becomeActive}>
      <NoteEditor
        initialBlocks={initial?.blocks ?? []}
        host={host}
        missing={missing ?? nothingMissing}
        bar={bar}
        head={
          <>
            <SaveTrouble note={note} open={open} />
            <NoteTitle note={note} takesFocus={isFresh} onEnter={() => open.handle()?.focus('start')} />
          </>
        }
        foot={<NoteReferencesPanel noteId={noteId} />}
        onReady={(handle) => {
          open.attach(handle);
          setIsReady(true);
        }}
        onChange={() => open.saving.touch()}
        onFocus={becomeActive}
        onBlur={() => void open.saving.flush().catch(() => undefined)}
      />
    </article>
  );
}

interface Seen {
  readonly note: Note;
  readonly body: NoteBody | null;
  readonly isGone: boolean;
  /** Counts how often the note came back: it is opened anew then. */
  readonly round: number;
}

/** One note: its title, its text and what it rests on. */
export function NotePane({ noteId, onClose }: { readonly noteId: NoteId; onClose(): void }) {
  const { database } = useServices();
  const live = useLive(() => noteWithBody(database, noteId), [noteId]);
  /** The note as it was last seen: text typed into a note that was deleted elsewhere must not vanish with it. */
  const [seen, setSeen] = useState<Seen | null>(null);
  if (live && (live.note !== seen?.note || live.body !== seen.body)) {
    setSeen({ ...live, isGone: false, round: (seen?.round ?? 0) + (seen?.isGone ? 1 : 0) });
  }
  if (live === null && seen?.isGone === false) setSeen({ ...seen, isGone: true });
  if (live === undefined && !seen) return null;
  if (!seen) return <GoneNote onClose={onClose} />;
  return <OpenedNote key={seen.round} note={seen.note} body={seen.body} isGone={seen.isGone} onClose={onClose} />;
}
