import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { X } from 'lucide-react';
import type { NoteId } from '../../../shared/domain/ids';
import type { Note } from '../../../shared/domain/note';
import type { NoteBlock, NoteBody } from '../../../shared/domain/noteBody';
import { noteCopyMarkdown } from '../../../shared/exporting/copyMarkdown';
import { createNote, duplicateNote } from '../../commands/noteCommands';
import { useLive } from '../../data/live';
import { missingTargets, noteSnapshot, noteWithBody } from '../../data/noteQueries';
import { NoteEditor } from '../../editor/NoteEditor';
import { useServices } from '../../services';
import { Button, IconButton } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { MenuButton } from '../../ui/MenuButton';
import { useStore, useStorePart } from '../../workspace/store';
import { dropDraft, fateOfDraft, keepDraft } from './noteDraft';
import { titleOf } from './noteListOrder';
import { NoteReferencesPanel } from './NoteReferencesPanel';
import { activeEditor, deletionAsked, freshNoteId, historyAsked } from './noteSession';
import { noteTargetsOf } from './noteTargets';
import { NoteTitle } from './NoteTitle';
import { createOpenNote, type OpenNote } from './openNote';
import { SaveStatus } from './SaveStatus';
import { SaveTrouble } from './SaveTrouble';
import { useNoteHost } from './useNoteHost';
import styles from './NotePane.module.css';

const nothingMissing: ReadonlySet<string> = new Set();

/** Saves on every occasion on which text could be lost. */
function useSavingOccasions(noteId: NoteId, open: OpenNote): void {
  const { saveGate } = useServices();
  const { saving } = open;
  useEffect(() => {
    const saveQuietly = (): void => void saving.flush().catch(() => undefined);
    const unregister = saveGate.register(() => saving.flush());
    const unsubscribe = saving.state.subscribe(() => {
      const { status } = saving.state.get();
      if (status === 'saved') dropDraft(window.localStorage, noteId);
      saveGate.state.set(status === 'conflict' || status === 'gone' ? 'failed' : status);
    });
    /** A page that is going does not wait for the database. */
    const onLeave = (): void => {
      const blocks = saving.hasUnsaved() ? open.handle()?.readBlocks() : undefined;
      if (blocks) keepDraft(window.localStorage, noteId, { basedOn: saving.basedOn(), blocks });
      saveQuietly();
    };
    const onHide = (): void => {
      if (document.visibilityState === 'hidden') onLeave();
    };
    document.addEventListener('visibilitychange', onHide);
    window.addEventListener('pagehide', onLeave);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      window.removeEventListener('pagehide', onLeave);
      saveQuietly();
      unregister();
      unsubscribe();
    };
  }, [noteId, open, saving, saveGate]);
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
  const { look, citing, context, database, dialogs, navigation, notices, platform, saveGate } = useServices();
  const noteId = note.id;
  const [draft] = useState(() => fateOfDraft(window.localStorage, noteId, body));
  const [initial] = useState(() => (draft.kind === 'continues' ? draft.blocks : (body?.blocks ?? [])));
  const [open] = useState(() => createOpenNote(context, noteId, body));
  const [isReady, setIsReady] = useState(false);
  const host = useNoteHost(noteId);
  const isFresh = useStore(freshNoteId) === noteId;
  const targets = useMemo(() => noteTargetsOf(body?.blocks ?? []), [body]);
  const missing = useLive(() => missingTargets(database, targets), [targets.passageIds, targets.entityIds], { keepsPrevious: true });
  // No more is asked of it: a save that begins and ends is no reason to draw a long note again.
  const isOver = useStorePart(open.saving.state, ({ status }) => isGone && status === 'saved');

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
  const keepApart = async (blocks: readonly NoteBlock[]): Promise<void> => {
    dropDraft(window.localStorage, noteId);
    await createNote(context, { title: `${titleOf(note.title)} (recovered text)`, blocks });
    notices.show({ tone: 'info', text: 'Text that was not saved when the window closed was kept as a note of its own.' });
  };
  const report = (work: Promise<void>): void => {
    work.catch((error: unknown) => notices.show({ tone: 'problem', text: error instanceof Error ? error.message : String(error) }));
  };

  if (isOver) return <GoneNote onClose={onClose} />;
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
          { id: 'history', label: 'Note history…', run: () => report(saveGate.flushAll().then(() => historyAsked.set(noteId))) },
          { id: 'delete', label: 'Delete note…', isDanger: true, run: () => deletionAsked.set(noteId) },
        ]}
      />
      <IconButton label="Close pane" onPress={onClose}><X aria-hidden /></IconButton>
    </div>
  );
  return (
    <article className={styles['pane']} aria-label={titleOf(note.title)} onFocus={becomeActive}>
      <NoteEditor
        initialBlocks={initial}
        host={host}
        missing={missing ?? nothingMissing}
        isReadOnly={look !== null}
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
          if (draft.kind === 'continues') open.saving.touch();
          if (draft.kind === 'apart') report(keepApart(draft.blocks));
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
