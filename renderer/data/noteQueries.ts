import type { NoteId } from '../../shared/domain/ids';
import type { Note } from '../../shared/domain/note';
import type { NoteBody } from '../../shared/domain/noteBody';
import type { NotebookDatabase } from './database';

export async function noteOf(database: NotebookDatabase, id: NoteId): Promise<Note | null> {
  return (await database.notes.get(id)) ?? null;
}

export async function noteBodyOf(database: NotebookDatabase, id: NoteId): Promise<NoteBody | null> {
  return (await database.noteBodies.get(id)) ?? null;
}
