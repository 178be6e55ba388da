import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { createCollection } from '../../shared/domain/collection';
import { createEntity } from '../../shared/domain/entity';
import { createPassageMention } from '../../shared/domain/mention';
import { createPassage } from '../../shared/domain/passage';
import { createTag } from '../../shared/domain/tag';
import { everythingIn, TestMachine, writeArticle, type Running } from '../data/recoveryTestData';
import { openSnapshot } from '../data/snapshotCopy';
import type { NotebookCopy } from '../data/notebookCopy';
import type { CommandContext } from './commandContext';
import { undo } from './history';
import { createNote, renameNote } from './noteCommands';
import { deleteSource } from './sourceCommands';
import { itemsOf, stateOfItem, takeOut, type CopiedItem } from './takeOut';

interface Desk {
  readonly machine: TestMachine;
  readonly running: Running;
  readonly context: CommandContext;
  readonly copy: NotebookCopy;
  item(kind: CopiedItem['kind']): CopiedItem;
}

/** A note that cites a highlight with tag and person in an article, and another article; copied. */
async function copiedDesk(): Promise<Desk> {
  const machine = new TestMachine();
  const running = await machine.start();
  const { database, writer } = running;
  const context: CommandContext = { database, writer, clock: machine.clock, ids: machine.ids };
  const sourceId = await writeArticle(running, machine, 'Harbor');
  await writeArticle(running, machine, 'Unrelated');
  const source = await database.sources.get(sourceId);
  if (!source) throw new Error('The article is not there');
  const { textDigest } = source;
  const anchor = { textDigest, start: 0, end: 6, exact: 'Harbor', prefix: '', suffix: '. Port' };
  const parent = createTag({ name: 'Trade' }, machine.clock, machine.ids);
  const tag = createTag({ name: 'Ports', parentId: parent.id }, machine.clock, machine.ids);
  const collection = createCollection({ name: 'Case' }, machine.clock, machine.ids);
  const entity = createEntity({ kind: 'place', name: 'Coast' }, machine.clock, machine.ids);
  const passage = { ...createPassage({ sourceId, anchor, color: 'amber' }, machine.clock, machine.ids), tagIds: [tag.id] };
  const mention = createPassageMention({ entityId: entity.id, sourceId, anchor, passageId: passage.id }, machine.clock, machine.ids);
  await writer.write({ label: 'Work' }, async (recorder) => {
    await recorder.put('tags', parent, tag);
    await recorder.put('collections', collection);
    await recorder.put('sources', { ...source, collectionIds: [collection.id] });
    await recorder.put('entities', entity);
    await recorder.put('passages', passage);
    await recorder.put('mentions', mention);
  });
  await createNote(context, {
    title: 'On ports',
    blocks: [{ kind: 'paragraph', children: [{ kind: 'passage', passageId: passage.id, sourceId, quotation: 'Harbor', sourceTitle: 'Harbor' }, { kind: 'entity', entityId: entity.id, text: 'Coast' }] }],
  });
  await running.client.flush();
  await running.snapshot();
  const [snapshot] = (await running.calls.listSnapshots()).snapshots;
  const opening = await openSnapshot({ calls: running.calls, snapshotId: snapshot?.snapshotId ?? '' });
  if (opening.status !== 'opened') throw new Error(opening.status);
  const items = await itemsOf(opening.copy);
  const item = (kind: CopiedItem['kind']): CopiedItem => {
    const found = items.find((each) => each.kind === kind && each.title !== 'Unrelated');
    if (!found) throw new Error(`No ${kind} in the copy`);
    return found;
  };
  return { machine, running, context, copy: opening.copy, item };
}

