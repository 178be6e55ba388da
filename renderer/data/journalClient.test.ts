import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { parseJournal } from '../../shared/journal/journalLines';
import { openTestNotebook } from './notebookTestData';
import { createJournalClient } from './journalClient';
import { takeSnapshot } from './journalSnapshot';
import { everythingIn, TestMachine, writeArticle, writeTag } from './recoveryTestData';

function linesOf(machine: TestMachine): readonly number[] {
  return machine.folder.paths('segments/').flatMap((path) => parseJournal(machine.folder.files.get(path) ?? '').records.map(({ sequence }) => sequence));
}

describe('the way of a change to the journal', () => {
  it('is numbered in the same transaction and waits there until it is on the disk', async () => {
    const machine = new TestMachine();
    const running = await machine.start();
    await writeTag(running, machine, 'one');
    await writeTag(running, machine, 'two');
    expect(await running.database.journalHeads.toArray()).toMatchObject([{ sequence: 2, counts: { tags: 2 }, isBeingRebuilt: false }]);
    expect((await running.database.journalOutbox.toArray()).map(({ sequence, label }) => [sequence, label])).toEqual([[1, 'Add tag one'], [2, 'Add tag two']]);
    expect(await running.client.flush()).toBe(true);
    expect(await running.database.journalOutbox.count()).toBe(0);
    expect(linesOf(machine)).toEqual([1, 2]);
    await machine.quit(running);
  });

  it('takes no number where the work failed or changed nothing', async () => {
    const machine = new TestMachine();
    const running = await machine.start();
    await expect(running.writer.write({ label: 'Fail' }, async (recorder) => {
      await recorder.put('settings', { id: 'preference:x', value: 1 });
      throw new Error('no');
    })).rejects.toThrow('no');
    await running.writer.write({ label: 'Nothing' }, async () => undefined);
    expect(await running.database.journalHeads.toArray()).toMatchObject([{ sequence: 0 }]);
    await running.writer.write({ label: 'Remember place', isUndoable: false }, (recorder) => recorder.put('settings', { id: 'memory:place', value: 1 }));
    expect(await running.database.journalHeads.toArray()).toMatchObject([{ sequence: 1 }]);
    await machine.quit(running);
  });

  it('keeps texts and originals by content, once, before the line that names them', async () => {
    const machine = new TestMachine();
    const running = await machine.start();
    const id = await writeArticle(running, machine, 'Same');
    await running.client.flush();
    const line = new TextDecoder().decode(machine.folder.files.get(machine.folder.paths('segments/')[0] ?? ''));
    expect(line).not.toContain('Ports along the coast');
    expect(machine.folder.paths('contents/').length).toBe(2);
    expect(await running.database.keptContents.get(id)).toMatchObject({ id, mediaType: '' });
    await running.writer.write({ label: 'Again' }, async (recorder) => {
      const document = await recorder.get('sourceDocuments', id);
      if (document) await recorder.put('sourceDocuments', { ...document, text: `${document.text} ` });
    });
    expect((await running.database.keptContents.get(id))?.digest).toBe('');
    await running.client.flush();
    expect(machine.folder.paths('contents/').length).toBe(3);
    await machine.quit(running);
  });

  it('lets work that writes fast wait where the oldest change has waited long, and not where the journal fails', async () => {
    const machine = new TestMachine();
    const running = await machine.start();
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    const { client, database } = running;
    const write = async (name: string): Promise<void> => {
      await writeTag(running, machine, name);
      client.notify();
    };
    await write('one');
    now = 600;
    await client.keepUp();
    expect(await database.journalOutbox.count()).toBe(1);
    now = 800;
    await client.keepUp();
    expect(await database.journalOutbox.count()).toBe(0);
    await write('two');
    now = 1000;
    await client.keepUp();
    expect(await database.journalOutbox.count()).toBe(1);

    machine.folder.fullDisk = true;
    now = 9000;
    await client.keepUp();
    expect(running.troubles).toEqual(['the disk is full']);
    await write('three');
    machine.folder.fullDisk = false;
    now = 20_000;
    await client.keepUp();
    expect(await database.journalOutbox.count()).toBe(2);
    expect(await client.flush()).toBe(true);
    await machine.quit(running);
  });

  it('goes in one flush for what comes within a quarter of a second', async () => {
    const { database, writer } = await openTestNotebook();
    const sent: number[] = [];
    const client = createJournalClient({
      database,
      calls: {
        keepContents: async () => ({ status: 'done' }),
        appendJournal: async ({ lines }) => {
          sent.push(lines.length);
          return { status: 'done' };
        },
      },
      onTrouble: () => undefined,
    });
    writer.subscribe(() => client.notify());
    for (let count = 0; count < 5; count += 1) await writer.write({ label: 'Set' }, (recorder) => recorder.put('settings', { id: 'a', value: count }));
    await vi.waitFor(() => expect(sent).toEqual([5]));
    client.stop();
    database.close();
  });

  it('is tried again while the disk is full, loses nothing and tells once', async () => {
    const machine = new TestMachine();
    const running = await machine.start();
    machine.folder.fullDisk = true;
    await writeArticle(running, machine, 'First');
    expect(await running.client.flush()).toBe(false);
    await writeTag(running, machine, 'one');
    expect(await running.client.flush()).toBe(false);
    expect(running.troubles).toEqual(['the disk is full']);
    expect(await running.database.journalOutbox.count()).toBe(2);
    machine.folder.fullDisk = false;
    expect(await running.client.flush()).toBe(true);
    expect(running.troubles).toEqual(['the disk is full', null]);
    expect(linesOf(machine)).toEqual([1, 2]);
    await machine.quit(running);
  });
});

