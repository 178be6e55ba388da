// @ts-check

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/**
 * Counts a report of Vitest. A run that failed without a failed test (a file that did not load, an error outside every
 * test) counts as one failure, so that no failure is lost.
 * @param {any} report null where there is none
 * @param {number} code the exit code
 * @returns {Tally}
 */
export function tallyOfVitest(report, code) {
  if (report === null) return failing({ passed: 0, failed: 0, skipped: 0 }, code, true);
  return failing({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }, code, report.numTotalTests === 0);
}

/**
 * Counts a report of Playwright; a test that passed only at a second try counts as failed.
 * @param {any} report null where there is none
 * @param {number} code the exit code
 * @returns {Tally}
 */
export function tallyOfPlaywright(report, code) {
  if (report === null) return failing({ passed: 0, failed: 0, skipped: 0 }, code, true);
  const { expected, unexpected, flaky, skipped } = report.stats;
  return failing({ passed: expected, failed: unexpected + flaky, skipped }, code, expected + unexpected + flaky + skipped === 0);
}

/**
 * @param {Tally} tally
 * @param {number} code
 * @param {boolean} isEmpty
 */
function failing(tally, code, isEmpty) {
  return tally.failed === 0 && (code !== 0 || isEmpty) ? { ...tally, failed: 1 } : tally;
}
