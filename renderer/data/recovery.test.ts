import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { describe, expect, it, vi } from 'vitest';
import { serializeCheckedLine } from '../../shared/journal/checkedLine';
import { openDatabase } from './database';
import { usableFactory } from './databaseFactory';
import { schemaVersion } from './migrations';
import { openReconciled } from './recovery';
import { createWriter } from './transaction';
import { everythingIn, rebuilt, TestMachine, testTime, usedMachine, writeArticle, writeTag } from './recoveryTestData';

async function snapshotFiles(machine: TestMachine, end: string): Promise<readonly string[]> {
  return machine.folder.paths('snapshots/').filter((path) => path.endsWith(end));
}

describe('a start where nothing happened', () => {
  it('says nothing and wants no snapshot, empty or not', async () => {
    const machine = new TestMachine();
    const first = await machine.start();
    expect(first.outcome).toMatchObject({ findings: [], needsSnapshot: false, hasJournal: true });
    await writeTag(first, machine, 'one');
    await machine.quit(first);
    const second = await machine.start();
    expect(second.outcome).toMatchObject({ findings: [], needsSnapshot: false });
    expect(await second.database.tags.count()).toBe(1);
    await machine.quit(second);
  });

  it('brings to the journal what the last window did not', async () => {
    const machine = new TestMachine();
    const first = await machine.start();
    await writeTag(first, machine, 'one');
    await first.client.flush();
    await writeTag(first, machine, 'two');
    await machine.quit(first, false);
    const second = await machine.start();
    expect(second.outcome).toMatchObject({ findings: [], needsSnapshot: false });
    await machine.quit(second);
    await machine.loseDatabase();
    const third = await machine.start();
    expect(rebuilt(third)).toMatchObject({ cause: 'missing', changes: 2, counts: { tags: 2 }, gaps: [] });
    await machine.quit(third);
  });

  it('does not send again what the journal took just before the window was killed', async () => {
    const machine = new TestMachine();
    const first = await machine.start();
    await writeTag(first, machine, 'one');
    const kept = await first.database.journalOutbox.toArray();
    await first.client.flush();
    await first.database.journalOutbox.bulkPut(kept);
    await machine.quit(first, false);
    const second = await machine.start();
    expect(await second.database.journalOutbox.count()).toBe(0);
    expect(second.outcome.needsSnapshot).toBe(false);
    await machine.quit(second);
  });
});

