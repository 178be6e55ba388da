import { expect, it } from 'vitest';
import { createNote } from '../../shared/domain/note';
import type { NoteBlock } from '../../shared/domain/noteBody';
import { createNoteVersion } from '../../shared/domain/noteVersion';
import { noteHistory } from './noteVersionQueries';
import { openTestNotebook } from './notebookTestData';

const blocksOf = (text: string): NoteBlock[] => [{ kind: 'paragraph', children: [{ kind: 'text', text, marks: [] }] }];

it('lists the versions of one note, the newest first, with what each changed', async () => {
  const notebook = await openTestNotebook();
  const { database, clock, ids } = notebook;
  const [note, other] = [createNote({ title: 'Talks' }, clock, ids), createNote({ title: 'Other' }, clock, ids)];
  const version = (noteId: typeof note.id, day: number, text: string) => createNoteVersion({
    noteId, savedAt: `2026-05-0${day}T10:00:00.000Z`, keptAt: `2026-05-0${day}T11:00:00.000Z`, reason: 'edited', title: 'Talks', blocks: blocksOf(text),
  });
  await notebook.writer.write({ label: 'Prepare' }, async (recorder) => {
    await recorder.put('notes', note, other);
    await recorder.put('noteBodies', { id: note.id, updatedAt: clock(), blocks: blocksOf('now') });
    await recorder.put('noteVersions', version(note.id, 2, 'the channel stays open'), version(note.id, 1, 'the harbor'), version(other.id, 3, 'not mine'));
  });
  const history = await noteHistory(database, note.id);
  expect(history?.blocks).toEqual(blocksOf('now'));
  expect(history?.entries.map(({ version: { savedAt }, wordCount, size }) => [savedAt.slice(0, 10), wordCount, size])).toEqual([
    ['2026-05-02', 5, { inserted: 3, deleted: 1 }],
    ['2026-05-01', 3, null],
  ]);
  await database.notes.delete(note.id);
  expect(await noteHistory(database, note.id)).toBeNull();
});
