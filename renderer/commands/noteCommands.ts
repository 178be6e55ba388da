import type { NoteId } from '../../shared/domain/ids';
import { createNote as createNoteRecord, type Note } from '../../shared/domain/note';
import type { NoteBlock } from '../../shared/domain/noteBody';
import { noteLinksOf } from '../../shared/domain/noteLink';
import { isSameValue } from '../../shared/history/change';
import { bodyAtHand, rememberBody } from '../data/noteBodyMemory';
import type { Recorder } from '../data/transaction';
import type { CommandContext } from './commandContext';
import { keepVersion, laterThan, removeVersions } from './noteVersionKeeping';

/** Inside a write: puts the links that the body has and removes those it has no longer. */
export async function putLinks(context: CommandContext, recorder: Recorder, noteId: NoteId, blocks: readonly NoteBlock[]): Promise<void> {
  const before = await context.database.noteLinks.where('noteId').equals(noteId).toArray();
  const known = new Map(before.map((link) => [link.id, link]));
  const links = noteLinksOf(noteId, blocks);
  const wanted = new Set(links.map((link) => link.id));
  await recorder.put('noteLinks', ...links.filter((link) => !isSameValue(known.get(link.id), link)));
  await recorder.remove('noteLinks', ...before.filter((link) => !wanted.has(link.id)).map((link) => link.id));
}

async function putNote(context: CommandContext, recorder: Recorder, note: Note, blocks: readonly NoteBlock[]): Promise<void> {
  await recorder.put('notes', note);
  await recorder.put('noteBodies', { id: note.id, updatedAt: note.updatedAt, blocks });
  await putLinks(context, recorder, note.id, blocks);
}

/** Makes a note, empty or with a first body. */
export async function createNote(
  context: CommandContext,
  draft: { readonly title: string; readonly blocks?: readonly NoteBlock[] },
): Promise<NoteId> {
  const note = createNoteRecord({ title: draft.title }, context.clock, context.ids);
  await context.writer.write({ label: 'Create note' }, (recorder) => putNote(context, recorder, note, draft.blocks ?? []));
  return note.id;
}

/** Changes the title; false where the note is gone. Renames that follow each other in one editing are one step of undo. */
export async function renameNote(context: CommandContext, noteId: NoteId, title: string, options: { readonly group?: string } = {}): Promise<boolean> {
  const note = await context.database.notes.get(noteId);
  if (!note) return false;
  if (note.title === title) return true;
  return context.writer.write({ label: 'Rename note', ...options }, async (recorder) => {
    const current = await recorder.get('notes', noteId);
    if (!current) return false;
    const body = await recorder.get('noteBodies', noteId);
    await keepVersion(context, recorder, current, { title, blocks: body?.blocks ?? [] }, 'edited');
    await recorder.put('notes', { ...current, title, updatedAt: context.clock() });
    return true;
  });
}

/** Deletes a note with its body, links and earlier versions, as one step. */
export async function deleteNote(context: CommandContext, noteId: NoteId): Promise<void> {
  await context.writer.write({ label: 'Delete note' }, async (recorder) => {
    const linkIds = await context.database.noteLinks.where('noteId').equals(noteId).primaryKeys();
    await recorder.remove('noteLinks', ...linkIds);
    await removeVersions(context, recorder, [noteId]);
    await recorder.remove('noteBodies', noteId);
    await recorder.remove('notes', noteId);
  });
}

/** Makes a note with the same body; null where the note is gone. */
export async function duplicateNote(context: CommandContext, noteId: NoteId): Promise<NoteId | null> {
  return context.writer.write({ label: 'Duplicate note' }, async (recorder) => {
    const note = await recorder.get('notes', noteId);
    if (!note) return null;
    const body = await recorder.get('noteBodies', noteId);
    const title = note.title === '' ? '' : `${note.title} (copy)`;
    const copy = createNoteRecord({ title }, context.clock, context.ids);
    await putNote(context, recorder, copy, body?.blocks ?? []);
    return copy.id;
  });
}

export type BodySaving =
  | { readonly status: 'saved'; readonly updatedAt: string }
  /** The body in the database is not the one that the edited text began from; nothing was written. */
  | { readonly status: 'conflict' }
  /** The note was deleted; nothing was written. */
  | { readonly status: 'gone' };

/**
 * Saves the text of a note and the links it makes, outside the history: text has its own undo in the editor.
 * `basedOn` is the `updatedAt` of the body that was edited (null for none): where the database holds another, the
 * text of somebody else is not overwritten. Leave it out to overwrite on the person's word. The text before is kept as
 * a version from time to time, and always before it is overwritten.
 */
export async function saveNoteBody(
  context: CommandContext,
  noteId: NoteId,
  blocks: readonly NoteBlock[],
  options: { readonly basedOn?: string | null } = {},
): Promise<BodySaving> {
  const saving = await context.writer.write({ label: 'Write note', isUndoable: false }, async (recorder): Promise<BodySaving> => {
    const note = await recorder.get('notes', noteId);
    if (!note) return { status: 'gone' };
    const atHand = await bodyAtHand(context.database, noteId);
    if (atHand) recorder.trust('noteBodies', atHand);
    const current = await recorder.get('noteBodies', noteId);
    if (options.basedOn !== undefined && (current?.updatedAt ?? null) !== options.basedOn) return { status: 'conflict' };
    await keepVersion(context, recorder, note, { title: note.title, blocks }, options.basedOn === undefined ? 'overwritten' : 'edited');
    const updatedAt = laterThan(current?.updatedAt, context.clock());
    await recorder.put('noteBodies', { id: noteId, updatedAt, blocks });
    await putLinks(context, recorder, noteId, blocks);
    return { status: 'saved', updatedAt };
  });
  if (saving.status === 'saved') rememberBody(context.database, { id: noteId, updatedAt: saving.updatedAt, blocks });
  return saving;
}
