import { describe, expect, it } from 'vitest';
import type { NoteId } from '../../shared/domain/ids';
import { parseRecord } from '../../shared/domain/tables';
import { contentOf, openTestNotebook } from '../data/notebookTestData';
import { createWriter } from '../data/transaction';
import type { CommandContext } from './commandContext';
import { addEntity } from './entityCommands';
import { redo, undo } from './history';
import { createNote, deleteNote, renameNote, saveNoteBody } from './noteCommands';
import { citation, createAnchorlessPassage, mentionOf, paragraphOf, words } from './noteTestData';
import { restoreNoteVersion } from './noteVersionCommands';
import { versionIdsOf } from './noteVersionKeeping';

const minute = 60_000;
const day = 24 * 60 * minute;

/** A notebook whose clock stands until it is moved. */
async function openAtNoon() {
  const { database, ids } = await openTestNotebook();
  let now = Date.parse('2026-05-20T12:00:00.000Z');
  const clock = (): string => new Date(now).toISOString();
  const context: CommandContext = { database, ids, clock, writer: createWriter(database, clock, ids) };
  const pass = (ms: number): void => {
    now += ms;
  };
  const save = async (noteId: NoteId, text: string): Promise<void> => {
    const basedOn = (await database.noteBodies.get(noteId))?.updatedAt ?? null;
    const saving = await saveNoteBody(context, noteId, text === '' ? [] : [paragraphOf(words(text))], { basedOn });
    if (saving.status !== 'saved') throw new Error(saving.status);
  };
  const versions = async (noteId: NoteId) => {
    const found = await database.noteVersions.bulkGet(await versionIdsOf(database, noteId));
    return found.flatMap((version) => {
      const [block] = version?.blocks ?? [];
      const [first] = block?.kind === 'paragraph' ? block.children : [];
      return version ? [{ ...version, text: first?.kind === 'text' ? first.text : '' }] : [];
    });
  };
  const texts = async (noteId: NoteId) => (await versions(noteId)).map(({ text }) => text);
  return { ...context, contentOf: () => contentOf({ ...context }), pass, save, versions, texts };
}

