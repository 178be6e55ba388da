// @ts-check
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { projectRoot } from './install.mjs';
import { run, runPackage } from './run.mjs';

/**
 * @typedef {{ found: true, path: string } | { found: false, reason: string }} Found
 */

const isRoot = process.getuid?.() === 0;
const isLinux = process.platform === 'linux';

/**
 * The Electron program, fetched by its package where it is not there yet. It is run once, since a binary whose system
 * libraries are missing cannot be used either.
 * @returns {Promise<Found>}
 */
export async function findElectron() {
  const isFetched = process.env['ELECTRON_OVERRIDE_DIST_PATH'] !== undefined || existsSync(path.join(projectRoot, 'node_modules', 'electron', 'path.txt'));
  if (!isFetched) console.log('Fetching Electron (about 120 MB, once) …');
  const asked = await run(process.execPath, ['-p', '"\\n" + require("electron")'], { quiet: true });
  const lines = asked.output.trim().split('\n');
  if (asked.code !== 0) return { found: false, reason: `Electron’s program could not be fetched (${meaningOf(asked.output)})` };
  const program = lines.at(-1) ?? '';
  const tried = await run(program, ['-p', 'process.versions.electron'], { quiet: true, env: { ELECTRON_RUN_AS_NODE: '1' }, limitMs: 30_000 });
  if (tried.code !== 0) return { found: false, reason: `Electron’s program does not run here (${meaningOf(tried.output)})` };
  return { found: true, path: program };
}

/** Arguments that Electron needs on this system. */
export const electronArguments = isLinux && isRoot ? ['--no-sandbox'] : [];

/** Whether a window can be shown. */
export const hasDisplay = !isLinux || Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);

/**
 * What to run a program under so that it has a display: nothing where there is one, else a virtual one.
 * @returns {Promise<{ found: true, under: string[] } | { found: false, reason: string }>}
 */
export async function findDisplay() {
  if (hasDisplay) return { found: true, under: [] };
  if (!(await findOnPath('xvfb-run'))) await installDebian(['xvfb', 'xauth']);
  if (!(await findOnPath('xvfb-run'))) return { found: false, reason: 'there is no display, and no xvfb-run to make one' };
  return { found: true, under: ['xvfb-run', '-a', '--server-args=-screen 0 1600x1000x24'] };
}

/**
 * A Chromium for the tests. An empty path means Playwright's own.
 * @returns {Promise<Found>}
 */
export async function findChromium() {
  const given = process.env['IBIDEM_CHROMIUM'];
  if (given) return existsSync(given) ? { found: true, path: given } : { found: false, reason: `IBIDEM_CHROMIUM names ${given}, which is not there` };
  const { chromium } = createRequire(import.meta.url)('@playwright/test');
  if (existsSync(chromium.executablePath())) return { found: true, path: '' };
  const installed = await findInstalledChromium();
  if (installed !== null) return { found: true, path: installed };
  console.log('Fetching a Chromium for the tests …');
  const fetched = await runPackage('@playwright/test/cli.js', ['install', 'chromium'], { quiet: true, limitMs: 300_000 });
  if (fetched.code === 0 && existsSync(chromium.executablePath())) return { found: true, path: '' };
  await installDebian(['chromium']);
  const fromSystem = await findInstalledChromium();
  if (fromSystem !== null) return { found: true, path: fromSystem };
  return { found: false, reason: `no Chromium is installed, and none could be fetched (${meaningOf(fetched.output)})` };
}

/** @returns {Promise<string | null>} */
async function findInstalledChromium() {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    const program = await findOnPath(name);
    if (program) return program;
  }
  return null;
}

/**
 * @param {string} name
 * @returns {Promise<string | null>} where the program lies
 */
async function findOnPath(name) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    for (const ending of endings) {
      const candidate = path.join(folder, name + ending);
      if (folder !== '' && existsSync(candidate)) return candidate;
    }
  }
  return null;
}

/**
 * Installs system packages where this is a Debian system and we may; says nothing where not.
 * @param {string[]} packages
 */
async function installDebian(packages) {
  if (!isLinux || !isRoot || !existsSync('/etc/debian_version')) return;
  console.log(`Installing ${packages.join(', ')} …`);
  const options = { quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get', ['update', '-qq'], options);
  const { code, output } = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options);
  if (code !== 0) console.log(`  apt-get failed: ${meaningOf(output)}`);
}

/**
 * The one line of a program's output that says what went wrong.
 * @param {string} output
 */
export function meaningOf(output) {
  const lines = output.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('at '));
  const telling = lines.find((line) => /\b(?:[A-Za-z]*Error|E[A-Z]{4,}|error while loading|FATAL|failed)\b/.test(line)) ?? lines.at(-1) ?? 'it gave no reason';
  return telling.length > 200 ? `${telling.slice(0, 200)}…` : telling;
}
