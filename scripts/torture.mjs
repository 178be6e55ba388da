// @ts-check
import { ensureInstalled } from './install.mjs';

await ensureInstalled();
// Only now: these need the installed packages.
const { buildAll } = await import('./build.mjs');
const { runE2eProject } = await import('./e2eProject.mjs');
const { runPackage } = await import('./run.mjs');

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

/**
 * Unit tests, made long by what the environment tells them.
 * @param {Record<string, string>} env
 * @param {readonly string[]} files
 */
async function units(env, ...files) {
  const { code } = await runPackage('vitest/vitest.mjs', ['run', '--config', 'scripts/vitest.config.mjs', ...files], { env });
  return code;
}

/** @type {Record<string, Torture>} */
const tortures = {
  kills: { what: 'kills the program while it works, as often as asked for (100)', run: (count = '100') => desktop('kills', 'e2e/specs/killed.desktop.spec.ts', { IBIDEM_KILLS: count }) },
  disk: { what: 'lets the disk run full while somebody writes', run: () => desktop('disk', 'e2e/specs/diskFull.desktop.spec.ts') },
  damage: {
    what: 'damages the files of the database and of the journal, one by one and together',
    run: async () => (await units({ IBIDEM_DAMAGE_PLACES: '60' }, 'renderer/data/damage.test.ts')) || desktop('damage', 'e2e/specs/damage.desktop.spec.ts'),
  },
  cost: { what: 'measures what the journal costs a highlight', run: () => desktop('cost', 'e2e/specs/journalCost.desktop.spec.ts') },
  backup: { what: 'backs up and restores a notebook of a gigabyte', run: () => desktop('backup', 'e2e/specs/bigBackup.desktop.spec.ts') },
  random: {
    what: 'compares 200 random notebooks and 200 random runs of 1,000 commands with what they should be',
    run: () => units({ IBIDEM_NOTEBOOKS: '200', IBIDEM_COMMAND_RUNS: '200', IBIDEM_COMMANDS: '1000', IBIDEM_COMMANDS_BETWEEN_CHECKS: '100' }, 'renderer/commands/randomCommands.test.ts', 'renderer/data/backupRoundTrip.test.ts', 'renderer/data/randomNotebook.test.ts'),
  },
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
    // What cannot run here says so and fails only where it was all that was asked for.
    if (typeof result === 'number' ? result !== 0 : chosen.length === 1) process.exitCode = 1;
    summary.push(typeof result === 'string' ? `skipped: ${name} — ${result}` : `${result === 0 ? 'passed' : 'FAILED'}: ${name}`);
  }
  console.log(`\n${summary.join('\n')}`);
}
