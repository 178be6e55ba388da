import { describe, expect, it, vi } from 'vitest';
import { createTag } from '../../shared/domain/tag';
import { openTestNotebook } from './notebookTestData';
import { createSharedLive } from './sharedLive';

describe('a shared live read', () => {
  it('reads once for all who listen, follows changes, and ends with the last of them', async () => {
    const { database, writer, clock, ids } = await openTestNotebook();
    const read = vi.fn(async (each: typeof database, name: string) => (await each.tags.where('name').equals(name).toArray()).length);
    const shared = createSharedLive(read);
    const [first, second] = [vi.fn(), vi.fn()];
    const endFirst = shared.subscribe(database, 'quay', first);
    const endSecond = shared.subscribe(database, 'quay', second);
    await vi.waitFor(() => expect(shared.answer(database, 'quay')).toEqual({ value: 0 }));
    expect(read).toHaveBeenCalledTimes(1);
    expect(first).toHaveBeenCalledTimes(1);
    expect(second).toHaveBeenCalledTimes(1);
    expect(shared.answer(database, 'tide')).toBeUndefined();

    endFirst();
    await writer.write({ label: 'Create tag' }, (recorder) => recorder.put('tags', createTag({ name: 'quay' }, clock, ids)));
    await vi.waitFor(() => expect(shared.answer(database, 'quay')).toEqual({ value: 1 }));
    expect(first).toHaveBeenCalledTimes(1);
    expect(second).toHaveBeenCalledTimes(2);

    endSecond();
    expect(shared.answer(database, 'quay')).toBeUndefined();
    await writer.write({ label: 'Create tag' }, (recorder) => recorder.put('tags', createTag({ name: 'quay' }, clock, ids)));
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('answers with the failure of a read', async () => {
    const { database } = await openTestNotebook();
    const shared = createSharedLive(() => Promise.reject(new Error('The read failed')));
    const end = shared.subscribe(database, '', () => undefined);
    await vi.waitFor(() => expect(shared.answer(database, '')).toMatchObject({ error: new Error('The read failed') }));
    end();
  });
});