describe('a lost database', () => {
  it('is rebuilt from snapshot and journal, texts and originals included', async () => {
    const { machine, content } = await usedMachine();
    await machine.loseDatabase();
    const running = await machine.start();
    expect(rebuilt(running)).toMatchObject({
      cause: 'missing', changes: 2, gaps: [], damagedChunks: 0, passedOver: 0, quarantined: [], counts: { sources: 2, sourceDocuments: 2, tags: 3 },
    });
    expect(await everythingIn(running.database)).toEqual(content);
    expect(running.outcome.needsSnapshot).toBe(false);
    await machine.quit(running);
    const next = await machine.start();
    expect(next.outcome).toMatchObject({ findings: [], needsSnapshot: false });
    await machine.quit(next);
  });

  it('is rebuilt from the journal alone where there is no snapshot yet', async () => {
    const machine = new TestMachine();
    const first = await machine.start();
    await writeArticle(first, machine, 'Only');
    await first.client.flush();
    const content = await everythingIn(first.database);
    await machine.quit(first);
    await machine.loseDatabase();
    const second = await machine.start();
    expect(rebuilt(second).snapshotAt).toBeNull();
    expect(await everythingIn(second.database)).toEqual(content);
    await machine.quit(second);
  });

  it('is rebuilt whole from an older snapshot where the newest is damaged', async () => {
    const { machine, content } = await usedMachine();
    await machine.loseDatabase();
    const [, newest] = await snapshotFiles(machine, '.ndjson.gz');
    machine.folder.flipBit(newest ?? '');
    const running = await machine.start();
    expect(rebuilt(running)).toMatchObject({ passedOver: 1, gaps: [], changes: 3 });
    expect(await everythingIn(running.database)).toEqual(content);
    expect(running.outcome.needsSnapshot).toBe(true);
    await machine.quit(running);
  });

  it('is rebuilt whole where the newest manifest cannot be read', async () => {
    const { machine, content } = await usedMachine();
    await machine.loseDatabase();
    const [, newest] = await snapshotFiles(machine, '.json');
    machine.folder.flipBit(newest ?? '');
    const running = await machine.start();
    expect(rebuilt(running)).toMatchObject({ passedOver: 1, gaps: [] });
    expect(await everythingIn(running.database)).toEqual(content);
    await machine.quit(running);
  });

  it('comes back without the line that was torn, and with all others, wherever it was torn', async () => {
    const { machine, content } = await usedMachine();
    const last = machine.folder.paths('segments/').at(-1) ?? '';
    const bytes = machine.folder.files.get(last) ?? new Uint8Array();
    const lineStart = bytes.lastIndexOf(10, bytes.length - 2) + 1;
    for (const length of [lineStart, lineStart + 1, lineStart + 40, bytes.length - 2]) {
      machine.folder.files.set(last, bytes.slice());
      machine.folder.cut(last, length);
      await machine.loseDatabase();
      const running = await machine.start();
      expect(rebuilt(running).gaps).toEqual([]);
      expect(await everythingIn(running.database)).toEqual({ ...content, tags: content['tags']?.filter((tag) => (tag as { name: string }).name !== 'three') });
      await machine.quit(running);
    }
  });

  it('names the gap where the journal is damaged in the middle, and saves the rest', async () => {
    const machine = new TestMachine();
    const first = await machine.start();
    for (const name of ['one', 'two', 'three']) await writeTag(first, machine, name);
    await machine.quit(first);
    const [segment = ''] = machine.folder.paths('segments/');
    machine.folder.flipBit(segment);
    await machine.loseDatabase();
    const second = await machine.start();
    expect(rebuilt(second).gaps).toEqual([{ from: 2, to: 2 }]);
    expect((await second.database.tags.toArray()).map(({ name }) => name).sort()).toEqual(['one', 'three']);
    expect(second.outcome.needsSnapshot).toBe(true);
    await second.snapshot();
    await writeTag(second, machine, 'four');
    await machine.quit(second);
    await machine.loseDatabase();
    const third = await machine.start();
    expect(rebuilt(third)).toMatchObject({ gaps: [], counts: { tags: 3 } });
    await machine.quit(third);
  });

  it('sets a malformed record aside and hides nothing else', async () => {
    const machine = new TestMachine();
    const first = await machine.start();
    await writeTag(first, machine, 'good');
    await first.writer.write({ label: 'Break' }, (recorder) => recorder.put('tags', { ...tagShape, id: 'tag-broken', name: 7 } as never));
    await writeTag(first, machine, 'fine');
    await machine.quit(first);
    await machine.loseDatabase();
    const second = await machine.start();
    const { quarantined, counts } = rebuilt(second);
    expect(counts).toEqual({ tags: 2 });
    expect(quarantined).toMatchObject([{ table: 'tags', recordId: 'tag-broken', value: { name: 7 }, at: testTime }]);
    expect(quarantined[0]?.problems.length).toBeGreaterThan(0);
    expect(await second.database.quarantine.toArray()).toEqual(quarantined);
    await machine.quit(second);
  });

  it('sets a text aside whose content is gone', async () => {
    const { machine } = await usedMachine();
    await machine.loseDatabase();
    for (const path of machine.folder.paths('contents/')) machine.folder.flipBit(path);
    const running = await machine.start();
    const { quarantined, counts } = rebuilt(running);
    expect(counts).toEqual({ sources: 2, tags: 3 });
    expect(quarantined.map(({ table }) => table).sort()).toEqual(['originals', 'originals', 'sourceDocuments', 'sourceDocuments']);
    await machine.quit(running);
  });
});

const tagShape = { createdAt: testTime, updatedAt: testTime, color: 'amber', parentId: null, definition: '' };

