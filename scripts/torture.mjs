// @ts-check
import { ensureInstalled } from './install.mjs';

await ensureInstalled();
// Only now: these need the installed packages.
const { buildAll } = await import('./build.mjs');
const { runE2eProject } = await import('./e2eProject.mjs');

/**
 * @typedef {object} Torture
 * @property {string} what
 * @property {(count?: string) => Promise<number | string>} run answers with the exit code, or with the reason why it cannot run
 */

/**
 * A spec in its long form, in the desktop program; alone, since others beside it would be measured as well.
 * @param {string} name
 * @param {string} spec
 * @param {Record<string, string>} [env]
 */
const desktop = (name, spec, env = {}) => runE2eProject('electron', [spec, '--workers', '1', '--reporter', './e2e/fixtures/measuredReporter.ts'], { IBIDEM_TORTURE: name, ...env });

/** @type {Record<string, Torture>} */
const tortures = {
  kills: { what: 'kills the program while it works, as often as asked for (100)', run: (count = '100') => desktop('kills', 'e2e/specs/killed.desktop.spec.ts', { IBIDEM_KILLS: count }) },
  disk: { what: 'lets the disk run full while somebody writes', run: () => desktop('disk', 'e2e/specs/diskFull.desktop.spec.ts') },
};

const [first, second] = process.argv.slice(2);
const names = process.argv.slice(2).filter((word) => !/^\d+$/.test(word));
const unknown = names.filter((name) => !(name in tortures));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}. Say nothing for all, or one or more of:\n${Object.entries(tortures).map(([name, { what }]) => `  ${name}  ${what}`).join('\n')}`);
  process.exitCode = 1;
} else {
  await buildAll();
  const count = /^\d+$/.test(second ?? '') ? second : /^\d+$/.test(first ?? '') ? first : undefined;
  const chosen = names.length > 0 ? names : count === undefined ? Object.keys(tortures) : ['kills'];
  /** @type {string[]} */
  const summary = [];
  for (const name of chosen) {
    console.log(`\n── ${name}`);
    const result = await tortures[name]?.run(count);
    if (result !== 0) process.exitCode = 1;
    summary.push(typeof result === 'string' ? `skipped: ${name} — ${result}` : `${result === 0 ? 'passed' : 'FAILED'}: ${name}`);
  }
  console.log(`\n${summary.join('\n')}`);
}
