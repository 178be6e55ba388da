import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { mendValues, type Mending } from './mendValues';
import { everythingIn, TestMachine, writeArticle, type Running } from './recoveryTestData';

afterEach(() => vi.restoreAllMocks());

async function started(): Promise<{ readonly machine: TestMachine; readonly running: Running }> {
  const machine = new TestMachine();
  const running = await machine.start();
  for (const title of ['First', 'Second', 'Third']) await writeArticle(running, machine, title);
  await running.client.flush();
  return { machine, running };
}

function mend({ machine, running }: Awaited<ReturnType<typeof started>>): Promise<Mending> {
  return mendValues({ database: running.database, calls: machine.folder.host(), random: () => 0.5, rest: () => Promise.resolve(false) });
}

/** As Chromium answers where the file beside the database is gone. */
function makeUnreadable(store: string): void {
  const get = IDBObjectStore.prototype.get;
  const put = IDBObjectStore.prototype.put;
  const written = new Set<string>();
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value: { readonly id: string }) {
    if (this.name === store) written.add(value.id);
    return put.call(this, value);
  });
  vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key: IDBValidKey | IDBKeyRange) {
    if (this.name === store && !written.has(String(key))) throw new DOMException('Failed to read large IndexedDB value', 'NotFoundError');
    return get.call(this, key);
  });
}

describe('values beside the database', () => {
  it('that are as they were are left alone', async () => {
    const all = await started();
    const content = await everythingIn(all.running.database);
    expect(await mend(all)).toEqual({ mended: 0, lost: 0 });
    expect(await everythingIn(all.running.database)).toEqual(content);
    await all.machine.quit(all.running);
  });

  it.each(['sourceDocuments', 'originals'] as const)('that cannot be read any more are put back (%s)', async (store) => {
    const all = await started();
    const content = await everythingIn(all.running.database);
    makeUnreadable(store);
    expect(await mend(all)).toEqual({ mended: 3, lost: 0 });
    expect(await mend(all)).toEqual({ mended: 0, lost: 0 });
    vi.restoreAllMocks();
    expect(await everythingIn(all.running.database)).toEqual(content);
    await all.machine.quit(all.running);
  });

  it.each([[null], [undefined], [7], [{ id: 'other' }], [{ id: 'other', bytes: 'text' }]])('of which the browser makes something else are put back (%j)', async (other) => {
    const all = await started();
    const content = await everythingIn(all.running.database);
    const get = IDBObjectStore.prototype.get;
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key: IDBValidKey | IDBKeyRange) {
      const request = get.call(this, key);
      if (this.name === 'originals') Object.defineProperty(request, 'result', { get: () => other, set: () => undefined });
      return request;
    });
    expect(await mend(all)).toEqual({ mended: 3, lost: 0 });
    expect(put.mock.contexts.filter((store) => (store as IDBObjectStore).name === 'originals')).toHaveLength(3);
    vi.restoreAllMocks();
    expect(await everythingIn(all.running.database)).toEqual(content);
    await all.machine.quit(all.running);
  });

  it('that were changed in the files are put back, and counted where the journal lacks them', async () => {
    const all = await started();
    const { database } = all.running;
    const content = await everythingIn(database);
    await database.originals.toCollection().modify((original) => {
      original.bytes[3] = (original.bytes[3] ?? 0) ^ 1;
    });
    await database.sourceDocuments.limit(1).modify({ text: 'Something else' });
    expect(await mend(all)).toEqual({ mended: 4, lost: 0 });
    expect(await everythingIn(database)).toEqual(content);

    await database.originals.limit(1).modify((original) => {
      original.bytes[3] = (original.bytes[3] ?? 0) ^ 1;
    });
    for (const path of all.machine.folder.paths('contents/')) all.machine.folder.files.delete(path);
    expect(await mend(all)).toEqual({ mended: 0, lost: 1 });
    await all.machine.quit(all.running);
  });

  it('are not given up because the database as a whole fails', async () => {
    const all = await started();
    const closed = new Dexie.DatabaseClosedError();
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore) {
      throw closed;
    });
    await expect(mend(all)).rejects.toThrow();
    vi.restoreAllMocks();
    await all.machine.quit(all.running);
  });
});
