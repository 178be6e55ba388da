import type { NoteId } from '../../../shared/domain/ids';
import type { NoteBlock, NoteBody } from '../../../shared/domain/noteBody';
import { parseRecord } from '../../../shared/domain/tables';
import { isSameValue } from '../../../shared/history/change';

/** The part of `localStorage` that drafts need. */
export type DraftShelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Text that a page which was closed could not save in time, and the body it began from. */
export interface NoteDraft {
  readonly basedOn: string | null;
  readonly blocks: readonly NoteBlock[];
}

const keyOf = (noteId: NoteId): string => `note-draft ${noteId}`;
const neverSaved = '1970-01-01T00:00:00.000Z';

/** Keeps text at once, while a page is going: the database answers too late then. False where there is no room. */
export function keepDraft(shelf: DraftShelf, noteId: NoteId, { basedOn, blocks }: NoteDraft): boolean {
  try {
    shelf.setItem(keyOf(noteId), JSON.stringify({ id: noteId, updatedAt: basedOn ?? neverSaved, blocks }));
    return true;
  } catch {
    // Full or switched off: the save that runs beside this is all there is.
    return false;
  }
}

export function dropDraft(shelf: DraftShelf, noteId: NoteId): void {
  shelf.removeItem(keyOf(noteId));
}

function readDraft(shelf: DraftShelf, noteId: NoteId): NoteDraft | null {
  const text = shelf.getItem(keyOf(noteId));
  if (text === null) return null;
  try {
    const parsed = parseRecord('noteBodies', JSON.parse(text));
    return parsed.ok ? { basedOn: parsed.value.updatedAt === neverSaved ? null : parsed.value.updatedAt, blocks: parsed.value.blocks } : null;
  } catch {
    // Not JSON: not ours.
    return null;
  }
}

export type DraftFate =
  | { readonly kind: 'none' }
  /** Goes on from the body in the database. */
  | { readonly kind: 'continues'; readonly blocks: readonly NoteBlock[] }
  /** The body changed since: the text must be kept apart. */
  | { readonly kind: 'apart'; readonly blocks: readonly NoteBlock[] };

/** What is to be done with the draft of a note that is opened. */
export function fateOfDraft(shelf: DraftShelf, noteId: NoteId, body: NoteBody | null): DraftFate {
  const draft = readDraft(shelf, noteId);
  if (!draft || isSameValue(draft.blocks, body?.blocks ?? [])) return { kind: 'none' };
  const continues = draft.basedOn === (body?.updatedAt ?? null);
  return { kind: continues ? 'continues' : 'apart', blocks: draft.blocks };
}
