import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRecord, tableNames } from '../../shared/domain/tables';
import { notebookDraftArb, notebookOf, storeNotebook } from './randomNotebookTestData';
import { everythingIn, TestMachine } from './recoveryTestData';
import { testLength } from './testLengthTestData';

/** How many notebooks; many in `npm run torture`. */
const numRuns = testLength('IBIDEM_NOTEBOOKS', 10);
/** A failed run names its seed, which runs it again. */
const seed = testLength('IBIDEM_SEED', Math.floor(Math.random() * 2 ** 31));

describe('random notebooks', () => {
  it('hold every kind of record, each as its parser wants it', async () => {
    const seen = new Map<string, number>();
    await fc.assert(fc.asyncProperty(notebookDraftArb, async (draft) => {
      const records = await notebookOf(draft);
      for (const table of tableNames) {
        for (const record of records[table]) expect(parseRecord(table, record)).toEqual({ ok: true, value: record });
        seen.set(table, (seen.get(table) ?? 0) + records[table].length);
      }
    }), { numRuns: 30 });
    expect([...seen].filter(([, count]) => count === 0)).toEqual([]);
  });

  it('come back from the journal and from a snapshot as they were', async () => {
    await fc.assert(fc.asyncProperty(notebookDraftArb, fc.boolean(), async (draft, hasSnapshot) => {
      const machine = new TestMachine();
      const running = await machine.start();
      await storeNotebook(running.writer, await notebookOf(draft));
      const content = await everythingIn(running.database);
      if (hasSnapshot) expect(await running.snapshot()).toBe('taken');
      await machine.quit(running);
      await machine.loseDatabase();
      const again = await machine.start();
      expect(again.outcome.findings.flatMap((finding) => ('quarantined' in finding ? finding.quarantined : []))).toEqual([]);
      expect(await everythingIn(again.database)).toEqual(content);
      await machine.quit(again);
    }), { numRuns, seed, endOnFailure: numRuns > 10 });
  }, 60_000 + numRuns * 10_000);
});
