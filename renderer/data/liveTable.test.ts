import 'fake-indexeddb/auto';
import { RangeSet, Dexie } from 'dexie';
import { describe, expect, it, vi } from 'vitest';
import { describeSpan } from '../../shared/anchoring/anchor';
import type { SourceId } from '../../shared/domain/ids';
import { createPassage, type Passage } from '../../shared/domain/passage';
import { createSource, type Source } from '../../shared/domain/source';
import { createTag } from '../../shared/domain/tag';
import { createLivePart, createLiveTable, type KnownRows } from './liveTable';
import { openTestNotebook, type TestNotebook } from './notebookTestData';

function sourcesOf({ clock, ids }: TestNotebook, count: number): Source[] {
  return Array.from({ length: count }, (_, index) =>
    createSource({ title: `Report ${index}`, format: 'text', bytesDigest: `${index}`.padStart(64, '0'), textDigest: `${index}`.padStart(64, '1'), textLength: 1, wordCount: 1 }, clock, ids));
}

async function setUp(count: number) {
  const notebook = await openTestNotebook();
  const { database } = notebook;
  const sources = sourcesOf(notebook, count);
  await database.sources.bulkPut(sources);
  const table = createLiveTable('sources', { newestBy: 'createdAt', firstRows: 20 });
  const heard: KnownRows<Source>[] = [];
  const stop = table.subscribe(database, () => {
    const answer = table.answer(database);
    if (!answer || 'error' in answer) throw new Error('no answer');
    heard.push(answer.value);
  });
  await vi.waitFor(() => expect(heard.at(-1)?.isWhole).toBe(true));
  const isUpToDate = (): Promise<void> => vi.waitFor(async () => {
    const byId = (rows: readonly Source[]): readonly Source[] => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(heard.at(-1)?.rows ?? [])).toEqual(byId(await database.sources.toArray()));
  }, { timeout: 5000 });
  return { notebook, database, sources, table, heard, stop, isUpToDate };
}

describe('a table kept in memory', () => {
  it('has the newest rows first and then all, in pages', async () => {
    const { heard, sources } = await setUp(2300);
    expect(heard.map(({ rows, isWhole, total }) => [rows.length, isWhole, total])).toEqual([[20, false, 2300], [2300, true, 2300]]);
    expect(heard[0]?.rows[0]).toEqual(sources.at(-1));
  });

  it('reads what changed, and leaves every other row the object that it was', async () => {
    const { database, sources, heard, isUpToDate, notebook } = await setUp(300);
    const before = new Map(heard.at(-1)?.rows.map((row) => [row.id, row]));
    const reads = vi.spyOn(database.table('sources'), 'orderBy');
    const [first, second, third] = sources;
    if (!first || !second || !third) throw new Error('no sources');
    const newId = notebook.ids('source');
    await notebook.writer.write({ label: 'Edit title' }, async (recorder) => {
      await recorder.put('sources', { ...first, title: 'Another' });
      await recorder.remove('sources', second.id);
    });
    await database.sources.add({ ...third, id: newId });
    await isUpToDate();
    expect(heard.at(-1)?.rows).toHaveLength(300);
    expect(heard.at(-1)?.rows.filter((row) => before.get(row.id) !== row).map(({ id }) => id).sort()).toEqual([first.id, newId].sort());
    expect(reads).not.toHaveBeenCalled();
    await database.sources.bulkPut(sources);
    await vi.waitFor(() => expect(reads).toHaveBeenCalled());
  });

  it('takes many changes together, and ends with the last state', async () => {
    const { database, sources, heard, isUpToDate } = await setUp(100);
    const atFirst = heard.length;
    for (const [index, source] of sources.entries()) await database.sources.put({ ...source, title: `Changed ${index}` });
    await isUpToDate();
    expect(heard.length - atFirst).toBeLessThan(40);
    expect(heard.at(-1)?.rows.every(({ title }) => title.startsWith('Changed'))).toBe(true);
  });

  it('reads all again after a bulk write, a clearing, and when everything may be another', async () => {
    const { database, sources, heard, isUpToDate } = await setUp(120);
    await database.sources.bulkPut(sources.map((source) => ({ ...source, outlet: 'The Gazette' })));
    await isUpToDate();
    expect(heard.at(-1)?.rows.every(({ outlet }) => outlet === 'The Gazette')).toBe(true);
    await database.sources.clear();
    await isUpToDate();
    expect(heard.at(-1)?.rows).toEqual([]);
    const times = heard.length;
    Dexie.on.storagemutated.fire({ all: new RangeSet(-Infinity, [[]]) });
    await vi.waitFor(() => expect(heard.length).toBe(times + 1));
  });

  it('lets who comes anew wait for what changed meanwhile', async () => {
    const { database, table, stop, sources } = await setUp(5);
    stop();
    await database.sources.delete(sources[0]?.id ?? '');
    expect(table.answer(database)).toBeUndefined();
    table.subscribe(database, () => undefined);
    expect(table.answer(database)).toBeUndefined();
    await vi.waitFor(() => expect(table.answer(database)).toMatchObject({ value: { total: 4 } }));
  });

  it('is not disturbed by other tables, and tells nobody who left', async () => {
    const { notebook, database, heard, stop, table } = await setUp(5);
    const times = heard.length;
    await database.tags.add(createTag({ name: 'Economy' }, notebook.clock, notebook.ids));
    stop();
    await database.sources.clear();
    await vi.waitFor(() => expect(table.answer(database)).toMatchObject({ value: { rows: [], isWhole: true, total: 0 } }));
    expect(heard).toHaveLength(times);
  });
});

