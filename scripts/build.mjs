// @ts-check
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { projectRoot } from './install.mjs';
import { licencesPlugin } from './packaging/licences.mjs';

const buildFolder = path.join(projectRoot, 'build');
const stampFile = path.join(buildFolder, 'inputs.json');

/**
 * Builds the window and the desktop host into build/, each only where its inputs changed since the last build.
 * @param {{ force?: boolean }} [options]
 * @returns {Promise<void>}
 */
export async function buildAll({ force = false } = {}) {
  const define = await constants();
  const targets = [
    { name: 'renderer', inputs: ['renderer', 'shared'], outputs: ['renderer/index.html'], build: buildRenderer },
    { name: 'electron', inputs: ['electron', 'shared'], outputs: ['electron/main.js', 'electron/preload.cjs'], build: buildElectron },
  ];
  const stamps = force ? {} : await readStamps();
  await Promise.all(targets.map(async ({ name, inputs, outputs, build }) => {
    const digest = await digestOf([...inputs, 'scripts/build.mjs', 'scripts/packaging/licences.mjs', 'package-lock.json'], JSON.stringify(define));
    if (stamps[name] === digest && outputs.every((file) => existsSync(path.join(buildFolder, file)))) return;
    delete stamps[name];
    await build(define);
    stamps[name] = digest;
  }));
  await mkdir(buildFolder, { recursive: true });
  await writeFile(stampFile, JSON.stringify(stamps));
}

/** @param {Record<string, string>} define */
async function buildRenderer(define) {
  const { build } = await import('vite');
  await build({ configFile: path.join(projectRoot, 'renderer', 'vite.config.ts'), define, logLevel: 'warn', plugins: [licencesPlugin()], build: { emptyOutDir: true } });
}

/** @param {Record<string, string>} define */
async function buildElectron(define) {
  const outDir = path.join(buildFolder, 'electron');
  await rm(outDir, { recursive: true, force: true });
  await Promise.all([
    // rendererFiles stands alone as well: the browser edition's server answers with the same files and headers.
    bundle(define, outDir, 'es', { main: 'electron/main/main.ts', rendererFiles: 'electron/main/rendererFiles.ts' }, '[name].js'),
    bundle(define, outDir, 'cjs', { preload: 'electron/preload/preload.ts' }, '[name].cjs'),
  ]);
}

/**
 * @param {Record<string, string>} define
 * @param {string} outDir
 * @param {'es' | 'cjs'} format
 * @param {Record<string, string>} input
 * @param {string} entryFileNames
 */
async function bundle(define, outDir, format, input, entryFileNames) {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: projectRoot,
    define,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target: 'node20',
      sourcemap: true,
      rolldownOptions: { input, external: ['electron'], output: { format, entryFileNames, chunkFileNames: '[name].js' } },
    },
  });
}

/**
 * Version, commit and the key for updates, to be replaced in the sources.
 * @returns {Promise<Record<string, string>>}
 */
async function constants() {
  const { version } = JSON.parse(await readFile(path.join(projectRoot, 'package.json'), 'utf8'));
  const commit = await promisify(execFile)('git', ['rev-parse', '--short', 'HEAD'], { cwd: projectRoot }).then(
    ({ stdout }) => stdout.trim(),
    () => '', // a downloaded archive has no history
  );
  return { __APP_VERSION__: JSON.stringify(version), __COMMIT__: JSON.stringify(commit), __UPDATE_KEY__: JSON.stringify(process.env['IBIDEM_UPDATE_PUBLIC_KEY'] ?? '') };
}

/** @returns {Promise<Record<string, string>>} */
async function readStamps() {
  if (!existsSync(stampFile)) return {};
  try {
    return JSON.parse(await readFile(stampFile, 'utf8'));
  } catch {
    return {}; // half written: build anew
  }
}

/**
 * One digest over the names and contents of all files below some paths, tests left out.
 * @param {string[]} places
 * @param {string} seed
 */
async function digestOf(places, seed) {
  const hash = createHash('sha256').update(seed);
  for (const place of places) {
    const absolute = path.join(projectRoot, place);
    for (const file of await filesBelow(absolute)) hash.update(`\0${path.relative(projectRoot, file)}\0`).update(await readFile(file));
  }
  return hash.digest('hex');
}

/**
 * @param {string} place
 * @returns {Promise<string[]>}
 */
async function filesBelow(place) {
  if (place.endsWith('.json') || place.endsWith('.mjs')) return [place];
  const entries = await readdir(place, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await buildAll({ force: process.argv.includes('--force') });
}
