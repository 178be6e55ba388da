// @ts-check
import { stripVTControlCharacters } from 'node:util';

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly string[]} failures each failed test by name, with the first line of what it said
 */

/**
 * Counts a report of Vitest. A run that failed without a failed test (a file that did not load, an error outside every
 * test) counts as one failure, so that no failure is lost.
 * @param {any} report null where there is none
 * @param {number} code the exit code
 * @returns {Tally}
 */
export function tallyOfVitest(report, code) {
  if (report === null) return failing({ passed: 0, failed: 0, skipped: 0, failures: [] }, code, true);
  return failing({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: (report.testResults ?? []).flatMap(failuresOfFile),
  }, code, report.numTotalTests === 0);
}

/**
 * Counts a report of Playwright; a test that passed only at a second try counts as failed.
 * @param {any} report null where there is none
 * @param {number} code the exit code
 * @returns {Tally}
 */
export function tallyOfPlaywright(report, code) {
  if (report === null) return failing({ passed: 0, failed: 0, skipped: 0, failures: [] }, code, true);
  const { expected, unexpected, flaky, skipped } = report.stats;
  return failing({ passed: expected, failed: unexpected + flaky, skipped, failures: (report.suites ?? []).flatMap(failuresOfSuite) }, code, expected + unexpected + flaky + skipped === 0);
}

/**
 * @param {Tally} tally
 * @param {number} code
 * @param {boolean} isEmpty
 */
function failing(tally, code, isEmpty) {
  return tally.failed === 0 && (code !== 0 || isEmpty) ? { ...tally, failed: 1 } : tally;
}

/**
 * @param {any} file one of Vitest's `testResults`
 * @returns {string[]}
 */
function failuresOfFile(file) {
  return file.assertionResults
    .filter((/** @type {any} */ { status }) => status === 'failed')
    .map((/** @type {any} */ test) => failureLine(test.fullName, test.failureMessages[0]));
}

/**
 * @param {any} suite one of Playwright's `suites`, which may hold further suites
 * @returns {string[]}
 */
function failuresOfSuite(suite) {
  const own = (suite.specs ?? [])
    .filter((/** @type {any} */ { ok }) => !ok)
    .map((/** @type {any} */ spec) => {
      const results = spec.tests.flatMap((/** @type {any} */ test) => test.results);
      const failed = results.find((/** @type {any} */ { error }) => error);
      return failureLine(`${spec.file}:${spec.line} ${spec.title}`, failed?.error.message);
    });
  return [...own, ...(suite.suites ?? []).flatMap(failuresOfSuite)];
}

/**
 * @param {string} name
 * @param {string | undefined} message may hold terminal colours and many lines
 */
function failureLine(name, message) {
  const [first = ''] = stripVTControlCharacters(message ?? '').split('\n');
  return first ? `${name}: ${first}` : name;
}
