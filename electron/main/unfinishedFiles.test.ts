import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ArticleFiles } from './articleFiles';
import { UnfinishedFiles } from './unfinishedFiles';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ibidem-unfinished-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function start(): UnfinishedFiles {
  return new UnfinishedFiles(() => path.join(folder, 'unfinished.json'), (error) => { throw error; });
}

describe('what an import has still to do', () => {
  it('is there after a restart, without what was released', async () => {
    const first = start();
    const files = new ArticleFiles(first);
    const chosen = await files.admitForImport(['/a.txt', '/b.txt', '/c.txt']);
    files.release([chosen[0]?.fileId ?? '']);
    await first.write();
    expect(await start().left()).toEqual(['/b.txt', '/c.txt']);
  });

  it('is forgotten when everything was released, or on the person’s word', async () => {
    const first = start();
    const files = new ArticleFiles(first);
    const chosen = await files.admitForImport(['/a.txt', '/b.txt']);
    files.release(chosen.map(({ fileId }) => fileId));
    await first.write();
    expect(await start().left()).toEqual([]);
    await files.admitForImport(['/a.txt', '/b.txt']);
    await first.write();
    const second = start();
    await second.forget();
    expect(await start().left()).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('stays when something else is imported before the person has answered, until it is taken up or forgotten', async () => {
    const first = start();
    await new ArticleFiles(first).admitForImport(['/a.txt', '/b.txt', '/c.txt']);
    await first.write();
    const second = start();
    const files = new ArticleFiles(second);
    const chosen = await files.admitForImport(['/x.txt', '/y.txt']);
    await second.write();
    expect(await start().left()).toEqual(['/a.txt', '/b.txt', '/c.txt', '/x.txt', '/y.txt']);
    files.release(chosen.map(({ fileId }) => fileId));
    await second.write();
    expect(await start().left()).toEqual(['/a.txt', '/b.txt', '/c.txt']);
    // What was imported another way meanwhile is not left to do.
    files.release((await files.admitForImport(['/a.txt', '/z.txt'])).map(({ fileId }) => fileId));
    await second.write();
    expect(await second.left()).toEqual(['/b.txt', '/c.txt']);
    const continued = await files.admitForImport(await second.left());
    files.release(continued.map(({ fileId }) => fileId));
    await second.write();
    expect(await start().left()).toEqual([]);
  });

  it('is asked about after the page was loaded anew, and forgetting it leaves a later import alone', async () => {
    const own = start();
    const files = new ArticleFiles(own);
    await files.admitForImport(['/a.txt', '/b.txt']);
    expect(await own.left()).toEqual(['/a.txt', '/b.txt']);
    await files.admitForImport(['/x.txt', '/y.txt']);
    await own.forget();
    expect(await start().left()).toEqual(['/x.txt', '/y.txt']);
  });

  it('does not ask about a single file, nor trust a damaged list', async () => {
    const first = start();
    await new ArticleFiles(first).admitForImport(['/a.txt']);
    expect(await first.left()).toEqual([]);
    await writeFile(path.join(folder, 'unfinished.json'), '{"paths": [1');
    expect(await start().left()).toEqual([]);
  });
});
