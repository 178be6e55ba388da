// @ts-check
import { describe, expect, it } from 'vitest';
import { tallyOfPlaywright, tallyOfVitest } from './testReports.mjs';

const unit = { numTotalTests: 10, numPassedTests: 7, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1 };
const e2e = { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 } };

describe('the tally of a report', () => {
  it('counts every kind of result', () => {
    expect(tallyOfVitest(unit, 1)).toEqual({ passed: 7, failed: 1, skipped: 2, failures: [] });
    expect(tallyOfPlaywright(e2e, 1)).toEqual({ passed: 3, failed: 2, skipped: 2, failures: [] });
  });

  it('has a failure where the program failed without one', () => {
    expect(tallyOfVitest({ ...unit, numFailedTests: 0 }, 1)).toMatchObject({ passed: 7, failed: 1 });
    expect(tallyOfPlaywright({ stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 } }, 1)).toMatchObject({ passed: 3, failed: 1 });
  });

  it('has a failure where no test ran or no report was written', () => {
    expect(tallyOfVitest({ numTotalTests: 0, numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 }, 0)).toMatchObject({ passed: 0, failed: 1 });
    expect(tallyOfPlaywright({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 } }, 0)).toMatchObject({ passed: 0, failed: 1 });
    expect(tallyOfVitest(null, 0)).toMatchObject({ failed: 1 });
    expect(tallyOfPlaywright(null, 0)).toMatchObject({ failed: 1 });
  });

  it('names what failed, with the first line of what it said', () => {
    const testResults = [{ assertionResults: [
      { status: 'passed', fullName: 'a sum adds up', failureMessages: [] },
      { status: 'failed', fullName: 'a sum is rounded', failureMessages: ['Error: expected 2\n    at sum.test.ts'] },
    ] }];
    expect(tallyOfVitest({ ...unit, testResults }, 1).failures).toEqual(['a sum is rounded: Error: expected 2']);

    const spec = (/** @type {string} */ title, /** @type {unknown[]} */ results) => ({
      title, file: 'specs/desk.spec.ts', line: 7, ok: results.length === 0, tests: [{ results }],
    });
    const suites = [{
      specs: [spec('opens', [])],
      suites: [{ specs: [spec('closes', [{ error: { message: '\u001B[31mTest timeout\u001B[39m\nCall log' } }]), spec('was interrupted', [{}])] }],
    }];
    expect(tallyOfPlaywright({ ...e2e, suites }, 1).failures).toEqual([
      'specs/desk.spec.ts:7 closes: Test timeout', 'specs/desk.spec.ts:7 was interrupted',
    ]);
  });

  it('has no failure where all is well', () => {
    expect(tallyOfVitest({ ...unit, numFailedTests: 0 }, 0)).toMatchObject({ failed: 0 });
    expect(tallyOfPlaywright({ stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 } }, 0)).toMatchObject({ failed: 0 });
  });
});
