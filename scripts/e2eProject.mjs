// @ts-check
import { findChromium, findDisplay, findElectron } from './browsers.mjs';
import { runPackage } from './run.mjs';

/**
 * Runs one project of e2e/playwright.config.ts on the built program: those named for Electron in the desktop window,
 * the others in a browser.
 * @param {string} project
 * @param {readonly string[]} [args] further arguments of `playwright test`
 * @param {Record<string, string>} [env]
 * @returns {Promise<number | string>} the exit code, or the reason why it cannot run here
 */
export async function runE2eProject(project, args = [], env = {}) {
  const host = project.endsWith('electron') ? await desktopHost() : await browserHost();
  if (typeof host === 'string') return host;
  const { code } = await runPackage(
    '@playwright/test/cli.js',
    ['test', '--config', 'e2e/playwright.config.ts', `--project=${project}`, ...args],
    { env: { ...host.env, ...env }, under: host.under },
  );
  return code;
}

/** @typedef {{ env: Record<string, string>, under: string[] }} E2eHost */

/** @returns {Promise<E2eHost | string>} */
async function browserHost() {
  const chromium = await findChromium();
  return chromium.found ? { env: { IBIDEM_CHROMIUM: chromium.path }, under: [] } : chromium.reason;
}

/** @returns {Promise<E2eHost | string>} */
async function desktopHost() {
  const electron = await findElectron();
  if (!electron.found) return electron.reason;
  const display = await findDisplay();
  return display.found ? { env: {}, under: display.under } : display.reason;
}

/**
 * Builds, then runs projects one after the other; says which cannot run.
 * @param {readonly string[]} projects
 * @param {readonly string[]} args
 * @returns {Promise<number>} the exit code: good where at least one ran and none failed
 */
export async function buildAndRun(projects, args) {
  const { buildAll } = await import('./build.mjs');
  await buildAll();
  /** @type {number[]} */
  const codes = [];
  for (const project of projects) {
    const result = await runE2eProject(project, args);
    if (typeof result === 'number') codes.push(result);
    else console.log(`skipped: ${project} — ${result}`);
  }
  return codes.find((code) => code !== 0) ?? (codes.length === 0 ? 1 : 0);
}
