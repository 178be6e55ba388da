import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { contentName, partName } from '../../shared/backup/backupFormat';
import { createLocalWorkshop } from '../worker/backupTar';
import { backUp, backupTime, fill, gunzipped, gzipped, open, soundCopy, TestDisk } from './backupTestData';
import { digestOf } from './journalRows';
import { openTestNotebook, type TestNotebook } from './notebookTestData';
import { everythingIn, writeArticle, writeTag } from './recoveryTestData';

let disk: TestDisk;
let notebook: TestNotebook;
beforeEach(async () => {
  disk = new TestDisk();
  notebook = await openTestNotebook();
  for (const title of ['First', 'Second', 'Third']) await writeArticle(notebook, notebook, title);
  await writeTag(notebook, notebook, 'coast');
});

/** The entries of a backup by name, as any tar would show them. */
async function entriesOf(bytes: Uint8Array<ArrayBuffer>): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const unpacker = createLocalWorkshop().startUnpacking();
  const taken = await unpacker.take(bytes.slice());
  const ended = await unpacker.end();
  return new Map([...taken.entries, ...ended.entries].map((entry) => [entry.name, entry.bytes]));
}

async function packed(entries: Iterable<readonly [string, Uint8Array<ArrayBuffer>]>): Promise<Uint8Array<ArrayBuffer>> {
  const packer = createLocalWorkshop().startPacking();
  const chunks = [...(await packer.add([...entries].map(([name, bytes]) => ({ name, bytes })))), ...(await packer.finish())];
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

function json(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(value));
}

const utf8 = new TextDecoder();