describe('the part of a table that has one value in an index', () => {
  const anchor = describeSpan('Officials spoke of it twice.', 'a'.repeat(64), { start: 0, end: 9 });

  async function setUpPart() {
    const notebook = await openTestNotebook();
    const { database, clock, ids } = notebook;
    const [own, other] = sourcesOf(notebook, 2);
    if (!own || !other || !anchor) throw new Error('no sources');
    const passageIn = ({ id }: Source): Passage => createPassage({ sourceId: id, anchor, color: 'amber' }, clock, ids);
    const passages = [passageIn(own), passageIn(own), passageIn(own)];
    const elsewhere = passageIn(other);
    await database.passages.bulkPut([...passages, elsewhere]);
    const part = createLivePart<'passages', SourceId>('passages', 'sourceId');
    const listen = () => {
      const heard: (readonly Passage[])[] = [];
      const stop = part.subscribe(database, own.id, () => {
        const answer = part.answer(database, own.id);
        if (!answer || 'error' in answer) throw new Error('no answer');
        heard.push(answer.value.rows);
      });
      return { heard, stop };
    };
    const { heard, stop } = listen();
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    return { database, own, other, passages, elsewhere, passageIn, part, listen, heard, stop };
  }

  it('has these rows alone, reads what changed of them, and leaves the others the objects that they were', async () => {
    const { database, own, passages, passageIn, heard } = await setUpPart();
    const [first, second, third] = passages;
    expect(heard[0]).toHaveLength(3);
    const readWhole = vi.spyOn(database.table('passages'), 'where');
    const added = passageIn(own);
    await database.passages.add(added);
    await vi.waitFor(() => expect(heard.at(-1)).toHaveLength(4));
    await database.passages.update(second?.id ?? '', { comment: 'Said twice' });
    await vi.waitFor(() => expect(heard.at(-1)?.find(({ id }) => id === second?.id)?.comment).toBe('Said twice'));
    await database.passages.delete(third?.id ?? '');
    await vi.waitFor(() => expect(heard.at(-1)).toHaveLength(3));
    expect(new Set(heard.at(-1)?.map(({ id }) => id))).toEqual(new Set([first?.id, second?.id, added.id]));
    expect(heard.at(-1)?.find(({ id }) => id === first?.id)).toBe(heard[0]?.find(({ id }) => id === first?.id));
    expect(readWhole).not.toHaveBeenCalled();
  });

  it('is told of what comes and goes by another value, and not of what is none of its own', async () => {
    const { database, own, other, passages: [first], elsewhere, passageIn, heard } = await setUpPart();
    await database.passages.add(passageIn(other));
    await database.passages.update(elsewhere.id, { sourceId: own.id });
    await vi.waitFor(() => expect(heard.at(-1)).toHaveLength(4));
    expect(heard).toHaveLength(2);
    await database.passages.update(first?.id ?? '', { sourceId: other.id });
    await vi.waitFor(() => expect(heard.at(-1)).toHaveLength(3));
  });

  it('is let go of with its last listener and read anew by the next', async () => {
    const { database, own, part, listen, stop, passages: [first] } = await setUpPart();
    stop();
    expect(part.answer(database, own.id)).toBeUndefined();
    await database.passages.delete(first?.id ?? '');
    const { heard } = listen();
    await vi.waitFor(() => expect(heard.at(-1)).toHaveLength(2));
  });
});
