import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RecordOf } from '../../shared/domain/tables';
import type { UpgradeStep } from '../../shared/domain/upgradeSteps';
import type { TestMachine } from './recoveryTestData';

/** Shapes that the step below brings to those of today: tags had a label, texts were a list of paragraphs. */
const oldTag: RecordOf<'tags'> = JSON.parse(
  '{"id":"tag-0000000000000001","createdAt":"2024-01-01T00:00:00.000Z","updatedAt":"2024-01-01T00:00:00.000Z","label":"harbor","definition":"","parentId":null}',
);
const oldDocument: RecordOf<'sourceDocuments'> = JSON.parse('{"id":"src-0000000000000001","paragraphs":["Ports reopened.","Cranes move."]}');
const nonsense: RecordOf<'tags'> = JSON.parse('{"id":"tag-0000000000000009"}');
const newTag = { id: oldTag.id, createdAt: oldTag.createdAt, updatedAt: oldTag.updatedAt, name: 'harbor', definition: '', parentId: null };
const changedTag: RecordOf<'tags'> = JSON.parse(JSON.stringify({ ...newTag, definition: 'Piers' }));
const newDocument = {
  id: oldDocument.id, text: 'Ports reopened.\nCranes move.',
  blocks: [{ kind: 'paragraph', start: 0, end: 15, marks: [] }, { kind: 'paragraph', start: 16, end: 28, marks: [] }],
};

type Fields = Readonly<Record<string, unknown>>;

function upgradeTag(record: unknown): unknown {
  const { label, ...tag } = record as Fields;
  if (typeof label !== 'string') throw new Error('it has no label');
  return { ...tag, name: label };
}

function upgradeDocument(record: unknown): unknown {
  const { id, paragraphs } = record as { readonly id: string; readonly paragraphs: readonly string[] };
  let start = 0;
  const blocks = paragraphs.map((text) => {
    const block = { kind: 'paragraph', start, end: start + text.length, marks: [] };
    start = block.end + 1;
    return block;
  });
  return { id, text: paragraphs.join('\n'), blocks };
}

/** The program of today, and after `toNextVersion` the one with a version more. */
async function program(): Promise<typeof import('./recoveryTestData') & typeof import('../commands/history')> {
  return { ...(await import('./recoveryTestData')), ...(await import('../commands/history')) };
}

async function toNextVersion(hasStep = true): Promise<number> {
  vi.resetModules();
  const { schemaVersions, schemaVersion } = await vi.importActual<typeof import('./migrations')>('./migrations');
  const { upgradeSteps } = await vi.importActual<typeof import('../../shared/domain/upgradeSteps')>('../../shared/domain/upgradeSteps');
  const version = schemaVersion + 1;
  const step: UpgradeStep = { version, records: { tags: upgradeTag, sourceDocuments: upgradeDocument } };
  vi.doMock('./migrations', () => ({
    schemaVersions: [...schemaVersions, { version, stores: schemaVersions.at(-1)?.stores ?? {} }],
    schemaVersion: version,
  }));
  vi.doMock('../../shared/domain/upgradeSteps', () => ({ upgradeSteps: hasStep ? [...upgradeSteps, step] : upgradeSteps }));
  return version;
}

afterEach(() => {
  vi.doUnmock('./migrations');
  vi.doUnmock('../../shared/domain/upgradeSteps');
  vi.resetModules();
});

let notebooks = 0;

/** What today's program leaves: in a snapshot, in the journal after it, in the history and on its way to the journal. */
async function leaveNotebook(hasSnapshot: boolean): Promise<TestMachine> {
  const { TestMachine: Machine } = await program();
  const machine = new Machine(`next-${(notebooks += 1)}`);
  const running = await machine.start();
  const { writer } = running;
  await writer.write({ label: 'Create tag' }, (recorder) => recorder.put('tags', oldTag));
  await writer.write({ label: 'Store text', isUndoable: false }, (recorder) => recorder.put('sourceDocuments', oldDocument));
  await running.client.flush();
  if (hasSnapshot) expect(await running.snapshot()).toBe('taken');
  await writer.write({ label: 'Define tag' }, (recorder) => recorder.put('tags', { ...oldTag, definition: 'Quays' }));
  await machine.quit(running, false);
  return machine;
}

async function continueOn(old: TestMachine, name = old.name): Promise<TestMachine> {
  const { TestMachine: Machine } = await program();
  const machine = new Machine(name);
  for (const [path, bytes] of old.folder.files) machine.folder.files.set(path, bytes);
  return machine;
}

