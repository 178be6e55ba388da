import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ArticleFiles, filesInFolder } from './articleFiles';
import { UnfinishedFiles } from './unfinishedFiles';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ibidem-articles-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function unfinished(): UnfinishedFiles {
  return new UnfinishedFiles(() => path.join(folder, 'unfinished.json'), (error) => { throw error; });
}

async function fileAt(name: string, content = 'text'): Promise<string> {
  const filePath = path.join(folder, name);
  await mkdir(path.dirname(filePath), { recursive: true });
  await writeFile(filePath, content);
  return filePath;
}

describe('filesInFolder', () => {
  it('lists subfolders sorted, without hidden files, other kinds and linked folders', async () => {
    const expected = [await fileAt('a/z.html'), await fileAt('a/deep/er/n.md'), await fileAt('b.txt')].sort();
    await fileAt('.hidden.txt');
    await fileAt('.git/notes.md');
    await fileAt('picture.png');
    await symlink(folder, path.join(folder, 'a', 'circle'));
    await symlink(path.join(folder, 'nowhere.txt'), path.join(folder, 'dangling.txt'));
    expect(await filesInFolder(folder)).toEqual({ paths: expected, skipped: ['picture.png'] });
  });

  it('takes a link to a file', async () => {
    const target = await fileAt('real.txt');
    const link = path.join(folder, 'link.txt');
    await symlink(target, link);
    expect(await filesInFolder(folder)).toEqual({ paths: [link, target], skipped: [] });
  });

  it('names a folder that cannot be listed, so that reading it reports why', async () => {
    const gone = path.join(folder, 'gone');
    expect(await filesInFolder(gone)).toEqual({ paths: [gone], skipped: [] });
    const files = new ArticleFiles(unfinished());
    const [chosen] = await files.admit([gone]);
    expect(chosen).toMatchObject({ name: 'gone', byteLength: -1 });
    expect(await files.read(chosen?.fileId ?? '')).toEqual({ status: 'failed', reason: '“gone” could not be read, because it is no longer there.' });
  });
});

describe('ArticleFiles', () => {
  it('reads exactly the bytes of an admitted file and tells no path', async () => {
    const filePath = await fileAt('ä.txt', 'Grüße');
    const files = new ArticleFiles(unfinished());
    const [chosen] = await files.admit([filePath]);
    expect(chosen).toEqual({ fileId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string, name: 'ä.txt', byteLength: 7 });
    expect(JSON.stringify(chosen)).not.toContain(folder);
    expect(await files.read(chosen?.fileId ?? '')).toEqual({ status: 'read', bytes: new Uint8Array(Buffer.from('Grüße')) });
  });

  it('takes what was dropped: folders by what is in them, files whatever their name', async () => {
    await fileAt('dropped/a.txt');
    await fileAt('dropped/deep/b.md');
    await fileAt('dropped/photo.jpg');
    const odd = await fileAt('odd.xyz');
    const left = unfinished();
    const { files, skipped } = await new ArticleFiles(left).admitDropped([path.join(folder, 'dropped'), odd]);
    expect(files.map(({ name }) => name)).toEqual(['a.txt', 'b.md', 'odd.xyz']);
    expect(skipped).toEqual(['dropped/photo.jpg']);
    await left.write();
    expect(await unfinished().left()).toHaveLength(3);
  });

  it('refuses ids that were never given or were released', async () => {
    const files = new ArticleFiles(unfinished());
    const [chosen] = await files.admit([await fileAt('a.txt')]);
    const fileId = chosen?.fileId ?? '';
    files.release([fileId]);
    expect(await files.read(fileId)).toMatchObject({ status: 'failed' });
    expect(await files.read('../../etc/passwd')).toMatchObject({ status: 'failed' });
  });

  it('refuses a file over the limit, and one that vanished', async () => {
    const large = await fileAt('large.txt');
    await truncate(large, 25 * 1024 * 1024 + 1);
    const vanishing = await fileAt('vanishing.txt');
    const files = new ArticleFiles(unfinished());
    const [first, second] = await files.admit([large, vanishing]);
    await rm(vanishing);
    expect(await files.read(first?.fileId ?? '')).toEqual({ status: 'failed', reason: 'The file is slightly larger than 25 MB, the most an article may have.' });
    expect(await files.read(second?.fileId ?? '')).toEqual({ status: 'failed', reason: '“vanishing.txt” could not be read, because it is no longer there.' });
  });

  it('reads a file of exactly the limit', async () => {
    const full = await fileAt('full.txt');
    await truncate(full, 25 * 1024 * 1024);
    const files = new ArticleFiles(unfinished());
    const [chosen] = await files.admit([full]);
    expect(await files.read(chosen?.fileId ?? '')).toMatchObject({ status: 'read' });
  });
});
