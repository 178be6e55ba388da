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

test('what was committed long ago is forgotten', async () => {
  const { writer, foreseen, tag } = await setUp();
  for (const name of ['one', 'two', 'three']) {
    const record = { ...tag, name };
    await writer.write({ label: 'Rename tag', foresees: [{ table: 'tags', record }] }, (recorder) => recorder.put('tags', record));
  }
  expect(foreseen.current().map(({ record }) => record)).toEqual([{ ...tag, name: 'two' }, { ...tag, name: 'three' }]);
});
