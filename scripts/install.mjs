// @ts-check
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('..', import.meta.url));

/**
 * Installs the dependencies with `npm ci` where they are missing or are not those of package-lock.json.
 * @returns {Promise<void>}
 */
export async function ensureInstalled() {
  const reason = await reasonToInstall(projectRoot);
  if (reason === null) return;
  console.log(`Installing dependencies (${reason}). This takes a minute, once.`);
  const code = await runNpm(['ci', '--no-fund', '--no-audit', '--loglevel=error']);
  if (code !== 0) throw new Error('"npm ci" failed; its messages stand above. Nothing was started.');
}

/**
 * Why the dependencies must be installed, or null where they stand as the lock file says. npm writes what it
 * installed into node_modules/.package-lock.json at the very end, so an interrupted installation counts as missing.
 * @param {string} root
 * @returns {Promise<string | null>}
 */
export async function reasonToInstall(root) {
  const wanted = await packagesIn(path.join(root, 'package-lock.json'));
  if (wanted === null) throw new Error('package-lock.json is missing: this is not a complete checkout.');
  const present = await packagesIn(path.join(root, 'node_modules', '.package-lock.json'));
  if (present === null) return 'they are not there yet';
  for (const [name, entry] of Object.entries(wanted)) {
    // The root itself, and packages for other systems, are not in the installed list.
    if (name === '' || (entry.optional === true && present[name] === undefined)) continue;
    if (present[name]?.version !== entry.version) return `${name.replace(/^.*node_modules\//, '')} changed`;
  }
  return null;
}

/**
 * @param {string} file
 * @returns {Promise<Record<string, { version?: string, optional?: boolean }> | null>}
 */
async function packagesIn(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8')).packages ?? null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Runs npm with its output shown; resolves to its exit code.
 * @param {string[]} args
 * @returns {Promise<number>}
 */
function runNpm(args) {
  const npmScript = process.env['npm_execpath'];
  const child = npmScript?.endsWith('.js') === true
    ? spawn(process.execPath, [npmScript, ...args], { cwd: projectRoot, stdio: ['ignore', 'inherit', 'inherit'] })
    : spawn('npm', args, { cwd: projectRoot, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
