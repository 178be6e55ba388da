import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { JournalFiles, JournalTools } from './journalFiles';
import { KeptContents } from './keptContents';

const refuse = (): Promise<never> => Promise.reject(new Error('Not in this test'));
const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const tools: JournalTools = { digestOf: async (bytes) => digestOf(bytes), compress: refuse, decompress: refuse, now: () => 0, explain: String };

/** A folder in memory that counts what was written and dates it. */
class MemoryFolder implements JournalFiles {
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>();
  readonly dates = new Map<string, number>();
  writes = 0;

  async list(folder: string): Promise<readonly string[]> {
    return [...new Set([...this.files.keys()].filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1).split('/')[0] ?? ''))];
  }
  sizeOf = async (path: string): Promise<number | null> => this.files.get(path)?.byteLength ?? null;
  writtenAt = async (path: string): Promise<number | null> => this.dates.get(path) ?? null;
  read = async (path: string, start: number, length: number): Promise<Uint8Array<ArrayBuffer> | null> => this.files.get(path)?.slice(start, start + length) ?? null;
  writeAt = refuse;
  async writeWhole(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    this.writes += 1;
    this.dates.set(path, this.writes);
    this.files.set(path, bytes.slice());
  }
  async remove(path: string): Promise<void> {
    this.files.delete(path);
  }
}

function contentsOf(texts: readonly string[]) {
  return texts.map((text) => {
    const bytes = new TextEncoder().encode(text);
    return { digest: digestOf(bytes), bytes };
  });
}

const forty = contentsOf(Array.from({ length: 40 }, (_, index) => `The text of article ${index}.`));
let folder: MemoryFolder;
beforeEach(() => {
  folder = new MemoryFolder();
});

async function expectAll(contents: readonly { readonly digest: string; readonly bytes: Uint8Array }[]): Promise<void> {
  const kept = new KeptContents(folder, tools);
  for (const { digest, bytes } of contents) expect(await kept.read(digest)).toEqual(bytes);
}

describe('many contents at once', () => {
  it('are one file on the disk, and found there after a restart', async () => {
    const kept = new KeptContents(folder, tools);
    await kept.keep(forty);
    expect(folder.writes).toBe(1);
    await expectAll(forty);
    expect(new Set(await new KeptContents(folder, tools).list())).toEqual(new Set(forty.map(({ digest }) => digest)));
    // What is kept already is not written again, in this start or in a later one.
    await kept.keep(forty);
    await new KeptContents(folder, tools).keep(forty.slice(0, 20));
    expect(folder.writes).toBe(1);
  });

  it('lie by themselves where there are few of them or one is large', async () => {
    const large = contentsOf(['x'.repeat(200_000)]);
    await new KeptContents(folder, tools).keep([...forty, ...large]);
    expect(folder.writes).toBe(2);
    await new KeptContents(folder, tools).keep(contentsOf(['one', 'two']));
    expect(folder.writes).toBe(4);
    await expectAll([...forty, ...large, ...contentsOf(['one', 'two'])]);
  });

  it('that hold the same twice keep it once', async () => {
    await new KeptContents(folder, tools).keep([...forty, ...forty]);
    expect(folder.writes).toBe(1);
    await expectAll(forty);
  });

  it('leave the disk when the last of them is no longer needed', async () => {
    await new KeptContents(folder, tools).keep(forty);
    const kept = new KeptContents(folder, tools);
    for (const { digest } of forty.slice(1)) await kept.remove(digest);
    expect(folder.files.size).toBe(1);
    expect(await kept.read(forty[0]?.digest ?? '')).toEqual(forty[0]?.bytes);
    await kept.remove(forty[0]?.digest ?? '');
    expect(folder.files.size).toBe(0);
    await kept.keep(forty);
    await expectAll(forty);
  });

  it('read as missing where the file was damaged, never as something else, and are mended when kept again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(7), fc.boolean(), async (place, bit, isCut) => {
        folder = new MemoryFolder();
        await new KeptContents(folder, tools).keep(forty);
        const [path = ''] = folder.files.keys();
        const bytes = folder.files.get(path) ?? new Uint8Array();
        const at = place % bytes.byteLength;
        if (isCut) folder.files.set(path, bytes.slice(0, at));
        else bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        const kept = new KeptContents(folder, tools);
        for (const content of forty) expect([null, content.bytes]).toContainEqual(await kept.read(content.digest));
        await kept.keep(forty);
        await expectAll(forty);
      }),
      { numRuns: 60 },
    );
  });
});
