// @ts-check
import { describe, expect, it } from 'vitest';
import { tallyOfPlaywright, tallyOfVitest } from './testReports.mjs';

const unit = { numTotalTests: 10, numPassedTests: 7, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1 };
const e2e = { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 } };

describe('the tally of a report', () => {
  it('counts every kind of result', () => {
    expect(tallyOfVitest(unit, 1)).toEqual({ passed: 7, failed: 1, skipped: 2 });
    expect(tallyOfPlaywright(e2e, 1)).toEqual({ passed: 3, failed: 2, skipped: 2 });
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

  it('has no failure where all is well', () => {
    expect(tallyOfVitest({ ...unit, numFailedTests: 0 }, 0)).toMatchObject({ failed: 0 });
    expect(tallyOfPlaywright({ stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 } }, 0)).toMatchObject({ failed: 0 });
  });
});
