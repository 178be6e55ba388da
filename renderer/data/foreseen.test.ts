import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { createTag } from '../../shared/domain/tag';
import { foreseenAfter, foreseenOf } from './foreseen';
import { openTestNotebook } from './notebookTestData';

const notebooks: { close(): void }[] = [];
afterEach(() => {
  for (const notebook of notebooks.splice(0)) notebook.close();
});

async function setUp() {
  const { database, writer, clock, ids } = await openTestNotebook();
  notebooks.push(database);
  const foreseen = foreseenOf(database);
  return { database, writer, foreseen, tag: createTag({ name: 'harbor', parentId: null }, clock, ids) };
}

test('a foreseen record is shown at once, and until an answer begun after its commit', async () => {
  const { writer, foreseen, tag } = await setUp();
  const heard: number[] = [];
  foreseen.subscribe(() => heard.push(foreseen.current().length));
  const before = foreseen.commits;
  const writing = writer.write({ label: 'Add tag', foresees: [{ table: 'tags', record: tag }] }, (recorder) => recorder.put('tags', tag));
  expect(heard).toEqual([1]);
  expect(foreseenAfter(foreseen.current(), 'tags', before)).toEqual([tag]);
  expect(foreseenAfter(foreseen.current(), 'entities', before)).toEqual([]);
  await writing;
  expect(foreseenAfter(foreseen.current(), 'tags', before)).toEqual([tag]);
  expect(foreseenAfter(foreseen.current(), 'tags', foreseen.commits)).toEqual([]);
  expect(heard).toEqual([1]);
});

test('what a failed write foresaw is gone at once', async () => {
  const { database, writer, foreseen, tag } = await setUp();
  const writing = writer.write({ label: 'Add tag', foresees: [{ table: 'tags', record: tag }] }, () => Promise.reject(new Error('The disk is full')));
  expect(foreseen.current()).toHaveLength(1);
  await expect(writing).rejects.toThrow('The disk is full');
  expect(foreseen.current()).toEqual([]);
  expect(await database.tags.count()).toBe(0);
});

test('an answer that comes late, because the disk is busy, lacks nothing that was written since it began', async () => {
  const { writer, foreseen, tag } = await setUp();
  const { commits } = foreseen;
  const names = ['one', 'two', 'three'];
  for (const name of names) {
    const record = { ...tag, name };
    await writer.write({ label: 'Rename tag', foresees: [{ table: 'tags', record }] }, (recorder) => recorder.put('tags', record));
  }
  expect(foreseenAfter(foreseen.current(), 'tags', commits).map(({ name }) => name)).toEqual(names);
  expect(foreseenAfter(foreseen.current(), 'tags', commits + 2).map(({ name }) => name)).toEqual(['three']);
});

test('what was committed long ago is forgotten', async () => {
  const { foreseen, tag } = await setUp();
  for (let write = 0; write < 200; write += 1) foreseen.show([{ table: 'tags', record: { ...tag, name: `${write}` } }]).settle(true);
  expect(foreseen.current().length).toBeLessThan(100);
  expect(foreseen.current().at(-1)?.record).toMatchObject({ name: '199' });
});
