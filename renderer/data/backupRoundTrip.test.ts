import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backUp, soundCopy, TestDisk } from './backupTestData';
import { notebookDraftArb, notebookOf, storeNotebook } from './randomNotebookTestData';
import { everythingIn, TestMachine, writeTag } from './recoveryTestData';
import { replaceNotebook } from './replacement';
import { testLength } from './testLengthTestData';

/** Many in `npm run torture`. */
const numRuns = testLength('IBIDEM_NOTEBOOKS', 10);
/** A failed run names its seed, which runs it again. */
const seed = testLength('IBIDEM_SEED', Math.floor(Math.random() * 2 ** 31));

describe('any notebook', () => {
  it(`is the same after it was backed up, wiped, restored and backed up again (${numRuns})`, async () => {
    await fc.assert(fc.asyncProperty(notebookDraftArb, fc.boolean(), async (draft, isWiped) => {
      const disk = new TestDisk();
      const machine = new TestMachine();
      const running = await machine.start();
      await storeNotebook(running.writer, await notebookOf(draft));
      await running.client.flush();
      const content = await everythingIn(running.database);
      expect((await backUp(disk, running, 'first')).status).toBe('written');

      // Wiped: database and journal are gone, as on another computer. Else it is restored over what became of it.
      if (!isWiped) await writeTag(running, machine, 'after the backup');
      await machine.quit(running);
      if (isWiped) {
        await machine.loseDatabase();
        machine.folder.files.clear();
      }
      const before = await machine.start();
      const { database, calls } = before;
      const copy = await soundCopy(disk, 'first');
      expect(await replaceNotebook({ database, calls, clock: machine.clock, ids: machine.ids }, { copy, label: 'Restore' })).toEqual({ status: 'ready' });
      await machine.quit(before, false);

      const after = await machine.start();
      expect(after.outcome.findings).toMatchObject([{ kind: 'rebuilt', cause: 'replaced', gaps: [], quarantined: [] }]);
      expect(await everythingIn(after.database)).toEqual(content);
      expect((await backUp(disk, after, 'second')).status).toBe('written');
      expect(disk.bytesOf('second')).toEqual(disk.bytesOf('first'));
      await machine.quit(after);
      await machine.loseDatabase();
    }), { numRuns, seed, endOnFailure: numRuns > 10 });
  }, 60_000 + numRuns * 10_000);
});
