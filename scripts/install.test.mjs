// @ts-check
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reasonToInstall } from './install.mjs';

/** @type {string} */
let root;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'ibidem-install-'));
  await writeFile(path.join(root, 'package-lock.json'), JSON.stringify({ packages: {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/other-system': { version: '1.0.0', optional: true },
  } }));
});
afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

/** @param {object} packages */
async function installed(packages) {
  await mkdir(path.join(root, 'node_modules'));
  await writeFile(path.join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }));
}

describe('reasonToInstall', () => {
  it('is given where nothing is installed, or an installation broke off', async () => {
    expect(await reasonToInstall(root)).toBe('they are not there yet');
    await mkdir(path.join(root, 'node_modules', 'a'), { recursive: true });
    expect(await reasonToInstall(root)).toBe('they are not there yet');
  });

  it('is none where all stands as locked, packages for other systems aside', async () => {
    await installed({ 'node_modules/a': { version: '1.0.0' } });
    expect(await reasonToInstall(root)).toBeNull();
  });

  it.each([{}, { 'node_modules/a': { version: '0.9.0' } }, { 'node_modules/a': { version: '1.0.0' }, 'node_modules/other-system': { version: '2.0.0' } }])(
    'names what differs: %j', async (packages) => {
      await installed(packages);
      expect(await reasonToInstall(root)).toMatch(/^(a|other-system) changed$/);
    });

  it('cannot be told without a lock file', async () => {
    await rm(path.join(root, 'package-lock.json'));
    await expect(reasonToInstall(root)).rejects.toThrow('package-lock.json');
  });
});
