import type { NoteId } from '../../shared/domain/ids';
import type { NoteBody } from '../../shared/domain/noteBody';
import type { NotebookDatabase } from './database';
import { repairNoteBody } from './noteBodyRepair';

/** Bodies of the notes worked on last, as the database was last seen to hold them. */
const bodies = new WeakMap<NotebookDatabase, Map<NoteId, NoteBody>>();
const mostRemembered = 6;

/** Remembers a body that was just read or written, so that several views of one long note do not each read it again. */
export function rememberBody(database: NotebookDatabase, body: NoteBody): void {
  const known = bodies.get(database) ?? new Map<NoteId, NoteBody>();
  bodies.set(database, known);
  known.delete(body.id);
  known.set(body.id, body);
  const [oldest] = known.keys();
  if (known.size > mostRemembered && oldest) known.delete(oldest);
}

/** A body as it lies in the database, as far as it can be read; not read again where it is remembered. */
export function readBody(database: NotebookDatabase, stored: NoteBody): NoteBody {
  const known = bodies.get(database)?.get(stored.id);
  return known?.updatedAt === stored.updatedAt ? known : repairNoteBody(stored.id, stored);
}

/** The body that is remembered, where the database still holds just that one: no two bodies of a note have the same time. */
export async function bodyAtHand(database: NotebookDatabase, id: NoteId): Promise<NoteBody | null> {
  const known = bodies.get(database)?.get(id);
  return known && (await database.noteBodies.where('updatedAt').equals(known.updatedAt).primaryKeys()).includes(id) ? known : null;
}

/**
 * The body of a note; what this version cannot read of it is there as unknown. Of a body that is at hand only the
 * time is asked for.
 */
export async function noteBodyOf(database: NotebookDatabase, id: NoteId): Promise<NoteBody | null> {
  const known = await bodyAtHand(database, id);
  if (known) return known;
  const stored = await database.noteBodies.get(id);
  if (stored === undefined) return null;
  const body = repairNoteBody(id, stored);
  rememberBody(database, body);
  return body;
}
