import { access, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportManifestPath } from '../../shared/exporting/exportManifest';
import { beginWriting, bytesOf, writeExport } from './exportWriter';
import type { ExportWriting } from '../../shared/exporting/exportWriting';
import type { WriteRules } from '../../shared/exporting/writePlan';

const careful = { overwrite: false, prune: false };
let place: string;
let root: string;
beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'ibidem-export-'));
  root = path.join(place, 'vault');
  await mkdir(root);
});
afterEach(async () => {
  await rm(place, { recursive: true, force: true });
});

const files = [{ path: 'Sources/Ärger.md', text: 'a — ü\n' }, { path: 'index.md', text: '' }];
const textOf = (name: string): Promise<string> => readFile(path.join(root, name), 'utf8');

describe('writeExport', () => {
  it('writes exactly the files and a manifest, and nothing again the second time', async () => {
    expect(await writeExport(root, files, careful)).toEqual({ status: 'written', written: ['Sources/Ärger.md', 'index.md'], unchanged: [], removed: [] });
    expect(await textOf('Sources/Ärger.md')).toBe('a — ü\n');
    expect((await readdir(root, { recursive: true })).sort()).toEqual(['Sources', path.join('Sources', 'Ärger.md'), exportManifestPath, 'index.md'].sort());
    const before = await stat(path.join(root, exportManifestPath));
    expect(await writeExport(root, files, careful)).toEqual({ status: 'written', written: [], unchanged: ['Sources/Ärger.md', 'index.md'], removed: [] });
    expect((await stat(path.join(root, exportManifestPath))).mtimeMs).toBe(before.mtimeMs);
  });

  it('writes what is no text byte for byte, and knows it again', async () => {
    const picture = { path: 'Graph.png', bytes: Uint8Array.from({ length: 256 }, (_, index) => index) };
    expect(await writeExport(root, [picture], careful)).toMatchObject({ status: 'written', written: ['Graph.png'] });
    expect(new Uint8Array(await readFile(path.join(root, 'Graph.png')))).toEqual(picture.bytes);
    expect(await writeExport(root, [picture], careful)).toMatchObject({ status: 'written', written: [], unchanged: ['Graph.png'] });
  });

  it('replaces what it wrote itself, but neither what others wrote nor what was changed since', async () => {
    await writeExport(root, files, careful);
    await writeFile(path.join(root, 'index.md'), 'mine now');
    await writeFile(path.join(root, 'foreign.md'), 'foreign');
    const next = [{ path: 'Sources/Ärger.md', text: 'new' }, { path: 'index.md', text: 'new' }, { path: 'foreign.md', text: 'new' }];
    expect(await writeExport(root, next, careful)).toEqual({ status: 'conflict', paths: ['foreign.md', 'index.md'] });
    expect(await textOf('Sources/Ärger.md')).toBe('a — ü\n');
    expect(await textOf('index.md')).toBe('mine now');
    expect(await writeExport(root, next, { overwrite: true, prune: false })).toMatchObject({ status: 'written', written: ['Sources/Ärger.md', 'foreign.md', 'index.md'] });
    expect(await textOf('foreign.md')).toBe('new');
  });

  it('prunes only what it wrote and nobody changed', async () => {
    await writeExport(root, [...files, { path: 'old.md', text: 'old' }, { path: 'edited.md', text: 'old' }], careful);
    await writeFile(path.join(root, 'edited.md'), 'edited');
    await writeFile(path.join(root, 'foreign.md'), 'foreign');
    expect(await writeExport(root, files, { overwrite: false, prune: true })).toMatchObject({ status: 'written', removed: ['old.md'] });
    expect((await readdir(root)).sort()).toEqual(['Sources', 'edited.md', 'foreign.md', exportManifestPath, 'index.md'].sort());
  });

  it('does not follow a linked folder out of its own', async () => {
    const outside = path.join(place, 'outside');
    await mkdir(outside);
    await symlink(outside, path.join(root, 'Sources'));
    for (const target of ['Sources/x.md', 'Sources/deep/er/x.md']) {
      expect(await writeExport(root, [{ path: target, text: 'x' }], { overwrite: true, prune: true })).toMatchObject({ status: 'failed', written: [] });
    }
    await rm(outside, { recursive: true });
    expect(await writeExport(root, [{ path: 'Sources/deep/x.md', text: 'x' }], { overwrite: true, prune: true })).toMatchObject({ status: 'failed', written: [] });
    await expect(access(outside)).rejects.toThrow();
  });

  it('neither reads nor writes through a linked file', async () => {
    const secret = path.join(place, 'secret.md');
    await writeFile(secret, 'secret');
    await symlink(secret, path.join(root, 'index.md'));
    expect(await writeExport(root, [{ path: 'index.md', text: 'secret' }], careful)).toEqual({ status: 'conflict', paths: ['index.md'] });
    expect(await writeExport(root, [{ path: 'index.md', text: 'x' }], { overwrite: true, prune: false })).toMatchObject({ status: 'written' });
    expect(await readFile(secret, 'utf8')).toBe('secret');
    expect(await textOf('index.md')).toBe('x');
  });

  it('follows no manifest entry out of the folder', async () => {
    await writeFile(path.join(place, 'victim.md'), '');
    const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    await writeFile(path.join(root, exportManifestPath), JSON.stringify({ format: 'ibidem-export', version: 1, files: [{ path: '../victim.md', sha256 }] }));
    expect(await writeExport(root, files, { overwrite: false, prune: true })).toMatchObject({ status: 'written', removed: [] });
    await access(path.join(place, 'victim.md'));
  });

  it('stops at an obstacle, keeps the old bytes, leaves no half file and can go on later', async () => {
    await writeExport(root, files, careful);
    await mkdir(path.join(root, 'b.md'));
    await writeFile(path.join(root, 'b.md', 'inside.txt'), 'kept');
    const next = [{ path: 'a.md', text: 'a' }, { path: 'b.md', text: 'b' }, { path: 'index.md', text: 'new' }];
    expect(await writeExport(root, next, { overwrite: true, prune: false })).toEqual({
      status: 'failed', reason: expect.stringMatching(/^The export stopped, because .+\.$/) as string, written: ['a.md'],
    });
    expect(await textOf('index.md')).toBe('');
    expect((await readdir(root)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    await rm(path.join(root, 'b.md'), { recursive: true });
    // What the failed try wrote counts as its own, so other words may go there without asking.
    expect(await writeExport(root, [{ path: 'a.md', text: 'other' }, ...next.slice(1)], careful)).toMatchObject({ status: 'written', written: ['a.md', 'b.md', 'index.md'] });
  });

  it('says so when the folder is gone', async () => {
    await rm(root, { recursive: true });
    expect(await writeExport(root, files, careful)).toEqual({ status: 'failed', reason: 'The export stopped, because the folder cannot be reached: it is no longer there.', written: [] });
    await expect(access(root)).rejects.toThrow();
  });
});

describe('an export whose files come in portions', () => {
  const [first, second] = files.map(bytesOf);
  const begin = async (rules: WriteRules): Promise<ExportWriting> => {
    const writing = await beginWriting(root, files.map((file) => file.path), rules);
    if ('reason' in writing) throw new Error(writing.reason);
    return writing;
  };

  it('is the same as one whose files come at once', async () => {
    const writing = await begin(careful);
    expect(writing.foreign).toEqual([]);
    for (const file of [second, first]) if (file) expect(await writing.write([file])).toBe(true);
    expect(await writing.end()).toEqual({ status: 'written', written: ['Sources/Ärger.md', 'index.md'], unchanged: [], removed: [] });
    expect(await writeExport(root, files, careful)).toMatchObject({ written: [], unchanged: ['Sources/Ärger.md', 'index.md'] });
  });

  it('ended early keeps what was written, removes nothing and can go on later', async () => {
    await writeExport(root, [{ path: 'old.md', text: 'old' }], careful);
    const writing = await begin({ overwrite: false, prune: true });
    await writing.write(second ? [second] : []);
    expect(await writing.end()).toEqual({ status: 'failed', reason: 'The export was cancelled.', written: ['index.md'] });
    expect(await textOf('old.md')).toBe('old');
    const next = [{ path: 'index.md', text: 'other' }];
    expect(await writeExport(root, next, { overwrite: false, prune: true })).toEqual({ status: 'written', written: ['index.md'], unchanged: [], removed: ['old.md'] });
  });

  it('ended before anything was written leaves the folder as it was', async () => {
    expect(await (await begin(careful)).end()).toMatchObject({ status: 'failed', written: [] });
    expect(await readdir(root)).toEqual([]);
  });

  it('tells what is in the way, and writes over it only what it is already', async () => {
    await writeFile(path.join(root, 'index.md'), 'foreign');
    const writing = await begin(careful);
    expect(writing.foreign).toEqual([{ path: 'index.md', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string }]);
    expect(await writing.write(second ? [second] : [])).toBe(false);
    expect(await writing.end()).toEqual({ status: 'failed', reason: 'The export stopped, because “index.md” is in its way.', written: [] });
    expect(await textOf('index.md')).toBe('foreign');
    expect((await begin({ overwrite: true, prune: false })).foreign).toEqual([]);
  });
});