describe('keeping versions', () => {
  it('keeps the text before, once in five minutes, under the time it was written', async () => {
    const notebook = await openAtNoon();
    const id = await createNote(notebook, { title: 'Talks', blocks: [paragraphOf(words('first'))] });
    notebook.pass(2 * day);
    await notebook.save(id, 'second');
    expect(await notebook.versions(id)).toMatchObject([
      { text: 'first', title: 'Talks', savedAt: '2026-05-20T12:00:00.000Z', keptAt: '2026-05-22T12:00:00.000Z', reason: 'edited' },
    ]);
    for (const text of ['second a', 'second ab', 'second abc']) {
      notebook.pass(minute);
      await notebook.save(id, text);
    }
    expect(await notebook.texts(id)).toEqual(['first']);
    notebook.pass(2 * minute);
    await notebook.save(id, 'third');
    expect(await notebook.texts(id)).toEqual(['first', 'second abc']);
    for (const version of await notebook.database.noteVersions.toArray()) expect(parseRecord('noteVersions', version)).toMatchObject({ ok: true });
  });

  it('keeps no beginnings of a new note in its first minutes, no empty text and nothing twice', async () => {
    const notebook = await openAtNoon();
    const id = await createNote(notebook, { title: '' });
    for (const text of ['H', 'Ha', 'Harbor']) {
      await notebook.save(id, text);
      notebook.pass(minute);
    }
    expect(await notebook.texts(id)).toEqual([]);
    notebook.pass(5 * minute);
    await notebook.save(id, 'Harbor');
    expect(await notebook.texts(id)).toEqual([]);
    await notebook.save(id, '');
    expect(await notebook.texts(id)).toEqual(['Harbor']);
    notebook.pass(6 * minute);
    await notebook.save(id, 'Harbor');
    notebook.pass(6 * minute);
    await notebook.save(id, 'Harbor talks');
    expect(await notebook.texts(id)).toEqual(['Harbor']);
  });

  it('keeps what a large cut takes away, however soon', async () => {
    const notebook = await openAtNoon();
    const id = await createNote(notebook, { title: 'Cut', blocks: [paragraphOf(words('start'))] });
    await notebook.save(id, 'a');
    const long = 'words '.repeat(50);
    await notebook.save(id, long);
    await notebook.save(id, 'gone');
    expect(await notebook.texts(id)).toEqual(['start', long]);
  });

  it('keeps the title before a renaming, and the undo of a renaming is not stale for it', async () => {
    const notebook = await openAtNoon();
    const id = await createNote(notebook, { title: 'Before', blocks: [paragraphOf(words('text'))] });
    await renameNote(notebook, id, 'After');
    expect(await notebook.versions(id)).toMatchObject([{ title: 'Before', text: 'text' }]);
    notebook.pass(40 * minute);
    await notebook.save(id, 'text one');
    notebook.pass(20 * day);
    await notebook.save(id, 'text two');
    // The first is thinned away by now: it shared its day with a newer one.
    expect(await notebook.texts(id)).toEqual(['text', 'text one']);
    expect((await notebook.versions(id)).map(({ title }) => title)).toEqual(['After', 'After']);
    expect(await undo(notebook)).toMatchObject({ status: 'done', label: 'Rename note' });
    expect(await notebook.database.notes.get(id)).toMatchObject({ title: 'Before' });
  });

  it('always keeps a text that is written over after a conflict', async () => {
    const notebook = await openAtNoon();
    const id = await createNote(notebook, { title: 'Two windows', blocks: [paragraphOf(words('mine'))] });
    await notebook.save(id, 'theirs');
    await saveNoteBody(notebook, id, [paragraphOf(words('mine again'))]);
    expect(await notebook.versions(id)).toMatchObject([{ text: 'mine' }, { text: 'theirs', reason: 'overwritten' }]);
  });

  it('goes on keeping after a clock was set back', async () => {
    const notebook = await openAtNoon();
    const id = await createNote(notebook, { title: 'Clock', blocks: [paragraphOf(words('one'))] });
    await notebook.save(id, 'two');
    notebook.pass(-30 * day);
    await notebook.save(id, 'three');
    await notebook.save(id, 'four');
    expect(await notebook.texts(id)).toEqual(['one', 'two']);
  });

  it('thins the versions of this note only, in the write that adds one', async () => {
    const notebook = await openAtNoon();
    const id = await createNote(notebook, { title: 'Long', blocks: [paragraphOf(words('0'))] });
    const other = await createNote(notebook, { title: 'Other', blocks: [paragraphOf(words('other'))] });
    await notebook.save(other, 'other one');
    for (let round = 1; round <= 20; round += 1) {
      notebook.pass(6 * minute);
      await notebook.save(id, String(round));
    }
    expect(await notebook.texts(id)).toHaveLength(20);
    notebook.pass(3 * day);
    await notebook.save(id, 'days later');
    // 12:00 to 14:00: one of each hour, and the newest.
    expect(await notebook.texts(id)).toEqual(['9', '19', '20']);
    expect(await notebook.texts(other)).toEqual(['other']);
  });

  it('goes with a deleted note and comes back with it', async () => {
    const notebook = await openAtNoon();
    const id = await createNote(notebook, { title: 'Gone', blocks: [paragraphOf(words('one'))] });
    await notebook.save(id, 'two');
    notebook.pass(6 * minute);
    await notebook.save(id, 'three');
    const before = await notebook.contentOf();
    expect(before['noteVersions']).toHaveLength(2);
    await deleteNote(notebook, id);
    expect((await notebook.contentOf())['noteVersions']).toEqual([]);
    await undo(notebook);
    expect(await notebook.contentOf()).toEqual(before);
    await redo(notebook);
    expect((await notebook.contentOf())['noteVersions']).toEqual([]);
  });
});

