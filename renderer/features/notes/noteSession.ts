import type { NoteId } from '../../../shared/domain/ids';
import type { NoteHandle } from '../../editor/noteHandle';
import { createStore } from '../../workspace/store';

/** A note just made: its title takes the focus when it opens. */
export const freshNoteId = createStore<NoteId | null>(null);

/** The editor that has, or had last, the focus among those open; formatting goes to it. */
export const activeEditor = createStore<{ readonly noteId: NoteId; readonly handle: NoteHandle } | null>(null);

/** A note that somebody asks to delete, from its menu or by a key. */
export const deletionAsked = createStore<NoteId | null>(null);

/** A note whose earlier versions somebody asks to see. */
export const historyAsked = createStore<NoteId | null>(null);
