import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFileAtomically } from './atomicFile';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ibidem-atomic-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('writeFileAtomically', () => {
  it('replaces the old bytes', async () => {
    const file = path.join(folder, 'a');
    await writeFileAtomically(file, 'old');
    await writeFileAtomically(file, new Uint8Array([1, 2]));
    expect([...(await readFile(file))]).toEqual([1, 2]);
    expect(await readdir(folder)).toEqual(['a']);
  });

  it('leaves the old file and nothing beside it when the writing breaks off', async () => {
    const file = path.join(folder, 'a');
    await writeFile(file, 'old');
    function* breaking(): Generator<string> {
      yield 'new';
      throw new Error('broken off');
    }
    await expect(writeFileAtomically(file, breaking())).rejects.toThrow('broken off');
    expect(await readFile(file, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['a']);
  });

  it('leaves nothing behind when the place cannot be taken', async () => {
    const target = path.join(folder, 'taken');
    await mkdir(path.join(target, 'full'), { recursive: true });
    await expect(writeFileAtomically(target, 'x')).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['taken']);
  });
});