describe('restoring a version', () => {
  it('puts title, text and links back as one step, and keeps what gave way', async () => {
    const notebook = await openAtNoon();
    const { passage, source } = await createAnchorlessPassage(notebook, 'the channel stays open');
    const id = await createNote(notebook, { title: 'Talks', blocks: [paragraphOf(words('See '), citation(passage, source))] });
    notebook.pass(minute);
    await renameNote(notebook, id, 'Talks in Beijing');
    notebook.pass(minute);
    await notebook.save(id, 'nothing cited');
    notebook.pass(minute);
    const before = await notebook.contentOf();
    expect(before['noteLinks']).toEqual([]);
    const [first] = await notebook.versions(id);
    expect(await restoreNoteVersion(notebook, id, first?.id ?? '')).toEqual({ status: 'restored' });
    expect(await notebook.database.notes.get(id)).toMatchObject({ title: 'Talks' });
    expect((await notebook.database.noteBodies.get(id))?.blocks).toEqual([paragraphOf(words('See '), citation(passage, source))]);
    expect((await notebook.contentOf())['noteLinks']).toHaveLength(2);
    expect(await notebook.versions(id)).toMatchObject([{ title: 'Talks' }, { title: 'Talks in Beijing', text: 'nothing cited', reason: 'restored' }]);
    const after = await notebook.contentOf();
    expect(await undo(notebook)).toMatchObject({ status: 'done', label: 'Restore note version' });
    expect(await notebook.contentOf()).toEqual(before);
    await redo(notebook);
    expect(await notebook.contentOf()).toEqual(after);
  });

  it('is another body to those who show the old one', async () => {
    const notebook = await openAtNoon();
    const id = await createNote(notebook, { title: 'Seen', blocks: [paragraphOf(words('one'))] });
    await notebook.save(id, 'two');
    const shown = (await notebook.database.noteBodies.get(id))?.updatedAt ?? '';
    const [version] = await notebook.versions(id);
    await restoreNoteVersion(notebook, id, version?.id ?? '');
    expect((await notebook.database.noteBodies.get(id))?.updatedAt).not.toBe(shown);
    expect(await saveNoteBody(notebook, id, [paragraphOf(words('late'))], { basedOn: shown })).toEqual({ status: 'conflict' });
  });

  it('writes nothing where nothing is to be restored', async () => {
    const notebook = await openAtNoon();
    const id = await createNote(notebook, { title: 'Same', blocks: [paragraphOf(words('one'))] });
    const other = await createNote(notebook, { title: 'Other', blocks: [paragraphOf(words('one'))] });
    await notebook.save(id, 'two');
    notebook.pass(6 * minute);
    await notebook.save(id, 'one');
    const [version] = await notebook.versions(id);
    const before = await notebook.contentOf();
    expect(await restoreNoteVersion(notebook, id, version?.id ?? '')).toEqual({ status: 'same' });
    expect(await restoreNoteVersion(notebook, id, `${id}>2020-01-01T00:00:00.000Z`)).toEqual({ status: 'gone' });
    expect(await restoreNoteVersion(notebook, other, version?.id ?? '')).toEqual({ status: 'gone' });
    expect(await notebook.contentOf()).toEqual(before);
  });

  it('brings back what refers to something that is gone, as it was', async () => {
    const notebook = await openAtNoon();
    const entity = await addEntity(notebook, { kind: 'person', name: 'Ilse Varga' });
    const blocks = [paragraphOf(words('Said by '), mentionOf(entity.id, 'Varga'))];
    const id = await createNote(notebook, { title: 'Old', blocks });
    await notebook.save(id, 'two');
    await notebook.database.entities.delete(entity.id);
    const [version] = await notebook.versions(id);
    await restoreNoteVersion(notebook, id, version?.id ?? '');
    expect((await notebook.database.noteBodies.get(id))?.blocks).toEqual(blocks);
  });
});
