import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { filesOfCommandLine, OpenedFiles } from './openedFiles';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ibidem-opened-'));
  await writeFile(path.join(folder, 'a.txt'), 'a');
  await writeFile(path.join(folder, 'b.html'), 'b');
  await writeFile(path.join(folder, 'c.xyz'), 'c');
  await writeFile(path.join(folder, 'd.ibidem'), 'd');
  await mkdir(path.join(folder, 'folder.md'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('filesOfCommandLine', () => {
  it('takes existing article files and backups, relative and absolute, and nothing else', () => {
    const argv = ['/bin/a.txt', '--no-sandbox', '.', 'a.txt', path.join(folder, 'b.html'), 'c.xyz', 'gone.txt', 'folder.md', 'd.ibidem', '', '-x.txt'];
    expect(filesOfCommandLine(argv, folder)).toEqual([path.join(folder, 'a.txt'), path.join(folder, 'b.html'), path.join(folder, 'd.ibidem')]);
  });

  it('takes addresses of files of this computer, as Linux desktops give them', async () => {
    const file = path.join(folder, '研究 100% sure.txt');
    await writeFile(file, 'e');
    expect(filesOfCommandLine(['ibidem', pathToFileURL(file).href, 'file://elsewhere/a.txt', 'file:broken%', 'https://example.org/a.txt'], folder)).toEqual([file]);
  });
});

describe('OpenedFiles', () => {
  it('keeps files until the window takes them, and again after it is gone', () => {
    const opened = new OpenedFiles();
    const deliver = vi.fn();
    opened.add(['1']);
    opened.add([]);
    opened.add(['2']);
    opened.connect(deliver);
    expect(deliver.mock.calls).toEqual([[['1', '2']]]);
    opened.add(['3']);
    expect(deliver.mock.calls).toEqual([[['1', '2']], [['3']]]);
    opened.disconnect();
    opened.add(['4']);
    expect(deliver).toHaveBeenCalledTimes(2);
    opened.connect(deliver);
    expect(deliver).toHaveBeenLastCalledWith(['4']);
  });
});
