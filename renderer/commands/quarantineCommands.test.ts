import { describe, expect, it } from 'vitest';
import { createNote as createNoteRecord } from '../../shared/domain/note';
import { createTag } from '../../shared/domain/tag';
import { openTestNotebook, type TestNotebook } from '../data/notebookTestData';
import { keepInQuarantine, quarantineEntries, removeFromQuarantine } from '../data/quarantine';
import { undo } from './history';
import { putBack, setAsideMalformed } from './quarantineCommands';

async function withTag(): Promise<TestNotebook & { readonly tag: ReturnType<typeof createTag> }> {
  const notebook = await openTestNotebook();
  const tag = createTag({ name: 'Tides' }, notebook.clock, notebook.ids);
  await notebook.writer.write({ label: 'Add tag' }, (recorder) => recorder.put('tags', tag));
  return { ...notebook, tag };
}

describe('setting aside', () => {
  it('moves what cannot be read, whole, and nothing else', async () => {
    const notebook = await withTag();
    const broken = { ...createTag({ name: 'Lost' }, notebook.clock, notebook.ids), name: 7 };
    await notebook.database.table('tags').put(broken);
    expect((await setAsideMalformed(notebook)).map(({ recordId }) => recordId)).toEqual([broken.id]);
    expect(await notebook.database.tags.toArray()).toEqual([notebook.tag]);
    expect((await quarantineEntries(notebook.database)).map(({ record }) => record.value)).toEqual([broken]);
    expect(await setAsideMalformed(notebook)).toEqual([]);
  });

  it('keeps two values of one record beside each other, the same value once', async () => {
    const { database } = await withTag();
    const value = { table: 'tags' as const, recordId: 'x', problems: ['p'], value: { id: 'x', name: 1 } };
    await keepInQuarantine(database, [value, value, { ...value, value: { id: 'x', name: 2 } }], '2024-05-03T12:00:00.000Z');
    expect((await quarantineEntries(database)).map(({ record }) => record.value)).toEqual([{ id: 'x', name: 1 }, { id: 'x', name: 2 }]);
  });
});

describe('putting back', () => {
  it('puts back what this program can read, as one step, and keeps the copy', async () => {
    const notebook = await withTag();
    const { database, tag } = notebook;
    await keepInQuarantine(database, [{ table: 'tags', recordId: tag.id, problems: [], value: tag }], notebook.clock());
    await database.tags.delete(tag.id);
    const record = (await quarantineEntries(database))[0]?.record;
    if (!record) throw new Error('The quarantine is empty');
    expect(await putBack(notebook, record)).toEqual({ status: 'done' });
    expect(await database.tags.get(tag.id)).toEqual(tag);
    expect((await quarantineEntries(database))[0]?.isPlaceTaken).toBe(true);
    expect(await putBack(notebook, record)).toEqual({ status: 'placeTaken' });
    await undo(notebook);
    expect(await database.tags.get(tag.id)).toBeUndefined();
    expect(await quarantineEntries(database)).toHaveLength(1);
    await removeFromQuarantine(database, record.id);
    expect(await quarantineEntries(database)).toEqual([]);
  });

  it('says why it cannot', async () => {
    const notebook = await withTag();
    const base = { id: 'q', table: 'tags' as const, problems: [], at: notebook.clock() };
    expect(await putBack(notebook, { ...base, recordId: 'tag-x', value: { name: 7 } })).toMatchObject({ status: 'malformed' });
    expect(await putBack(notebook, { ...base, recordId: 'tag-x', value: notebook.tag })).toEqual({ status: 'malformed', problems: ['It carries another id'] });
    const original = { id: 'a'.repeat(64), mediaType: 'text/plain', bytes: new Uint8Array([1]) };
    expect(await putBack(notebook, { ...base, table: 'originals', recordId: original.id, value: original })).toMatchObject({ status: 'malformed' });
  });

  it('makes the backlinks of a text again', async () => {
    const notebook = await withTag();
    const note = createNoteRecord({ title: 'N' }, notebook.clock, notebook.ids);
    const entityId = notebook.ids('entity');
    const value = { id: note.id, updatedAt: note.updatedAt, blocks: [{ kind: 'paragraph', children: [{ kind: 'entity', entityId, text: 'Ada' }] }] };
    expect(await putBack(notebook, { id: 'q', table: 'noteBodies', recordId: note.id, problems: [], value, at: notebook.clock() })).toEqual({ status: 'done' });
    expect((await notebook.database.noteLinks.toArray()).map(({ targetId }) => targetId)).toEqual([entityId]);
  });
});
