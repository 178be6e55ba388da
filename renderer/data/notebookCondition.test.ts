import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { lacksRecords } from './notebookCondition';
import { everythingIn, rebuilt, usedMachine, writeTag } from './recoveryTestData';

const rest = async (): Promise<void> => undefined;

describe('a large notebook', () => {
  it('is counted later: what a start overlooks the counting finds, and the next start brings back', async () => {
    const { machine, content } = await usedMachine();
    const running = await machine.start();
    const writtenMany = { ...(await running.database.journalHeads.toArray())[0]?.counts, mentions: 20_001 };
    await running.database.mentions.put({ id: 'men-1' } as never);
    await running.database.journalHeads.toCollection().modify({ counts: writtenMany });
    await running.database.tags.limit(1).delete();
    await machine.quit(running);

    const second = await machine.start();
    expect(second.outcome).toMatchObject({ findings: [], isCounted: false });
    expect(await lacksRecords(second.database, 'tags', rest)).toBe(true);
    expect(await lacksRecords(second.database, 'sources', rest)).toBe(false);
    const counting = lacksRecords(second.database, 'tags', rest);
    await writeTag(second, machine, 'written meanwhile');
    expect(await counting).toBeNull();
    await machine.quit(second);

    const third = await machine.start({ countsAll: true });
    expect(rebuilt(third).cause).toBe('damaged');
    expect(third.outcome).toMatchObject({ isCounted: true });
    expect(await third.database.tags.count()).toBe((content['tags']?.length ?? 0) + 1);
    await machine.quit(third);
  });

  it('that lost a whole table is replaced at once', async () => {
    const { machine, content } = await usedMachine();
    const running = await machine.start();
    const counts = { ...(await running.database.journalHeads.toArray())[0]?.counts, mentions: 20_001 };
    await running.database.journalHeads.toCollection().modify({ counts });
    await machine.quit(running);
    const next = await machine.start();
    expect(rebuilt(next).cause).toBe('damaged');
    expect(await everythingIn(next.database)).toEqual(content);
    await machine.quit(next);
  });
});
