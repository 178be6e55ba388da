import { lazy, Suspense, useEffect, useEffectEvent } from 'react';
import type { NoteId } from '../../../shared/domain/ids';
import { createNote, deleteNote } from '../../commands/noteCommands';
import { useLive } from '../../data/live';
import { latestNoteId, noteOf } from '../../data/noteQueries';
import { useActions, useServices } from '../../services';
import { ConfirmDialog } from '../../ui/Dialog';
import type { Action } from '../../workspace/actions';
import { useStore } from '../../workspace/store';
import { noteFormats } from '../../editor/formatCatalog';
import { titleOf } from './noteListOrder';
import { activeEditor, deletionAsked, freshNoteId, historyAsked } from './noteSession';

const NoteHistoryDialog = lazy(async () => ({ default: (await import('./NoteHistoryDialog')).NoteHistoryDialog }));

/** Which open note citations go to, and a note to take them where none is open. */
function useCitingTarget(): void {
  const { citing, context, database, navigation, notices } = useServices();
  const place = useStore(navigation.place);
  const pending = useStore(citing.pending);
  const openIds = [place.main, place.beside].flatMap((content) => (content?.kind === 'note' ? [content.id] : []));
  const openKey = openIds.join(' ');

  const retarget = useEffectEvent(() => {
    const current = citing.target.get();
    if (current === null || !openIds.includes(current)) citing.target.set(openIds.at(-1) ?? null);
  });
  useEffect(() => retarget(), [openKey]);

  const openOne = useEffectEvent(async () => {
    const [first] = citing.pending.get();
    if (!first || openIds.length > 0) return;
    const latest = await latestNoteId(database);
    const id = latest ?? (await createNote(context, { title: first.sourceTitle === '' ? '' : `On “${first.sourceTitle}”` }));
    citing.target.set(id);
    navigation.open({ kind: 'note', id }, { beside: true });
    const note = await noteOf(database, id);
    notices.show({ tone: 'success', text: `Cited in “${titleOf(note?.title ?? '')}”.` });
  });
  const hasPending = pending.length > 0;
  useEffect(() => {
    if (hasPending) openOne().catch((error: unknown) => notices.show({ tone: 'problem', text: error instanceof Error ? error.message : String(error) }));
  }, [hasPending, notices]);
}

function DeleteDialog({ noteId }: { readonly noteId: NoteId }) {
  const { actions, context, database, navigation, notices, saveGate } = useServices();
  const note = useLive(() => noteOf(database, noteId), [noteId]);
  if (!note) return null;
  const remove = async (): Promise<void> => {
    // What was typed last belongs to the note that undo brings back; where it cannot be saved, nothing is deleted.
    await saveGate.flushAll();
    await deleteNote(context, noteId);
    navigation.leave(noteId);
    notices.show({ tone: 'info', text: `“${titleOf(note.title)}” was deleted.`, action: { label: 'Undo', run: () => void actions.run('undo') } });
  };
  return (
    <ConfirmDialog
      title={`Delete “${titleOf(note.title)}”?`}
      confirmLabel="Delete"
      onConfirm={() => void remove().catch((error: unknown) => notices.show({ tone: 'problem', text: error instanceof Error ? error.message : String(error) }))}
      onClose={() => deletionAsked.set(null)}
    >
      <p>The note and its text go. The highlights it cites stay. Undo brings it back.</p>
    </ConfirmDialog>
  );
}

/** What a person can do with notes wherever they are. */
export function NotesHost() {
  const { context, navigation, saveGate } = useServices();
  const place = useStore(navigation.place);
  const active = useStore(activeEditor);
  const asked = useStore(deletionAsked);
  const historyOf = useStore(historyAsked);
  useCitingTarget();

  const opened = [place.main, place.beside].find((content) => content?.kind === 'note');
  const noteId = active?.noteId ?? (opened?.kind === 'note' ? opened.id : null);
  const newNote = async (isBeside: boolean): Promise<void> => {
    const id = await createNote(context, { title: '' });
    freshNoteId.set(id);
    navigation.open({ kind: 'note', id }, { beside: isBeside });
  };
  const formats = noteFormats.map((format, index): Action => ({
    id: `format-${format.id}`, category: 'Writing', label: format.label, ...(format.shortcut ? { shortcut: format.shortcut } : {}),
    isEnabled: active !== null, menu: { name: 'note', group: 2, order: index }, run: () => active?.handle.applyFormat(format.id),
  }));
  useActions('notes', [
    {
      id: 'newNote', category: 'Notes', label: 'New note', shortcut: 'Mod+n', otherShortcuts: ['Alt+n'], menu: { name: 'note', group: 0, order: 0 },
      run: () => newNote(false),
    },
    {
      id: 'newNoteBeside', category: 'Notes', label: 'New note beside the text', shortcut: 'Alt+Shift+n', isEnabled: place.main !== null,
      menu: { name: 'note', group: 0, order: 1 }, run: () => newNote(true),
    },
    {
      id: 'noteHistory', category: 'Notes', label: 'Note history…', shortcut: 'Mod+Shift+h', isEnabled: noteId !== null,
      menu: { name: 'note', group: 1, order: 0 },
      run: () => saveGate.flushAll().then(() => historyAsked.set(noteId)),
    },
    {
      id: 'deleteNote', category: 'Notes', label: 'Delete note…', isEnabled: noteId !== null, menu: { name: 'note', group: 1, order: 1 },
      run: () => deletionAsked.set(noteId),
    },
    ...formats,
  ]);
  return (
    <>
      {asked ? <DeleteDialog key={asked} noteId={asked} /> : null}
      <Suspense fallback={null}>
        {historyOf ? <NoteHistoryDialog key={historyOf} noteId={historyOf} onClose={() => historyAsked.set(null)} /> : null}
      </Suspense>
    </>
  );
}