describe('a backup', () => {
  it('holds everything and gives it back', async () => {
    const written = await backUp(disk, notebook, 'a');
    expect(written).toMatchObject({ status: 'written', total: 10, byteLength: disk.bytesOf('a').byteLength });
    const opening = await open(disk, 'a');
    expect(opening).toMatchObject({
      status: 'sound',
      preview: { createdAt: backupTime, programVersion: '1.2.3', counts: { sources: 3, sourceDocuments: 3, originals: 3, tags: 1, notes: 0 } },
      copy: { at: backupTime, title: 'a' },
    });
    const other = await openTestNotebook();
    await fill(other.database, await soundCopy(disk, 'a'));
    expect(await everythingIn(other.database)).toEqual(await everythingIn(notebook.database));
  });

  it('has the entries that its format promises, in their order', async () => {
    await backUp(disk, notebook, 'a');
    const entries = await entriesOf(disk.bytesOf('a'));
    const contents = await Promise.all((await notebook.database.originals.toArray()).map(async ({ id }) => contentName(id)));
    const names = [...entries.keys()];
    expect(names.slice(0, 6)).toEqual(['README.txt', 'manifest.json', partName('sources', 1), partName('sourceDocuments', 1), partName('originals', 1), partName('tags', 1)]);
    expect(names).toEqual(expect.arrayContaining(contents));
    expect(names.at(-1)).toBe('checksums.json');
    expect(names).toHaveLength(6 + 6 + 1);
    const checksums: unknown = JSON.parse(utf8.decode(entries.get('checksums.json')));
    expect(checksums).toMatchObject({ lines: { sources: 3, tags: 1 }, total: 10, entries: { 'README.txt': await digestOf(entries.get('README.txt') ?? new Uint8Array()) } });
  });

  it('is the same bytes for the same notebook, but for its time', async () => {
    await backUp(disk, notebook, 'a');
    await backUp(disk, notebook, 'b');
    expect(disk.bytesOf('b')).toEqual(disk.bytesOf('a'));
    await backUp(disk, notebook, 'c', { createdAt: '2027-01-01T00:00:00.000Z' });
    const [a, c] = [await entriesOf(disk.bytesOf('a')), await entriesOf(disk.bytesOf('c'))];
    expect([...c.keys()].filter((name) => a.get(name)?.join() !== c.get(name)?.join())).toEqual(['manifest.json', 'checksums.json']);
  });

  it('is the same bytes again after it was restored into an empty notebook', async () => {
    await fc.assert(fc.asyncProperty(
      fc.array(fc.record({ title: fc.string({ unit: 'grapheme', maxLength: 30 }), bytes: fc.uint8Array({ maxLength: 3000 }) }), { maxLength: 4 }),
      fc.array(fc.tuple(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.jsonValue({ maxDepth: 3 })), { maxLength: 12 }),
      async (articles, settings) => {
        const [first, second] = [await openTestNotebook(), await openTestNotebook()];
        for (const { title } of articles) await writeArticle(first, first, title);
        const originals = await Promise.all(articles.map(async ({ bytes }) => ({ id: await digestOf(new Uint8Array(bytes)), mediaType: 'text/plain', bytes })));
        await first.writer.write({ label: 'Set' }, async (recorder) => {
          for (const [id, value] of settings) await recorder.put('settings', { id: `memory:${id}`, value });
          for (const original of originals) await recorder.keepOriginal(original);
        });
        await backUp(disk, first, 'first');
        await fill(second.database, await soundCopy(disk, 'first'));
        await backUp(disk, second, 'second');
        expect(disk.bytesOf('second')).toEqual(disk.bytesOf('first'));
      },
    ), { numRuns: 8 });
  });

  it('holds the notebook as it was at the end, whatever is changed while it is written', async () => {
    await writeArticle(notebook, notebook, 'long '.repeat(300_000));
    const [source] = await notebook.database.sources.toArray();
    if (!source) throw new Error('There is no source');
    const id = await digestOf(new Uint8Array(2_000_000));
    await notebook.writer.write({ label: 'Keep' }, (recorder) => recorder.keepOriginal({ id, mediaType: 'text/plain', bytes: new Uint8Array(2_000_000) }));
    const changes = [
      () => writeArticle(notebook, notebook, 'Came meanwhile'),
      () => notebook.writer.write({ label: 'Remove' }, async (recorder) => {
        await recorder.remove('sources', source.id);
        await recorder.remove('sourceDocuments', source.id);
      }),
      () => writeTag(notebook, notebook, 'new tag'),
    ];
    const packing = createLocalWorkshop().startPacking();
    const workshop = {
      ...createLocalWorkshop(),
      startPacking: () => ({
        add: async (entries: Parameters<typeof packing.add>[0]) => {
          await changes.shift()?.();
          return packing.add(entries);
        },
        finish: () => packing.finish(),
        close: () => packing.close(),
      }),
    };
    const written = await backUp(disk, notebook, 'a', { workshop });
    expect(changes.length).toBeLessThan(2);
    expect(written).toMatchObject({ status: 'written', total: Object.values(await everythingIn(notebook.database)).flat().length });
    expect([...(await entriesOf(disk.bytesOf('a'))).keys()]).toContain(partName('later', 1));
    const other = await openTestNotebook();
    await fill(other.database, await soundCopy(disk, 'a'));
    expect(await everythingIn(other.database)).toEqual(await everythingIn(notebook.database));
  });

  it('leaves nothing behind when it is cancelled or the disk is full', async () => {
    const controller = new AbortController();
    const cancelled = await backUp(disk, notebook, 'a', { signal: controller.signal, onProgress: () => controller.abort() });
    expect(cancelled).toEqual({ status: 'cancelled' });
    disk.fullAfterBytes = 500;
    expect(await backUp(disk, notebook, 'b')).toEqual({ status: 'failed', reason: 'the disk is full' });
    expect([disk.files.size, disk.unfinished.size]).toEqual([0, 0]);
  });

  it('tells how far it is, up to the end', async () => {
    const seen: { readonly records: number; readonly fraction: number }[] = [];
    await backUp(disk, notebook, 'a', { onProgress: (progress) => seen.push(progress) });
    expect(seen.at(-1)).toMatchObject({ records: 10, totalRecords: 10, fraction: 1 });
    expect(seen.map(({ fraction }) => fraction)).toEqual(seen.map(({ fraction }) => fraction).sort((a, b) => a - b));
  });
});

