import { describe, expect, it } from 'vitest';
import type { ArticleImporter } from '../../shared/contracts/importContract';
import { maxFileBytes } from '../../shared/importing/importLimits';
import { contentOf, openTestNotebook } from '../data/notebookTestData';
import { createLocalImporter } from '../worker/localImporter';
import { historyState, redo, undo } from './history';
import { importArticles, importPasted, type ImportCandidate } from './importCommands';
import { entriesOf, needsWords, summaryOf } from './importReport';

const importer = createLocalImporter();

function fileOf(name: string, content: string | Uint8Array<ArrayBuffer>): ImportCandidate {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name, byteLength: bytes.byteLength, read: async () => bytes };
}

function articleFile(index: number): ImportCandidate {
  return fileOf(`story-${index}.txt`, `Bridge ${index} opens\n\nThe crossing numbered ${index} was opened to traffic on Friday.\n`);
}

const vanished: ImportCandidate = {
  name: 'gone.txt', byteLength: 10, read: () => Promise.reject(new Error('The file is no longer there.')),
};

describe('importing files', () => {
  it('stores source, text and original, and takes them back in one step', async () => {
    const context = await openTestNotebook();
    const report = await importArticles(context, [articleFile(1), articleFile(2), articleFile(3)], { importer });
    expect(report.entries.map((entry) => entry.status)).toEqual(['imported', 'imported', 'imported']);
    expect(report).toMatchObject({ isCancelled: false, undoLabel: 'Import 3 articles' });
    expect(needsWords(report)).toBe(false);
    expect(summaryOf(report)).toBe('3 articles imported');
    const full = await contentOf(context);
    const [source] = await context.database.sources.toArray();
    expect(source).toMatchObject({ title: 'Bridge 1 opens', fileName: 'story-1.txt', readingState: 'unread', isSample: false });
    expect((await context.database.sourceDocuments.get(source?.id ?? ''))?.text).toHaveLength(source?.textLength ?? -1);
    expect((await context.database.originals.get(source?.bytesDigest ?? ''))?.bytes).toEqual(await articleFile(1).read());
    expect(await historyState(context.database)).toEqual({ undoLabel: 'Import 3 articles', redoLabel: null });
    await undo(context);
    expect(await context.database.sources.count()).toBe(0);
    expect(await context.database.sourceDocuments.count()).toBe(0);
    await redo(context);
    expect(await contentOf(context)).toEqual(full);
  });

  it('names a single import by its title', async () => {
    const context = await openTestNotebook();
    const report = await importArticles(context, [articleFile(7), fileOf('empty.txt', '')], { importer });
    expect(report.undoLabel).toBe('Import “Bridge 7 opens”');
    expect(await historyState(context.database)).toMatchObject({ undoLabel: 'Import “Bridge 7 opens”' });
  });

  it('says one sentence of every bad file and goes on', async () => {
    const context = await openTestNotebook();
    let isRead = false;
    const huge: ImportCandidate = {
      name: 'huge.txt', byteLength: 50 * 1024 * 1024,
      read: async () => {
        isRead = true;
        return new Uint8Array(0);
      },
    };
    const unmeasured: ImportCandidate = { name: 'long.txt', byteLength: -1, read: async () => new Uint8Array(maxFileBytes + 1) };
    const binary = fileOf('picture.txt', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]));
    const broken = fileOf('broken.html', '<html><body><h1>Harbor <p>The quay was <b>closed on Monday<div>because of ice.</table></span>');
    const candidates = [fileOf('empty.txt', ''), binary, huge, unmeasured, vanished, broken, articleFile(1)];
    const report = await importArticles(context, candidates, { importer });
    expect(report.entries.map((entry) => [entry.name, entry.status])).toEqual([
      ['empty.txt', 'failed'], ['picture.txt', 'failed'], ['huge.txt', 'failed'], ['long.txt', 'failed'], ['gone.txt', 'failed'],
      ['broken.html', 'imported'], ['story-1.txt', 'imported'],
    ]);
    for (const entry of report.entries) expect(entry.sentence).toMatch(/^[A-Z].+\.$/s);
    expect(report.entries[2]?.sentence).toContain('50 MB');
    expect(isRead).toBe(false);
    expect(report.entries[4]?.sentence).toBe('The file is no longer there.');
    expect(await context.database.sources.count()).toBe(2);
    expect(await context.database.sourceDocuments.count()).toBe(2);
    expect(await context.database.originals.count()).toBe(2);
    expect(summaryOf(report)).toBe('2 articles imported, 5 could not be imported');
  });

  it('recognizes the same file and the same words, also within the batch', async () => {
    const context = await openTestNotebook();
    const sameWords = fileOf('copy.txt', 'Bridge 1 opens\r\n\r\nThe crossing numbered 1 was opened to traffic on Friday.\r\n');
    const first = await importArticles(context, [articleFile(1), { ...articleFile(1), name: 'again.txt' }, sameWords], { importer });
    expect(first.entries.map((entry) => entry.status)).toEqual(['imported', 'duplicate', 'duplicate']);
    expect(first.entries[1]?.sentence).toBe('The same file is already in the library as “Bridge 1 opens”.');
    expect(first.entries[2]?.sentence).toBe('An article with the same words is already in the library as “Bridge 1 opens”.');
    expect(first.entries[2]?.sourceId).toBe(first.entries[0]?.sourceId);
    const second = await importArticles(context, [articleFile(1)], { importer });
    expect(second).toMatchObject({ undoLabel: null, entries: [{ status: 'duplicate' }] });
    expect(await context.database.sources.count()).toBe(1);
    expect(await historyState(context.database)).toMatchObject({ undoLabel: 'Import “Bridge 1 opens”' });
  });

  it('keeps what was finished when it is cancelled, and nothing half', async () => {
    const context = await openTestNotebook();
    const controller = new AbortController();
    const candidates = Array.from({ length: 10 }, (_, index) => articleFile(index));
    const report = await importArticles(context, candidates, {
      importer,
      signal: controller.signal,
      onProgress: ({ done }) => {
        if (done === 4) controller.abort();
      },
    });
    expect(report.isCancelled).toBe(true);
    expect(entriesOf(report, 'imported')).toHaveLength(4);
    expect(entriesOf(report, 'cancelled')).toHaveLength(6);
    for (const table of ['sources', 'sourceDocuments', 'originals'] as const) expect(await context.database[table].count()).toBe(4);
    expect(report.undoLabel).toBe('Import 4 articles');
    await undo(context);
    expect(await context.database.sources.count()).toBe(0);
  });

  it('is cancelled in the middle of a file', async () => {
    const context = await openTestNotebook();
    const controller = new AbortController();
    const stuck: ArticleImporter = {
      convert: (_input, signal) =>
        new Promise((resolve) => signal?.addEventListener('abort', () => resolve({ status: 'cancelled' }))),
      close: () => undefined,
    };
    const importing = importArticles(context, [articleFile(1), articleFile(2)], { importer: stuck, signal: controller.signal });
    controller.abort();
    expect((await importing).entries.map((entry) => entry.status)).toEqual(['cancelled', 'cancelled']);
    expect(await context.database.originals.count()).toBe(0);
  });

  it('is cancelled while a disk hangs', async () => {
    const context = await openTestNotebook();
    const controller = new AbortController();
    const hanging: ImportCandidate = { name: 'far.txt', byteLength: 10, read: () => new Promise(() => undefined) };
    const importing = importArticles(context, [hanging, articleFile(1)], { importer, signal: controller.signal });
    controller.abort();
    expect(entriesOf(await importing, 'cancelled')).toHaveLength(2);
  });

  it('goes on where one file cannot be stored', async () => {
    const context = await openTestNotebook();
    const full = { ...context, writer: { ...context.writer, write: () => Promise.reject(new Error('The disk is full.')) } };
    const report = await importArticles(full, [articleFile(1), articleFile(2)], { importer });
    expect(report.entries.map((entry) => entry.sentence)).toEqual(Array<string>(2).fill('It could not be stored: The disk is full. Nothing of it was kept.'));
  });

  it('counts anew where something else was done in between, so that undo says what it takes back', async () => {
    const context = await openTestNotebook();
    const interrupting: ArticleImporter = {
      async convert(input) {
        if (input.kind === 'file' && input.name === 'story-3.txt') {
          await context.writer.write({ label: 'Remember' }, (recorder) => recorder.put('settings', { id: 'x', value: 1 }));
        }
        return importer.convert(input);
      },
      close: () => undefined,
    };
    const slow = [articleFile(1), articleFile(2)];
    await importArticles(context, slow, { importer: interrupting });
    await importArticles(context, [articleFile(3), articleFile(4)], { importer: interrupting });
    const labels = (await context.database.historyEntries.toArray()).map((entry) => entry.label);
    expect(labels).toEqual(['Import 2 articles', 'Remember', 'Import 2 articles']);
  });

  it('imports a hundred files with progress, never holding more than a few ahead', async () => {
    const context = await openTestNotebook();
    let reading = 0;
    let mostAhead = 0;
    let stored = 0;
    const candidates = Array.from({ length: 300 }, (_, index): ImportCandidate => {
      const file = articleFile(index);
      return {
        ...file,
        read: () => {
          reading += 1;
          mostAhead = Math.max(mostAhead, reading - stored);
          return file.read();
        },
      };
    });
    const seen: number[] = [];
    const report = await importArticles(context, candidates, {
      importer,
      onProgress: ({ done }) => {
        stored = done;
        seen.push(done);
      },
    });
    expect(entriesOf(report, 'imported')).toHaveLength(300);
    expect(seen).toEqual(Array.from({ length: 301 }, (_, index) => index));
    expect(mostAhead).toBeLessThanOrEqual(97);
    expect(report.undoLabel).toBe('Import 300 articles');
    expect(await context.database.historyEntries.count()).toBe(1);
  });
});

describe('pasting an article', () => {
  it('prefers the page over the plain text and keeps what was used', async () => {
    const context = await openTestNotebook();
    const html = '<h1>Tunnel dug</h1><p>The <em>second</em> tube is through.</p>';
    const report = await importPasted(context, { html, text: 'Tunnel dug' }, { importer });
    expect(report.entries).toMatchObject([{ status: 'imported', name: 'Pasted article' }]);
    const [source] = await context.database.sources.toArray();
    expect(source).toMatchObject({ format: 'html', fileName: '' });
    expect(new TextDecoder().decode((await context.database.originals.get(source?.bytesDigest ?? ''))?.bytes)).toBe(html);
    await undo(context);
    expect(await context.database.sources.count()).toBe(0);
  });

  it('falls back to the text, and says so when there is none', async () => {
    const context = await openTestNotebook();
    const plain = await importPasted(context, { html: '', text: 'Tunnel dug\n\nThe second tube is through.' }, { importer });
    expect(plain.entries).toMatchObject([{ status: 'imported' }]);
    const none = await importPasted(context, { html: '', text: '  ' }, { importer });
    expect(none).toMatchObject({ undoLabel: null, entries: [{ status: 'failed', sentence: 'The clipboard holds no text.' }] });
  });
});
