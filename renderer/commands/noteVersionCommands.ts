import type { NoteId } from '../../shared/domain/ids';
import { isSameValue } from '../../shared/history/change';
import { repairNoteBody } from '../data/noteBodyRepair';
import type { CommandContext } from './commandContext';
import { putLinks } from './noteCommands';
import { keepVersion, laterThan } from './noteVersionKeeping';

export type VersionRestoring =
  | { readonly status: 'restored' }
  /** The note's text is this version already; nothing was written. */
  | { readonly status: 'same' }
  /** The note or the version is no longer there; nothing was written. */
  | { readonly status: 'gone' };

/**
 * Puts title and text of an earlier version back as a new text of the note, which is one step of undo. The text that
 * gives way is kept as a version. What the version refers to may be gone since; it shows as missing.
 */
export async function restoreNoteVersion(context: CommandContext, noteId: NoteId, versionId: string): Promise<VersionRestoring> {
  return context.writer.write({ label: 'Restore note version' }, async (recorder): Promise<VersionRestoring> => {
    const [note, version, current] = await Promise.all([
      recorder.get('notes', noteId), recorder.get('noteVersions', versionId), recorder.get('noteBodies', noteId),
    ]);
    if (!note || version?.noteId !== noteId) return { status: 'gone' };
    const { title } = version;
    const { blocks } = repairNoteBody(noteId, { id: noteId, updatedAt: version.savedAt, blocks: version.blocks });
    if (note.title === title && isSameValue(current?.blocks, blocks)) return { status: 'same' };
    await keepVersion(context, recorder, note, { title, blocks }, 'restored');
    const now = context.clock();
    if (note.title !== title) await recorder.put('notes', { ...note, title, updatedAt: now });
    await recorder.put('noteBodies', { id: noteId, updatedAt: laterThan(current?.updatedAt, now), blocks });
    await putLinks(context, recorder, noteId, blocks);
    return { status: 'restored' };
  });
}
