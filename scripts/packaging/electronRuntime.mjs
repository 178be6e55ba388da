// @ts-check
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../install.mjs';

/**
 * @typedef {object} Runtime
 * @property {string} version
 * @property {string} [folder] where it lies unpacked; without one electron-builder fetches the version
 * @property {boolean} isPinned whether it is the very version that package.json names
 */

/**
 * The Electron that goes into a package: the one that ELECTRON_OVERRIDE_DIST_PATH names, else the installed version.
 * @returns {Promise<Runtime>}
 */
export async function findRuntime() {
  const { version: pinned } = JSON.parse(await readFile(path.join(projectRoot, 'node_modules/electron/package.json'), 'utf8'));
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!folder) return { version: pinned, isPinned: true };
  const file = path.join(folder, 'version');
  if (!existsSync(file)) throw new Error(`ELECTRON_OVERRIDE_DIST_PATH names ${folder}, but no Electron lies there.`);
  const version = (await readFile(file, 'utf8')).trim().replace(/^v/, '');
  return { version, folder, isPinned: version === pinned };
}
