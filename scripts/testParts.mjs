// @ts-check
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildAll } from './build.mjs';
import { runE2eProject } from './e2eProject.mjs';
import { testPackaged } from './packaging/testPackaged.mjs';
import { runPackage } from './run.mjs';
import { tallyOfPlaywright, tallyOfVitest } from './testReports.mjs';

/** @typedef {import('./testReports.mjs').Tally} Tally */

/**
 * What the desktop runs besides the specs of its own: whatever reads or writes through the host. The other specs are about
 * the window, which is the same in both; the desktop runs them as well where everything is asked for.
 */
const throughTheHost = ['backup', 'bigImport', 'exporting', 'formats', 'importing', 'notes', 'reading', 'realArticles', 'recovery', 'search', 'wholePath'];
const desktopSpecs = ['\\.desktop\\.spec', ...throughTheHost.map((name) => `/${name}\\.spec`)];

/**
 * Runs every part of the tests, each also where an earlier one failed, and adds up their tests.
 * @param {{ everything: boolean }} options `everything`: the window's specs on the desktop as well, and the packaged program
 * @returns {Promise<Tally>}
 */
export async function runParts({ everything }) {
  const reports = await mkdtemp(path.join(tmpdir(), 'ibidem-tests-'));
  /** @type {Tally} */
  const total = { passed: 0, failed: 0, skipped: 0, failures: [] };
  /** @type {string[]} */
  const summary = [];

  /**
   * @param {string} name
   * @param {() => Promise<Tally | string>} part answers with its tally, or with the reason why it cannot run
   */
  async function runPart(name, part) {
    console.log(`\n── ${name}`);
    const result = await part().catch((error) => {
      console.error(error);
      return oneTest(false);
    });
    if (typeof result === 'string') {
      total.skipped += 1;
      summary.push(`skipped: ${name} — ${result}`);
      console.log(summary.at(-1));
      return false;
    }
    total.passed += result.passed;
    total.failed += result.failed;
    total.skipped += result.skipped;
    summary.push(`${result.failed === 0 ? 'passed' : 'FAILED'}: ${name} (${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped)`);
    // Beside the counts, where whoever sees only the end of the output finds them.
    summary.push(...result.failures.map((failure) => `  failed: ${failure}`));
    return result.failed === 0;
  }

  /** @param {string} file @param {string[]} args */
  const check = (file, args) => async () => oneTest((await runPackage(file, args)).code === 0);

  try {
    await runPart('types', check('typescript/bin/tsc', ['-b']));
    await runPart('lint', check('eslint/bin/eslint.js', ['.', '--max-warnings', '0']));
    await runPart('unit', async () => {
      const report = path.join(reports, 'unit.json');
      const { code } = await runPackage('vitest/vitest.mjs', ['run', '--config', 'scripts/vitest.config.mjs', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
      return tallyOfVitest(await readReport(report), code);
    });
    const isBuilt = await runPart('build', async () => {
      await buildAll();
      return oneTest(true);
    });
    for (const project of ['chromium', 'electron']) {
      await runPart(`e2e ${project}`, async () => {
        if (!isBuilt) return 'the build failed';
        const report = path.join(reports, `${project}.json`);
        const files = project === 'electron' && !everything ? desktopSpecs : [];
        const code = await runE2eProject(project, ['--reporter=list,json', ...files], { PLAYWRIGHT_JSON_OUTPUT_NAME: report });
        return typeof code === 'string' ? code : tallyOfPlaywright(await readReport(report), code);
      });
    }
    if (!everything) await runPart('e2e electron, specs of the window alone', async () => 'they ran in Chromium; npm test -- --everything runs them on the desktop too');
    await runPart('e2e packaged', async () => {
      if (!isBuilt) return 'the build failed';
      if (!everything) return 'packaging takes minutes; npm run test:packaged, or npm test -- --everything';
      const result = await testPackaged('packaged', ['--reporter=list,json']);
      return typeof result === 'string' ? result : tallyOfPlaywright(result.report, result.code);
    });
  } finally {
    await rm(reports, { recursive: true, force: true });
  }
  console.log(`\n${summary.join('\n')}`);
  return total;
}

/**
 * @param {string} file
 * @returns {Promise<unknown>} null where the program wrote no report
 */
async function readReport(file) {
  return JSON.parse(await readFile(file, 'utf8').catch(() => 'null'));
}

/**
 * @param {boolean} isGood
 * @returns {Tally}
 */
function oneTest(isGood) {
  return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: 0, failures: [] };
}