describe('a database that is removed while the window is open', () => {
  it('takes no change and gives no snapshot, and is whole after the next start', async () => {
    const machine = new TestMachine();
    const running = await machine.start();
    await writeTag(running, machine, 'one');
    await running.client.flush();
    await machine.loseDatabase();
    await expect(writeTag(running, machine, 'two')).rejects.toThrow('cannot be written just now');
    // As it is opened again wherever the browser ended the connection.
    await running.database.open();
    await expect(writeTag(running, machine, 'two')).rejects.toThrow('was removed while Ibidem was open');
    expect(await running.database.tags.count()).toBe(0);
    expect(await running.snapshot()).toBe('failed');
    await machine.quit(running);
    const next = await machine.start();
    expect(next.outcome.findings).toMatchObject([{ kind: 'rebuilt', cause: 'missing' }]);
    expect((await next.database.tags.toArray()).map(({ name }) => name)).toEqual(['one']);
    await machine.quit(next);
  });
});

describe('a snapshot', () => {
  it('may be taken while somebody writes: replaying what came meanwhile makes it whole', async () => {
    const machine = new TestMachine();
    const running = await machine.start();
    for (let count = 0; count < 5; count += 1) await writeArticle(running, machine, `Article ${count}`);
    await running.client.flush();
    let rests = 0;
    const outcome = await takeSnapshot({
      database: running.database, calls: machine.folder.host(), at: machine.clock(),
      rest: async () => {
        rests += 1;
        await writeTag(running, machine, `meanwhile ${rests}`);
        if (rests === 2) await writeArticle(running, machine, 'Meanwhile');
        return false;
      },
    });
    expect(outcome).toMatchObject({ status: 'taken' });
    await running.client.flush();
    const content = await everythingIn(running.database);
    await machine.quit(running);
    await machine.loseDatabase();
    const next = await machine.start();
    const [finding] = next.outcome.findings;
    expect(finding).toMatchObject({ kind: 'rebuilt', gaps: [], passedOver: 0 });
    expect(finding?.kind === 'rebuilt' && finding.snapshotAt).toBeTruthy();
    expect(await everythingIn(next.database)).toEqual(content);
    await machine.quit(next);
  });

  it('can be given up, and says why it failed', async () => {
    const machine = new TestMachine();
    const running = await machine.start();
    await writeArticle(running, machine, 'One');
    const options = { database: running.database, calls: machine.folder.host(), at: machine.clock() };
    expect(await takeSnapshot({ ...options, rest: async () => true })).toEqual({ status: 'abandoned' });
    machine.folder.fullDisk = true;
    expect(await takeSnapshot({ ...options, rest: async () => false })).toEqual({ status: 'failed', reason: 'the disk is full' });
    machine.folder.fullDisk = false;
    expect((await options.calls.listSnapshots()).snapshots).toEqual([]);
    await machine.quit(running);
  });
});
