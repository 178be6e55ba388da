// @ts-check
import { ensureInstalled } from './install.mjs';

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

await ensureInstalled();
// Only now: these need the installed packages.
const { runParts } = await import('./testParts.mjs');
const tally = await runParts({ everything: process.argv.includes('--everything') });
console.log('');
// electron-builder, which packages for one part, ends the process with a code of its own otherwise.
process.stdout.write(`${closingLine(tally)}\n`, () => process.exit(tally.failed > 0 || tally.passed === 0 ? 1 : 0));

/** @param {Tally} tally */
function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
