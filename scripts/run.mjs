// @ts-check
import { spawn } from 'node:child_process';
import { projectRoot } from './install.mjs';

/**
 * @typedef {object} Ran
 * @property {number} code the exit code; 1 where the program was ended by a signal or by the time limit
 * @property {string} output what it wrote, where `quiet`
 */

/**
 * Runs a program in the project's folder and waits for it. Its output is shown, or kept where `quiet`.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, quiet?: boolean, limitMs?: number, userId?: number }} [options] `userId`: whom it runs as, where we may choose
 * @returns {Promise<Ran>}
 */
export function run(program, args, { env = {}, quiet = false, limitMs, userId } = {}) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, args, {
      cwd: projectRoot,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      ...(userId === undefined ? {} : { uid: userId, gid: userId }),
      ...(limitMs === undefined ? {} : { timeout: limitMs, killSignal: 'SIGKILL' }),
    });
    child.stdout?.on('data', (data) => { output += data; });
    child.stderr?.on('data', (data) => { output += data; });
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Runs the program of an installed package with this Node, which works alike on every system.
 * @param {string} file its script, inside node_modules
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2] & { under?: readonly string[] }} [options] `under`: a program (and its arguments) to run it under
 * @returns {Promise<Ran>}
 */
export function runPackage(file, args, { under = [], ...options } = {}) {
  const [program = process.execPath, ...rest] = [...under, process.execPath, `node_modules/${file}`, ...args];
  return run(program, rest, options);
}