describe('a file that is not a whole backup', () => {
  beforeEach(async () => {
    await backUp(disk, notebook, 'a');
  });

  const refusalOf = async (bytes: Uint8Array<ArrayBuffer>) => {
    disk.files.set('x', bytes);
    const opening = await open(disk, 'x');
    return opening.status === 'refused' ? opening.refusal : opening;
  };

  it('is refused as cut off wherever it was cut', async () => {
    const whole = disk.bytesOf('a');
    const cuts = [...Array.from({ length: 40 }, (_, index) => 20 + Math.floor((index * (whole.byteLength - 20)) / 40)), whole.byteLength - 8, whole.byteLength - 1];
    for (const cut of cuts) expect(await refusalOf(whole.slice(0, cut)), `cut at ${cut}`).toMatchObject({ kind: 'truncated' });
    // Packed anew without its end it is sound gzip and sound tar, and cut off all the same.
    const entries = [...(await entriesOf(whole))];
    expect(await refusalOf(await packed(entries.slice(0, -1)))).toMatchObject({ kind: 'truncated', entry: entries.at(-2)?.[0] });
  });

  it('is refused with the name of the entry in which a byte is wrong', async () => {
    const entries = [...(await entriesOf(disk.bytesOf('a')))];
    for (const [index, [name]] of entries.entries()) {
      const flipped = entries.map(([each, bytes], place) => {
        if (place !== index) return [each, bytes] as const;
        const wrong = bytes.slice();
        const at = name === 'README.txt' ? 0 : Math.floor(wrong.byteLength / 2);
        wrong[at] = (wrong[at] ?? 0) ^ 1;
        return [each, wrong] as const;
      });
      const refusal = await refusalOf(await packed(flipped));
      if (name === 'checksums.json' || name === 'manifest.json') expect(['damaged', 'notABackup', 'truncated', 'newer']).toContain('kind' in refusal ? refusal.kind : 'taken');
      else expect(refusal).toEqual({ kind: 'damaged', entry: name });
    }
  });

  it('is refused when a byte of the file itself is wrong', async () => {
    const whole = disk.bytesOf('a');
    for (let at = 10; at < whole.byteLength; at += Math.ceil(whole.byteLength / 40)) {
      const wrong = whole.slice();
      wrong[at] = (wrong[at] ?? 0) ^ 0x10;
      expect(await refusalOf(wrong), `byte ${at}`).toHaveProperty('kind');
    }
  });

  it('is refused where an entry is missing, comes twice or is not named', async () => {
    const entries = [...(await entriesOf(disk.bytesOf('a')))];
    const content = entries.findIndex(([name]) => name.startsWith('contents/'));
    const name = entries[content]?.[0];
    expect(await refusalOf(await packed(entries.toSpliced(content, 1)))).toEqual({ kind: 'damaged', entry: name });
    expect(await refusalOf(await packed(entries.toSpliced(content, 0, entries[content] ?? ['', new Uint8Array()])))).toEqual({ kind: 'damaged', entry: name });
    expect(await refusalOf(await packed(entries.toSpliced(content, 0, [partName('notes', 1), new Uint8Array()])))).toEqual({ kind: 'damaged', entry: partName('notes', 1) });
  });

  it('is refused untouched where a newer program wrote it', async () => {
    const entries = await entriesOf(disk.bytesOf('a'));
    const manifest = JSON.parse(utf8.decode(entries.get('manifest.json'))) as Record<string, unknown>;
    const withManifest = (changes: Record<string, unknown>) => packed([...entries].map(([name, bytes]) => [name, name === 'manifest.json' ? json({ ...manifest, ...changes }) : bytes]));
    expect(await refusalOf(await withManifest({ format: 2, unheardOf: true }))).toEqual({ kind: 'newer', what: 'format', found: 2, known: 1 });
    expect(await refusalOf(await withManifest({ schema: 999 }))).toMatchObject({ kind: 'newer', what: 'schema', found: 999 });
  });

  it('is refused as something else where it is something else', async () => {
    const text = new TextEncoder().encode('Ports along the coast reopened on Monday.\n'.repeat(50));
    const zip = new Uint8Array([0x50, 0x4b, 3, 4, ...text]);
    for (const bytes of [new Uint8Array(), text, zip, await gzipped(text), await packed([['notes.txt', text]]), await gunzipped(disk.bytesOf('a'))]) {
      expect(await refusalOf(bytes)).toEqual({ kind: 'notABackup' });
    }
  });

  it('is told apart from a disk that does not give its bytes', async () => {
    disk.unreadableFrom = 300;
    expect(await open(disk, 'a')).toEqual({ status: 'unreadable', reason: 'the disk reported an error' });
  });

  it('is noticed where it was changed after it was checked', async () => {
    const copy = await soundCopy(disk, 'a');
    const entries = [...(await entriesOf(disk.bytesOf('a')))].map(([name, bytes]) => [name, name === partName('tags', 1) ? bytes.map((byte) => (byte === 99 ? 100 : byte)) : bytes] as const);
    disk.files.set('a', await packed(entries));
    const readAll = async (): Promise<void> => {
      for await (const rows of copy.rows()) expect(rows).not.toHaveLength(0);
    };
    await expect(readAll()).rejects.toThrow('The backup was changed since it was checked');
  });
});
