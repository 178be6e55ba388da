import { Dexie, RangeSet, type ObservabilitySet } from 'dexie';
import { describe, expect, it } from 'vitest';
import { createTag } from '../../shared/domain/tag';
import { openTestNotebook } from './notebookTestData';

describe('a recorder', () => {
  it('reads what the same write has put, added and removed before', async () => {
    const { writer, clock, ids } = await openTestNotebook();
    const kept = createTag({ name: 'kept' }, clock, ids);
    const added = createTag({ name: 'added' }, clock, ids);
    const read = await writer.write({ label: 'Read back' }, async (recorder) => {
      const before = [await recorder.get('tags', kept.id), await recorder.get('tags', added.id)];
      await recorder.put('tags', kept);
      await recorder.add('tags', added);
      const written = [await recorder.get('tags', kept.id), await recorder.get('tags', added.id)];
      await recorder.put('tags', { ...added, name: 'renamed' });
      await recorder.remove('tags', kept.id);
      return [before, written, [await recorder.get('tags', kept.id), await recorder.get('tags', added.id)]];
    });
    expect(read).toEqual([[undefined, undefined], [kept, added], [undefined, { ...added, name: 'renamed' }]]);
  });

  it('records what it added and changed again as one new record, also where it was asked for in vain', async () => {
    const { writer, clock, ids } = await openTestNotebook();
    const tag = createTag({ name: 'new' }, clock, ids);
    const rows: unknown[] = [];
    writer.subscribe((change) => rows.push(...change.rows));
    await writer.write({ label: 'Add, then rename' }, async (recorder) => {
      await recorder.get('tags', tag.id);
      await recorder.add('tags', tag);
      await recorder.put('tags', { ...tag, name: 'renamed' });
    });
    expect(rows).toEqual([{ table: 'tags', id: tag.id, before: null, after: { ...tag, name: 'renamed' } }]);
  });

  it('tells of each record by its key, however many are written at once', async () => {
    const { database, writer, clock, ids } = await openTestNotebook();
    const tags = Array.from({ length: 120 }, (_, index) => createTag({ name: `tag ${index}` }, clock, ids));
    const told = new RangeSet();
    const listen = (parts: ObservabilitySet): void => {
      const ranges = parts[`idb://${database.name}/tags/`];
      if (ranges) told.add(ranges);
    };
    Dexie.on('storagemutated', listen);
    await writer.write({ label: 'Add many' }, (recorder) => recorder.add('tags', ...tags));
    await writer.write({ label: 'Rename many' }, (recorder) => recorder.put('tags', ...tags.map((tag) => ({ ...tag, name: `${tag.name}!` }))));
    Dexie.on.storagemutated.unsubscribe(listen);
    expect([...told].map(({ from, to }) => [from, to])).toEqual(tags.map(({ id }) => [id, id]).sort());
    expect(await database.tags.count()).toBe(120);
  });
});
