import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { openTestNotebook } from './notebookTestData';
import { pacedLive } from './pacedLive';

async function setUp(readMs: number) {
  const { database } = await openTestNotebook();
  const answers: number[] = [];
  const put = (index: number) => database.settings.put({ id: `paced-${index}`, value: index });
  const stop = pacedLive(
    async () => {
      const until = performance.now() + readMs;
      const count = await database.settings.where('id').startsWith('paced-').count();
      // A large library takes its time.
      while (performance.now() < until);
      return count;
    },
    { next: (value) => answers.push(value), error: (error) => { throw error; } },
  );
  await vi.waitFor(() => expect(answers).toEqual([0]));
  return { answers, database, put, stop };
}

describe('a read that is repeated at a pace', () => {
  it('does not run as often as the database is written, and ends with the last state', async () => {
    const { answers, put, stop } = await setUp(20);
    for (let index = 0; index < 60; index += 1) await put(index);
    await vi.waitFor(() => expect(answers.at(-1)).toBe(60), { timeout: 5000 });
    expect(answers.length).toBeLessThan(30);
    // It goes on hearing of changes after it rested.
    await put(60);
    await vi.waitFor(() => expect(answers.at(-1)).toBe(61), { timeout: 5000 });
    stop();
  });

  it('says nothing after it was stopped, even out of a rest', async () => {
    const { answers, database, put, stop } = await setUp(20);
    await put(0);
    stop();
    const before = answers.length;
    await put(1);
    const later: number[] = [];
    const stopLater = pacedLive(() => database.settings.where('id').startsWith('paced-').count(), { next: (value) => later.push(value), error: (error) => { throw error; } });
    await vi.waitFor(() => expect(later).toEqual([2]));
    expect(answers).toHaveLength(before);
    stopLater();
  });
});