describe('a database that is behind', () => {
  it('catches up', async () => {
    const machine = new TestMachine();
    const first = await machine.start();
    await writeTag(first, machine, 'one');
    await first.client.flush();
    const old = await Promise.all([first.database.tags.toArray(), first.database.journalHeads.toArray()]);
    await writeTag(first, machine, 'two');
    await writeArticle(first, machine, 'Late');
    await first.client.flush();
    const content = await everythingIn(first.database);
    for (const table of first.database.tables) await table.clear();
    await first.database.tags.bulkPut(old[0]);
    await first.database.journalHeads.bulkPut(old[1]);
    await machine.quit(first);
    const second = await machine.start();
    expect(second.outcome.findings).toMatchObject([{ kind: 'caughtUp', changes: 2, quarantined: [] }]);
    expect(await everythingIn(second.database)).toEqual(content);
    await machine.quit(second);
  });

  it('is kept where it has another history, and the journal goes on from it', async () => {
    const { machine } = await usedMachine();
    await machine.loseDatabase();
    const elsewhere = new TestMachine(machine.name);
    elsewhere.ids('change');
    const other = await elsewhere.start();
    await writeTag(other, elsewhere, 'foreign');
    await elsewhere.quit(other);
    const running = await machine.start();
    expect(running.outcome).toMatchObject({ findings: [{ kind: 'diverged' }], needsSnapshot: true });
    expect((await running.database.tags.toArray()).map(({ name }) => name)).toEqual(['foreign']);
    expect(await running.snapshot()).toBe('taken');
    await writeTag(running, machine, 'more');
    await machine.quit(running);
    await machine.loseDatabase();
    const next = await machine.start();
    expect((await next.database.tags.toArray()).map(({ name }) => name).sort()).toEqual(['foreign', 'more']);
    expect(rebuilt(next).gaps).toEqual([]);
    await machine.quit(next);
  });
});

describe('a damaged database', () => {
  it('that lost records is replaced by the whole copy, the last unsent changes included', async () => {
    const { machine } = await usedMachine();
    const running = await machine.start();
    await writeTag(running, machine, 'unsent');
    const content = await everythingIn(running.database);
    await running.database.tags.clear();
    await machine.quit(running, false);
    const next = await machine.start();
    expect(rebuilt(next)).toMatchObject({ cause: 'damaged', gaps: [] });
    expect(await everythingIn(next.database)).toEqual(content);
    await machine.quit(next);
  });

  it('is kept where the journal cannot replace it', async () => {
    const machine = new TestMachine();
    const first = await machine.start();
    for (const name of ['one', 'two', 'three']) await writeTag(first, machine, name);
    await first.client.flush();
    await first.database.tags.limit(1).delete();
    await machine.quit(first);
    machine.folder.flipBit(machine.folder.paths('segments/')[0] ?? '');
    const second = await machine.start();
    expect(second.outcome).toMatchObject({ findings: [{ kind: 'keptDamaged', missing: { tags: 1 } }], needsSnapshot: true });
    expect(await second.database.tags.count()).toBe(2);
    await second.snapshot();
    await machine.quit(second);
    const third = await machine.start();
    expect(third.outcome.findings).toEqual([]);
    await machine.quit(third);
  });

  it('is rebuilt again where rebuilding was interrupted', async () => {
    const { machine, content } = await usedMachine();
    const running = await machine.start();
    await running.database.sources.clear();
    await running.database.journalHeads.toCollection().modify({ isBeingRebuilt: true });
    await machine.quit(running);
    const next = await machine.start();
    expect(rebuilt(next).cause).toBe('unfinished');
    expect(await everythingIn(next.database)).toEqual(content);
    await machine.quit(next);
  });
});

