// @ts-check
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../install.mjs';

/**
 * @typedef {object} Licences
 * @property {{ name: string, version: string, licence: string, text: number }[]} packages `text` is a place in `texts`
 * @property {string[]} texts each once, whoever uses it
 */

/**
 * The licences of every package that may be bundled: those that package-lock.json lists for running the program.
 * @param {string} [root]
 * @returns {Promise<Licences>}
 */
export async function collectLicences(root = projectRoot) {
  const lock = JSON.parse(await readFile(path.join(root, 'package-lock.json'), 'utf8'));
  /** @type {Licences['packages']} */
  const packages = [];
  /** @type {string[]} */
  const texts = [];
  for (const [place, entry] of Object.entries(lock.packages)) {
    // Types are gone once it is built; what is for development only, or for another system, is not bundled.
    if (place === '' || entry.dev || entry.devOptional || entry.optional || place.includes('node_modules/@types/')) continue;
    const folder = path.join(root, place);
    if (!existsSync(folder)) continue;
    const about = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
    const text = await licenceText(folder);
    if (text !== '' && !texts.includes(text)) texts.push(text);
    packages.push({ name: about.name, version: about.version, licence: licenceName(about), text: texts.indexOf(text) });
  }
  packages.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return { packages, texts };
}

/** @param {any} about a package.json */
function licenceName(about) {
  const { license, licenses } = about;
  if (typeof license === 'string') return license;
  if (typeof license?.type === 'string') return license.type;
  if (Array.isArray(licenses)) return licenses.map((each) => each.type ?? String(each)).join(' OR ');
  throw new Error(`${about.name} does not say under which licence it is`);
}

/** @param {string} folder */
async function licenceText(folder) {
  const file = (await readdir(folder)).sort().find((name) => /^(licen[cs]e|copying)([.-].*)?$/i.test(name));
  return file === undefined ? '' : (await readFile(path.join(folder, file), 'utf8')).replaceAll('\r\n', '\n').trim();
}

/** Puts the licences into the built window, where About shows them. */
export function licencesPlugin() {
  return {
    name: 'licences',
    /** @this {{ emitFile(file: { type: 'asset', fileName: string, source: string }): void }} */
    async buildStart() {
      this.emitFile({ type: 'asset', fileName: 'licences.json', source: JSON.stringify(await collectLicences()) });
    },
  };
}
