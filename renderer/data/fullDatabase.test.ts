import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTag } from '../../shared/domain/tag';
import { DatabaseTrouble } from './databaseTrouble';
import { journalStoreNames } from './journalStores';
import { openTestNotebook } from './notebookTestData';
import { keepOpen } from './reopening';
import { openReconciled } from './recovery';
import { everythingIn, TestMachine, testTime, writeArticle } from './recoveryTestData';

afterEach(() => vi.restoreAllMocks());

describe('a database that is full', () => {
  it.each(['tags', 'historyEntries', ...journalStoreNames.filter((name) => name !== 'keptContents')])('leaves nothing of a write behind that fails in %s, and says so', async (store) => {
    const { database, writer, clock, ids } = await openTestNotebook();
    const put = IDBObjectStore.prototype.put;
    const add = IDBObjectStore.prototype.add;
    const failing = (ordinary: typeof put) =>
      function (this: IDBObjectStore, value: unknown, key?: IDBValidKey): IDBRequest<IDBValidKey> {
        if (this.name === store) throw new DOMException('Encountered full disk', 'QuotaExceededError');
        return key === undefined ? ordinary.call(this, value) : ordinary.call(this, value, key);
      };
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(failing(put));
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(failing(add));
    const heard = vi.fn();
    writer.subscribe(heard);
    const before = await Promise.all(database.tables.map((table) => table.toArray()));
    const writing = writer.write({ label: 'Create tag' }, (recorder) => recorder.put('tags', createTag({ name: 'quay' }, clock, ids)));
    await expect(writing).rejects.toThrow(new DatabaseTrouble('The notebook cannot be written just now, because the disk is full.'));
    expect(await Promise.all(database.tables.map((table) => table.toArray()))).toEqual(before);
    expect(heard).not.toHaveBeenCalled();

    vi.restoreAllMocks();
    await writer.write({ label: 'Create tag' }, (recorder) => recorder.put('tags', createTag({ name: 'quay' }, clock, ids)));
    expect(await database.tags.count()).toBe(1);
  });
});

describe('a connection that the browser ended', () => {
  it('comes back by itself, is told while it cannot, and is left alone where it was meant', async () => {
    const { database, writer, clock, ids } = await openTestNotebook();
    const [onLost, onBack, onReplaced] = [vi.fn(), vi.fn(), vi.fn()];
    keepOpen(database, { onLost, onBack, onReplaced });
    const open = vi.spyOn(Dexie.prototype, 'open').mockImplementationOnce(() => Dexie.Promise.reject(new Dexie.UnknownError('Internal error opening backing store')));
    // What the library does when the browser tells it of the end.
    database.close({ disableAutoOpen: false });
    await vi.waitFor(() => expect(onBack).toHaveBeenCalledTimes(1), { timeout: 3000 });
    expect(onLost).toHaveBeenCalledExactlyOnceWith('The notebook cannot be written just now, because the browser’s database failed.');
    await writer.write({ label: 'Create tag' }, (recorder) => recorder.put('tags', createTag({ name: 'quay' }, clock, ids)));
    expect(await database.tags.count()).toBe(1);

    const tries = open.mock.calls.length;
    database.close();
    await Promise.resolve();
    expect(open.mock.calls.length).toBe(tries);
    expect(onReplaced).not.toHaveBeenCalled();
  });

  it('to a database that is gone meanwhile is told as that', async () => {
    const { database } = await openTestNotebook();
    const [onLost, onBack, onReplaced] = [vi.fn(), vi.fn(), vi.fn()];
    keepOpen(database, { onLost, onBack, onReplaced });
    await database.journalHeads.clear();
    database.close({ disableAutoOpen: false });
    await vi.waitFor(() => expect(onReplaced).toHaveBeenCalledTimes(1));
    expect(onBack).not.toHaveBeenCalled();
  });
});

describe('a start on a full disk', () => {
  it('does not give up a database that it could not restore', async () => {
    const machine = new TestMachine();
    const running = await machine.start();
    await writeArticle(running, machine, 'Kept');
    await running.client.flush();
    const content = await everythingIn(running.database);
    await machine.quit(running);
    vi.spyOn(Dexie.prototype, 'open').mockImplementationOnce(() => Dexie.Promise.reject(new Error('Internal error opening backing store')));
    const outcome = await openReconciled({ calls: machine.folder.host(), at: testTime, name: machine.name, isDiskFull: () => Promise.resolve(true) });
    expect(outcome).toEqual({ status: 'failed', reason: 'The disk is full. Make some room and start again.', hasUnsoundCopy: false });
    const next = await machine.start();
    expect(next.outcome.findings).toEqual([]);
    expect(await everythingIn(next.database)).toEqual(content);
    await machine.quit(next);
  });

  it('that fills up while the notebook is restored is told, and the next start begins again', async () => {
    const machine = new TestMachine();
    const running = await machine.start();
    await writeArticle(running, machine, 'Kept');
    await running.client.flush();
    const content = await everythingIn(running.database);
    await machine.quit(running);
    await machine.loseDatabase();
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value: unknown) {
      if (this.name === 'sourceDocuments') throw new DOMException('Encountered full disk', 'QuotaExceededError');
      return put.call(this, value);
    });
    expect(await machine.reconcile()).toMatchObject({ status: 'failed', reason: expect.stringContaining('the disk is full') as string });
    vi.restoreAllMocks();
    const next = await machine.start();
    expect(next.outcome.findings).toMatchObject([{ kind: 'rebuilt', cause: 'unfinished', gaps: [] }]);
    expect(await everythingIn(next.database)).toEqual(content);
    await machine.quit(next);
  });
});
