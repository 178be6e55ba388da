import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { undo, redo } from '../commands/history';
import { importArticles, type ImportCandidate } from '../commands/importCommands';
import { createLocalImporter } from '../worker/localImporter';
import { openTestNotebook } from './notebookTestData';
import { SimilarSources } from './similarSources';

const importer = createLocalImporter();
const words = Array.from({ length: 240 }, (_, index) => `word${(index * 37) % 211}`);

function file(name: string, text: string): ImportCandidate {
  const bytes = new TextEncoder().encode(text);
  return { name, byteLength: bytes.length, read: async () => bytes };
}

const wire = file('wire.txt', `Talks go on\n\n${words.join(' ')}.\n`);
const update = file('update.txt', `Talks go on, second day\n\n${words.map((word, index) => (index === 100 ? 'changed' : word)).join(' ')} and more.\n`);
const other = file('other.txt', `Another matter\n\n${words.map((word) => `${word}x`).join(' ')}.\n`);

async function setUp() {
  const context = await openTestNotebook();
  return { context, similar: new SimilarSources(context.database, context.writer) };
}

describe('similar sources', () => {
  it('are told in the import report, and kept both', async () => {
    const { context, similar } = await setUp();
    const report = await importArticles(context, [wire, other, update], { importer, similar });
    expect(report.entries.map(({ warnings }) => warnings.length)).toEqual([0, 0, 1]);
    expect(report.entries[2]?.warnings[0]).toMatch(/^It looks like another version of “Talks go on”: about \d\d % of the wording is the same\. Both are kept\.$/);
    expect(await context.database.sources.count()).toBe(3);
  });

  it('are told of the later one, also where all were found in the notebook before they were handed over', async () => {
    const { context, similar } = await setUp();
    await importArticles(context, [wire, other, update], { importer });
    const sources = await context.database.sources.toArray();
    const [first] = sources;
    if (!first) throw new Error('Nothing was imported');
    await similar.similarTo(first.id);
    await vi.waitFor(async () => {
      await similar.write();
      expect(await context.database.fingerprints.count()).toBe(3);
    });
    const fingerprints = await Promise.all(sources.map(({ id }) => context.database.fingerprints.get(id)));
    const handedOver = sources.map(({ id }, index) => ({ id, signature: fingerprints[index]?.signature ?? new Uint32Array(0) }));
    const [ofFirst, ...ofLater] = (await similar.admit(handedOver)).map((found) => found.map(({ id }) => id));
    expect(ofFirst).toEqual([]);
    expect(ofLater.flat()).toHaveLength(1);
  });

  it('are known after a restart, made anew where they are missing, and follow undo and redo', async () => {
    const { context, similar } = await setUp();
    const report = await importArticles(context, [wire, update], { importer, similar });
    const [first, second] = report.entries.flatMap(({ sourceId }) => sourceId ?? []);
    if (!first || !second) throw new Error('Two sources were to be imported');
    await similar.write();
    expect(await context.database.fingerprints.count()).toBe(2);
    const restarted = new SimilarSources(context.database, context.writer);
    expect((await restarted.similarTo(first)).map(({ id }) => id)).toEqual([second]);
    await context.database.fingerprints.clear();
    const rebuilt = new SimilarSources(context.database, context.writer);
    await vi.waitFor(async () => expect((await rebuilt.similarTo(first)).map(({ id }) => id)).toEqual([second]));
    await undo(context);
    expect(await rebuilt.similarTo(first)).toEqual([]);
    await vi.waitFor(async () => expect(await context.database.fingerprints.count()).toBe(0));
    await redo(context);
    await vi.waitFor(async () => expect((await rebuilt.similarTo(second)).map(({ id }) => id)).toEqual([first]));
  });

  it('leave out what is trimmed', async () => {
    const { context, similar } = await setUp();
    const report = await importArticles(context, [wire, update], { importer, similar });
    const [first, second] = report.entries.flatMap(({ sourceId }) => sourceId ?? []);
    const source = await context.database.sources.get(first ?? '');
    if (!source || !second) throw new Error('Two sources were to be imported');
    await context.writer.write({ label: 'Trim' }, (recorder) => recorder.put('sources', { ...source, trimmed: [{ start: 0, end: source.textLength }] }));
    await vi.waitFor(async () => expect(await similar.similarTo(second)).toEqual([]));
  });
});