async function emptied({ running }: Desk): Promise<void> {
  const { database, writer } = running;
  const tables = ['noteLinks', 'noteBodies', 'notes', 'mentions', 'entities', 'passages', 'tags', 'collections', 'sourceDocuments', 'sources'] as const;
  await writer.write({ label: 'Delete all', isUndoable: false }, async (recorder) => {
    for (const table of tables) await recorder.remove(table, ...(await database.table<unknown, string>(table).toCollection().primaryKeys()));
  });
}

describe('takeOut', () => {
  it.each(['note', 'source'] as const)('brings a %s with all it needs into an empty notebook, as one step', async (kind) => {
    const desk = await copiedDesk();
    const { running, context, copy, machine } = desk;
    const whole = await everythingIn(running.database);
    await emptied(desk);
    const empty = await everythingIn(running.database);
    expect(await stateOfItem(context, running.calls, copy, desk.item(kind))).toBe('missing');
    expect((await takeOut(context, running.calls, copy, desk.item(kind), 'replacement')).status).toBe('merged');
    const found = await everythingIn(running.database);
    for (const table of ['passages', 'mentions', 'entities', 'tags', 'collections'] as const) expect(found[table]).toEqual(whole[table]);
    expect(found['sources']).toMatchObject([{ title: 'Harbor' }]);
    expect(found['sourceDocuments']).toHaveLength(1);
    expect(found['notes']).toEqual(kind === 'note' ? whole['notes'] : []);
    expect(found['noteLinks']).toEqual(kind === 'note' ? whole['noteLinks'] : []);
    expect(await stateOfItem(context, running.calls, copy, desk.item(kind))).toBe('same');
    expect(await undo(context)).toMatchObject({ status: 'done', label: kind === 'note' ? 'Take out note “On ports”' : 'Take out source “Harbor”' });
    expect(await everythingIn(running.database)).toEqual(empty);
    await machine.quit(running);
  });

  it('puts a note that differs in the place of the present one, or beside it', async () => {
    const desk = await copiedDesk();
    const { running, context, copy, machine } = desk;
    const item = desk.item('note');
    if (item.kind !== 'note') throw new Error('Not a note');
    await renameNote(context, item.id, 'Renamed since');
    expect(await stateOfItem(context, running.calls, copy, item)).toBe('different');
    await takeOut(context, running.calls, copy, item, 'copy');
    const titles = (await running.database.notes.toArray()).map(({ title }) => title);
    expect(titles).toEqual(['Renamed since', `On ports (from ${copy.title})`]);
    expect(await running.database.noteBodies.count()).toBe(2);
    expect(await running.database.noteLinks.count()).toBe(6);
    expect(await running.database.sources.count()).toBe(2);
    await undo(context);
    await takeOut(context, running.calls, copy, item, 'replacement');
    expect(await running.database.notes.toArray()).toMatchObject([{ title: 'On ports' }]);
    await machine.quit(running);
  });

  it('puts a source with its highlights beside the one that was changed since', async () => {
    const desk = await copiedDesk();
    const { running, context, copy, machine } = desk;
    const item = desk.item('source');
    if (item.kind !== 'source') throw new Error('Not a source');
    const source = await running.database.sources.get(item.id);
    if (!source) throw new Error('No source');
    await running.writer.write({ label: 'Rename' }, (recorder) => recorder.put('sources', { ...source, title: 'Renamed' }));
    expect((await takeOut(context, running.calls, copy, item, 'copy')).status).toBe('merged');
    const added = (await running.database.sources.toArray()).find(({ title }) => title.startsWith('Harbor (from'));
    expect(added?.id).not.toBe(item.id);
    expect(await running.database.sourceDocuments.get(added?.id ?? '')).toMatchObject({ id: added?.id });
    const passages = await running.database.passages.where('sourceId').equals(added?.id ?? '').toArray();
    expect(passages).toHaveLength(1);
    expect(await running.database.mentions.where('passageId').equals(passages[0]?.id ?? '').toArray()).toMatchObject([{ sourceId: added?.id }]);
    await deleteSource(context, item.id);
    await machine.quit(running);
  });
});