describe('a database that does not open', () => {
  function failToOpenOnce(): void {
    vi.spyOn(Dexie.prototype, 'open').mockImplementationOnce(() => Dexie.Promise.reject(new Error('Internal error opening backing store')));
  }

  it('is replaced once the journal was found whole', async () => {
    const { machine, content } = await usedMachine();
    failToOpenOnce();
    const running = await machine.start();
    expect(rebuilt(running).cause).toBe('unopenable');
    expect(await everythingIn(running.database)).toEqual(content);
    await machine.quit(running);
  });

  it('that cannot even be deleted is left where it is, and the notebook restored beside it', async () => {
    const { machine, content } = await usedMachine();
    const spare = new IDBFactory();
    const broken = { databases: () => Promise.reject(new Error('Internal error opening backing store')) };
    const opened: string[] = [];
    const buckets = { open: async (name: string) => (opened.push(name), { indexedDB: spare }) };
    const find = () => usableFactory(Object.assign(Object.create(indexedDB) as IDBFactory, broken), buckets);
    const options = { calls: machine.folder.host(), at: testTime, name: machine.name };
    const outcome = await openReconciled({ ...options, factory: await find() });
    if (outcome.status !== 'ready') throw new Error(outcome.status);
    expect(outcome.findings).toMatchObject([{ kind: 'rebuilt', cause: 'unopenable', gaps: [] }]);
    expect(await everythingIn(outcome.database)).toEqual(content);
    outcome.database.close();
    const again = await openReconciled({ ...options, factory: await find() });
    expect(again).toMatchObject({ status: 'ready', findings: [], needsSnapshot: false });
    if (again.status === 'ready') again.database.close();
    expect(opened).toEqual(['ibidem-spare', 'ibidem-spare']);
    machine.folder.files.clear();
    const withoutCopy = await openReconciled({ ...options, name: 'nowhere else', factory: await find() });
    expect(withoutCopy).toEqual({ status: 'failed', reason: 'Internal error opening backing store', hasUnsoundCopy: false });
  });

  it('is left alone where the journal is not whole, and where there is none', async () => {
    const machine = new TestMachine();
    const first = await machine.start();
    for (const name of ['one', 'two', 'three']) await writeTag(first, machine, name);
    await machine.quit(first);
    machine.folder.flipBit(machine.folder.paths('segments/')[0] ?? '');
    failToOpenOnce();
    expect(await machine.reconcile()).toEqual({ status: 'failed', reason: 'Internal error opening backing store', hasUnsoundCopy: true });
    machine.folder.files.clear();
    failToOpenOnce();
    expect(await machine.reconcile()).toMatchObject({ status: 'failed', hasUnsoundCopy: false });
    const again = await openDatabase(machine.name);
    if (again.status !== 'opened') throw new Error(again.status);
    expect(await again.database.tags.count()).toBe(3);
    again.database.close();
  });
});

describe('a missing journal', () => {
  it('lets nothing wait for it, and gets a snapshot of what was written without it', async () => {
    const { machine } = await usedMachine();
    const running = await machine.start();
    const writer = createWriter(running.database, machine.clock, machine.ids, { hasJournal: false });
    await writeTag({ ...running, writer }, machine, 'without');
    await writeArticle({ ...running, writer }, machine, 'Without');
    expect(await running.database.journalOutbox.count()).toBe(0);
    const content = await everythingIn(running.database);
    await machine.quit(running);
    const next = await machine.start();
    expect(next.outcome).toMatchObject({ findings: [], needsSnapshot: true });
    expect(await next.snapshot()).toBe('taken');
    await machine.quit(next);
    await machine.loseDatabase();
    const last = await machine.start();
    expect(await everythingIn(last.database)).toEqual(content);
    await machine.quit(last);
  });

  it('is begun anew with a snapshot', async () => {
    const { machine, content } = await usedMachine();
    machine.folder.files.clear();
    const running = await machine.start();
    expect(running.outcome).toMatchObject({ findings: [], needsSnapshot: true });
    expect(await running.snapshot()).toBe('taken');
    await machine.quit(running);
    await machine.loseDatabase();
    const next = await machine.start();
    // The digests that were remembered are of contents that are gone with the folder.
    expect(await everythingIn(next.database)).toEqual(content);
    await machine.quit(next);
  });

  it('that lost its last lines gets a snapshot', async () => {
    const { machine } = await usedMachine();
    const last = machine.folder.paths('segments/').at(-1) ?? '';
    machine.folder.cut(last, 10);
    const running = await machine.start();
    expect(running.outcome).toMatchObject({ findings: [], needsSnapshot: true });
    await machine.quit(running);
  });
});

describe('what a newer program wrote', () => {
  it('is refused untouched: a line, a record’s schema, the database', async () => {
    const { machine } = await usedMachine();
    const segment = machine.folder.paths('segments/').at(-1) ?? '';
    const line = new TextEncoder().encode(serializeCheckedLine({ format: 9 }));
    const whole = machine.folder.files.get(segment) ?? new Uint8Array();
    machine.folder.files.set(segment, new Uint8Array([...whole, ...line]));
    const before = new Map(machine.folder.files);
    expect(await machine.reconcile()).toEqual({ status: 'newer', what: 'journal', found: 9, known: schemaVersion });
    expect(machine.folder.files).toEqual(before);
    const record = { format: 1, sequence: 99, schema: schemaVersion + 1, changeId: 'chg', at: '', label: '', rows: [] };
    machine.folder.files.set(segment, new Uint8Array([...whole, ...new TextEncoder().encode(serializeCheckedLine(record))]));
    expect(await machine.reconcile()).toMatchObject({ status: 'newer', what: 'journal', found: schemaVersion + 1 });
  });
});
