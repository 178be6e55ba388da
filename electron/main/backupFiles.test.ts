import { mkdtemp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BackupFiles } from './backupFiles';
import { CallRefusal } from './callRefusal';

let folder: string;
let backups: BackupFiles;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ibidem-backup-'));
  backups = new BackupFiles();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('writing', () => {
  it('gives the file its name only when it is whole, in the place of an older one', async () => {
    const target = path.join(folder, 'mine.ibidem');
    await writeFile(target, 'older');
    const { backupId, name } = backups.admitPlace(target);
    expect(name).toBe('mine.ibidem');
    expect(await backups.append({ backupId, bytes: bytes('one ') })).toEqual({ status: 'done' });
    expect(await backups.append({ backupId, bytes: bytes('two') })).toEqual({ status: 'done' });
    expect(await readFile(target, 'utf8')).toBe('older');
    expect(await backups.finish(backupId)).toEqual({ status: 'done' });
    expect(await readFile(target, 'utf8')).toBe('one two');
    expect(await readdir(folder)).toEqual(['mine.ibidem']);
  });

  it('leaves nothing of an abandoned one, nor of one whose window is gone', async () => {
    const first = backups.admitPlace(path.join(folder, 'a.ibidem'));
    const second = backups.admitPlace(path.join(folder, 'b.ibidem'));
    for (const { backupId } of [first, second]) await backups.append({ backupId, bytes: bytes('some') });
    expect(await readdir(folder)).toHaveLength(2);
    await backups.abandon(first.backupId);
    expect(await readdir(folder)).toHaveLength(1);
    await backups.abandonAll();
    expect(await readdir(folder)).toEqual([]);
    expect(() => backups.append({ backupId: second.backupId, bytes: bytes('more') })).toThrow(CallRefusal);
  });

  it('says why a disk does not take it', async () => {
    const { backupId } = backups.admitPlace(path.join(folder, 'gone', 'a.ibidem'));
    expect(await backups.append({ backupId, bytes: bytes('x') })).toEqual({ status: 'failed', reason: 'it is no longer there' });
    const onFolder = backups.admitPlace(path.join(folder, 'taken'));
    await mkdir(path.join(folder, 'taken', 'inside'), { recursive: true });
    await backups.append({ backupId: onFolder.backupId, bytes: bytes('x') });
    expect(await backups.finish(onFolder.backupId)).toMatchObject({ status: 'failed' });
    await backups.abandon(onFolder.backupId);
    expect(await readdir(folder)).toEqual(['taken']);
  });
});

describe('reading', () => {
  it('gives pieces of a chosen file until it is closed', async () => {
    await writeFile(path.join(folder, 'a.ibidem'), 'abcdef');
    const { backupId, name, byteLength } = await backups.admitFile(path.join(folder, 'a.ibidem'));
    expect([name, byteLength]).toEqual(['a.ibidem', 6]);
    expect(await backups.read({ backupId, offset: 2, length: 3 })).toEqual({ status: 'read', bytes: bytes('cde') });
    expect(await backups.read({ backupId, offset: 4, length: 100 })).toEqual({ status: 'read', bytes: bytes('ef') });
    backups.close(backupId);
    await expect(backups.read({ backupId, offset: 0, length: 1 })).rejects.toThrow(CallRefusal);
  });

  it('says why a file cannot be read', async () => {
    const missing = await backups.admitFile(path.join(folder, 'missing.ibidem'));
    expect(await backups.read({ backupId: missing.backupId, offset: 0, length: 1 })).toEqual({ status: 'failed', reason: 'it is no longer there' });
    const aFolder = await backups.admitFile(folder);
    expect(await backups.read({ backupId: aFolder.backupId, offset: 0, length: 1 })).toEqual({ status: 'failed', reason: 'it is not an ordinary file' });
  });
});
