import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { parseRecord, tableNames, type TableName } from '../../shared/domain/tables';
import { upgradeRecord } from '../../shared/domain/upgrades';
import { upgradeSteps } from '../../shared/domain/upgradeSteps';
import { undo } from '../commands/history';
import { soundCopy, TestDisk } from './backupTestData';
import { openDatabase, stateVersions } from './database';
import { frozenBackup, frozenBackups, frozenJournals, frozenNotebooks, frozenStores, putFrozenJournal, putFrozenNotebook, type FrozenStores } from './frozenTestData';
import { digestOf } from './journalRows';
import { schemaVersion, schemaVersions } from './migrations';
import { everythingIn, TestMachine } from './recoveryTestData';
import { replaceNotebook } from './replacement';

const textDigest = (text: string): Promise<string> => digestOf(new TextEncoder().encode(text));
const isTable = (name: string): name is TableName => (tableNames as readonly string[]).includes(name);
const versions = [...frozenNotebooks.keys()];
const journalVersions = [...frozenJournals.keys()];
const backupVersions = [...frozenBackups.keys()];

/** The records of a frozen notebook as the newest schema has them, with bytes as numbers. */
function upgraded(stores: FrozenStores, version: number): Readonly<Record<string, readonly unknown[]>> {
  return Object.fromEntries(tableNames.map((table) => [table, (stores[table] ?? []).map((record) => {
    const result = upgradeRecord(table, record, version);
    if (!result.ok) throw new Error(result.problems.join());
    const parsed = parseRecord(table, result.value);
    if (!parsed.ok) throw new Error(parsed.problems.join());
    expect(parsed.value).toEqual(result.value);
    return 'bytes' in parsed.value ? { ...parsed.value, bytes: [...parsed.value.bytes] } : parsed.value;
  })]));
}

describe('what was released', () => {
  it('is stated in the schema as it was', async () => {
    const digests = await Promise.all(schemaVersions.map(({ stores }) => textDigest(JSON.stringify(Object.entries(stores).sort()))));
    // A released version never changes: a new one gets a digest of its own below the others.
    expect(digests).toEqual([
      '78c259b13a1cf5819229e24556340052f02271de28909a5fc67a948e834d8349',
      'bc325d1761724286d4e84480e0c4015ba58900e2c3d94cd2466b8c30e11c4b7a',
      '66804320eb147744f9e84c7aaf6dab883f1677b11adfeb1a373735cc7f61691c',
      'd755758c25bc2dc0f609b4099ed9763686adf338be3f3dce777e639dd8525a47',
      '9d88661d890335635ae66a5973a8631e5f881b5425c07cca9ef253dbfdfc6900',
    ]);
  });

  it('is kept in samples that nobody edits, one of each version', async () => {
    expect(versions).toEqual(schemaVersions.map(({ version }) => version));
    expect(journalVersions).toEqual(versions.slice(1));
    expect(backupVersions).toEqual(versions.slice(1));
    const digests = await Promise.all([...frozenNotebooks.values(), ...frozenJournals.values(), ...frozenBackups.values()].map(textDigest));
    expect(digests).toEqual([
      'b89c2079fe23b1606baa95ebfd18a3d3dfbb0974101135188932c3fb70abfeb3',
      '46c6e509277043e37e5fc32c13552e968d3093a321ed305661e9d1beb0af6d63',
      '25c473a0f804bc3f31b09683bf79e54fb45a794210c434909eedbc63e4a3cdb6',
      '55a85b89c54792d7ce50899f13806eaeb8fdabb7c6a09eeae23ab97466031db8',
      '6f791795e3f733e4b06bac158459d37c49b94a7cc8ddbd53fd7195ce63d35e44',
      'c438157d3392c1bd84d2a33d727cf78984e69bbf3527f0fc84ef7beaa454caad',
      '4d664bb789626d7f33e12e2cf8a1aa6c09fdc81c1dd155f3f72c1cf81bd3515a',
      '9da102659409cfa2a25898af789325d07bab38ec152384166b0ffbe37b49aa88',
      'bb1cb3bcb35630d86f1a83b7be014b368aa0a9dabc404b1ccd25bb8f1fda270b',
      'f97a3aa121269fd90731267911d28f83e917e532aa5fa881cf626206d76a33d8',
      '6685493a19bb9134b67a3534f44ff292f69a3ab7b44481db1ee632f244d03bfb',
      'f3b389b587cc8369c5902a86dd2f91257940cd06680d7de8864e832414eef4f4',
      'c58bac654f6e885f12ce566d9b6a043be7cdaf02f433970a51e3c632d4e56216',
    ]);
  });

  it('holds every kind of record of its version', () => {
    for (const version of versions) {
      const empty = Object.entries(frozenStores(version)).filter(([, rows]) => rows.length === 0);
      expect(empty).toEqual([]);
      expect(Object.keys(frozenStores(version)).sort()).toEqual(Object.keys(schemaVersions[version - 1]?.stores ?? {}).sort());
    }
  });

  it('states its steps in rising order, each for a version that there is', () => {
    const stepVersions = upgradeSteps.map(({ version }) => version);
    expect(stepVersions).toEqual([...new Set(stepVersions)].sort((a, b) => a - b));
    expect(stepVersions.filter((version) => version < 2 || version > schemaVersion)).toEqual([]);
  });
});

