// @ts-check
import { spawn } from 'node:child_process';
import { ensureInstalled, projectRoot } from './install.mjs';

const args = process.argv.slice(2);
const wantsBrowser = args.includes('--web');
/** An end this soon with an error is a program that cannot run here, not a person who closed it. */
const startLimitMs = 10_000;

try {
  await ensureInstalled();
  // Only now: these need the installed packages.
  const { buildAll } = await import('./build.mjs');
  await buildAll();
  const reason = wantsBrowser ? null : await openDesktop(args);
  if (wantsBrowser || reason !== null) await openBrowserEdition(reason);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/**
 * Opens the desktop window and waits until it is closed.
 * @param {string[]} extraArgs
 * @returns {Promise<string | null>} why there is no window, or null where there was one
 */
async function openDesktop(extraArgs) {
  const { electronArguments, findElectron, hasDisplay } = await import('./browsers.mjs');
  if (!hasDisplay) return 'this system has no display';
  const electron = await findElectron();
  if (!electron.found) return electron.reason;
  if (electronArguments.length > 0) console.log("Chromium's sandbox needs an ordinary user; you are root, so the window runs without it.");
  const startedAt = Date.now();
  const { code, errors } = await new Promise((resolve) => {
    let written = '';
    const child = spawn(electron.path, [projectRoot, ...electronArguments, ...extraArgs], { stdio: ['ignore', 'inherit', 'pipe'] });
    // Ended from outside, the program still saves and closes its window: wait for that.
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
    child.stderr.on('data', (data) => {
      process.stderr.write(data);
      written = (written + data).slice(-10_000);
    });
    child.on('error', (error) => resolve({ code: 1, errors: error.message }));
    child.on('close', (exitCode) => resolve({ code: exitCode ?? 1, errors: written }));
  });
  if (code === 0) return null;
  if (Date.now() - startedAt < startLimitMs) {
    const { meaningOf } = await import('./browsers.mjs');
    return `Electron ended at once (${meaningOf(errors)})`;
  }
  process.exitCode = code;
  return null;
}

/** @param {string | null} reason why it is not the desktop window */
async function openBrowserEdition(reason) {
  const { serve, usualPort } = await import('./serve.mjs');
  const { url, port } = await serve();
  if (reason !== null) console.log(`The desktop window cannot open: ${reason}.`);
  console.log(`Ibidem runs in your browser at ${url} (Ctrl+C ends it).`);
  if (port !== usualPort) console.log(`Port ${usualPort} is taken. A notebook belongs to its address, so what you kept at port ${usualPort} is not shown here.`);
}