describe('a version that changes the shape of records', () => {
  it('upgrades the live notebook, its history and what is on its way to the journal', async () => {
    const old = await leaveNotebook(false);
    const version = await toNextVersion();
    const { undo, everythingIn } = await program();
    const machine = await continueOn(old);
    const running = await machine.start();
    expect(running.outcome.findings).toEqual([]);
    expect(running.database.verno).toBe(version);
    expect(await everythingIn(running.database)).toMatchObject({ tags: [{ ...newTag, definition: 'Quays' }], sourceDocuments: [newDocument] });
    await running.client.flush();
    // What was on its way has arrived in the new shape.
    const elsewhere = await continueOn(machine, 'elsewhere');
    const restored = await elsewhere.start();
    expect(restored.outcome.findings).toMatchObject([{ kind: 'rebuilt', quarantined: [] }]);
    expect(await everythingIn(restored.database)).toEqual(await everythingIn(running.database));
    await elsewhere.quit(restored);
    const { database, writer } = running;
    expect(await undo({ database, writer, clock: machine.clock, ids: machine.ids })).toMatchObject({ status: 'done', label: 'Define tag' });
    expect(await database.tags.toArray()).toEqual([newTag]);
    const content = await everythingIn(database);
    // The text is kept in its new shape for the snapshot, which says that it is of the new version.
    expect(await running.snapshot()).toBe('taken');
    await machine.quit(running);
    for (const path of machine.folder.paths('segments/')) machine.folder.files.delete(path);
    await machine.loseDatabase();
    const again = await machine.start();
    expect(again.outcome.findings).toMatchObject([{ kind: 'rebuilt', quarantined: [], gaps: [] }]);
    expect(await everythingIn(again.database)).toEqual(content);
    await machine.quit(again);
  });

  it.each([true, false])('upgrades what comes back from the journal (with a snapshot: %s)', async (hasSnapshot) => {
    const old = await leaveNotebook(hasSnapshot);
    await old.loseDatabase();
    await toNextVersion();
    const { everythingIn } = await program();
    const machine = await continueOn(old);
    const running = await machine.start();
    expect(running.outcome.findings).toMatchObject([{ kind: 'rebuilt', quarantined: [], gaps: [] }]);
    expect(await everythingIn(running.database)).toMatchObject({ tags: [newTag], sourceDocuments: [newDocument] });
    // And what it becomes is what the next snapshot holds, beside lines of the older version.
    const { database, writer } = running;
    await writer.write({ label: 'Define tag' }, (recorder) => recorder.put('tags', changedTag));
    expect(await running.snapshot()).toBe('taken');
    const content = await everythingIn(database);
    await machine.quit(running);
    await machine.loseDatabase();
    const again = await machine.start();
    expect(again.outcome.findings).toMatchObject([{ kind: 'rebuilt', quarantined: [], gaps: [] }]);
    expect(await everythingIn(again.database)).toEqual(content);
    await machine.quit(again);
  });

  it('sets aside what the step cannot read, and hides nothing else', async () => {
    const old = await leaveNotebook(true);
    const running = await old.start();
    await running.writer.write({ label: 'Break' }, (recorder) => recorder.put('tags', nonsense));
    await old.quit(running);
    await old.loseDatabase();
    const version = await toNextVersion();
    const machine = await continueOn(old);
    const again = await machine.start();
    expect(again.outcome.findings).toMatchObject([{
      kind: 'rebuilt', quarantined: [{ recordId: nonsense.id, problems: [`It cannot be read as a record of version ${version - 1}: it has no label`] }],
    }]);
    expect(await again.database.tags.toArray()).toEqual([{ ...newTag, definition: 'Quays' }]);
    await machine.quit(again);
  });

  it('opens a live notebook with one record that the step cannot read', async () => {
    const old = await leaveNotebook(false);
    const running = await old.start();
    await running.writer.write({ label: 'Break' }, (recorder) => recorder.put('tags', nonsense));
    await old.quit(running);
    await toNextVersion();
    const machine = await continueOn(old);
    const again = await machine.start();
    expect(again.outcome.findings).toEqual([]);
    expect(await again.database.tags.toArray()).toEqual([{ ...newTag, definition: 'Quays' }, nonsense]);
    await machine.quit(again);
  });

  it('would lose these records to the quarantine without its step', async () => {
    const old = await leaveNotebook(true);
    await old.loseDatabase();
    await toNextVersion(false);
    const machine = await continueOn(old);
    const running = await machine.start();
    const [finding] = running.outcome.findings;
    expect(finding?.kind === 'rebuilt' ? finding.quarantined.map(({ table }) => table).sort() : []).toEqual(['sourceDocuments', 'tags']);
    await machine.quit(running);
  });
});