describe('a live notebook', () => {
  it.each(versions.slice(0, -1))('of version %i comes to the next with every row as it was', async (version) => {
    const name = `step-${version}`;
    await putFrozenNotebook(name, version);
    const database = new Dexie(name);
    stateVersions(database, schemaVersions.slice(0, version + 1));
    await database.open();
    expect(database.verno).toBe(version + 1);
    for (const [store, rows] of Object.entries(frozenStores(version))) {
      const step = upgradeSteps.find((each) => each.version === version + 1);
      // What undo and the journal still have to do holds records as well.
      const holdsRecords = store === 'historyRows' || store === 'journalOutbox';
      const changes = step && (holdsRecords || (isTable(store) && step.records[store]));
      if (!changes) expect(await database.table(store).toArray()).toEqual(rows);
    }
    database.close();
  });

  it.each(versions)('of version %i comes to the newest, and its history can be taken back', async (version) => {
    const name = `live-${version}`;
    await putFrozenNotebook(name, version);
    const opening = await openDatabase(name);
    if (opening.status !== 'opened') throw new Error(opening.status);
    expect(opening.database.verno).toBe(schemaVersion);
    expect(await everythingIn(opening.database)).toEqual(upgraded(frozenStores(version), version));
    opening.database.close();

    const machine = new TestMachine(name);
    const running = await machine.start();
    expect(running.outcome.findings).toEqual([]);
    expect(await running.client.flush()).toBe(true);
    const { database, writer } = running;
    expect(await undo({ database, writer, clock: machine.clock, ids: machine.ids })).toMatchObject({ status: 'done', label: 'Edit “Harbor”' });
    expect((await database.sources.get('src-0000000000000001'))?.outlet).toBe('The Quay');
    const content = await everythingIn(database);
    expect(await running.snapshot()).toBe('taken');
    await machine.quit(running);
    await machine.loseDatabase();
    const again = await machine.start();
    expect(again.outcome.findings).toMatchObject([{ kind: 'rebuilt', gaps: [], quarantined: [] }]);
    expect(await everythingIn(again.database)).toEqual(content);
    await machine.quit(again);
  });
});

describe('a journal with its snapshots', () => {
  it.each(journalVersions)('of version %i gives the whole notebook back', async (version) => {
    const machine = new TestMachine(`journal-${version}`);
    putFrozenJournal(version, machine.folder);
    const running = await machine.start();
    expect(running.outcome.findings).toMatchObject([{ kind: 'rebuilt', cause: 'missing', gaps: [], quarantined: [], damagedChunks: 0, passedOver: 0 }]);
    expect(await everythingIn(running.database)).toEqual(upgraded(frozenStores(version), version));
    await machine.quit(running);
  });

  it.each(journalVersions)('of version %i gives it back without its snapshot, line by line', async (version) => {
    const machine = new TestMachine(`lines-${version}`);
    putFrozenJournal(version, machine.folder);
    for (const path of machine.folder.paths('snapshots/')) machine.folder.files.delete(path);
    const running = await machine.start();
    expect(running.outcome.findings).toMatchObject([{ kind: 'rebuilt', snapshotAt: null, gaps: [], quarantined: [] }]);
    expect(await everythingIn(running.database)).toEqual(upgraded(frozenStores(version), version));
    await machine.quit(running);
  });

  it.each(journalVersions)('of version %i goes on with its own live notebook, which has nothing to tell', async (version) => {
    const machine = new TestMachine(`both-${version}`);
    putFrozenJournal(version, machine.folder);
    await putFrozenNotebook(machine.name, version);
    const running = await machine.start();
    expect(running.outcome).toMatchObject({ findings: [], needsSnapshot: false });
    expect(await running.database.journalOutbox.count()).toBe(0);
    await machine.quit(running);
  });
});

describe('a backup', () => {
  it.each(backupVersions)('of version %i is restored as the newest has it', async (version) => {
    const disk = new TestDisk();
    disk.files.set('old', frozenBackup(version));
    const machine = new TestMachine(`backup-${version}`);
    const running = await machine.start();
    const { database, calls } = running;
    const copy = await soundCopy(disk, 'old');
    expect(copy.schema).toBe(version);
    expect(await replaceNotebook({ database, calls, clock: machine.clock, ids: machine.ids }, { copy, label: 'Restore' })).toEqual({ status: 'ready' });
    await machine.quit(running, false);
    const restored = await machine.start();
    expect(restored.outcome.findings).toMatchObject([{ kind: 'rebuilt', cause: 'replaced', quarantined: [], gaps: [] }]);
    expect(await everythingIn(restored.database)).toEqual(upgraded(frozenStores(version), version));
    await machine.quit(restored);
  });
});
