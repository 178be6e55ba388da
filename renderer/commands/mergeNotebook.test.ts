import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { createCollection } from '../../shared/domain/collection';
import { createEntity } from '../../shared/domain/entity';
import { createNote as createNoteRecord } from '../../shared/domain/note';
import type { NoteBlock } from '../../shared/domain/noteBody';
import { noteVersionId } from '../../shared/domain/noteVersion';
import { createTag } from '../../shared/domain/tag';
import type { ReplacementOutcome, ReplacementRequest } from '../data/replacement';
import { replaceNotebook } from '../data/replacement';
import { everythingIn, TestMachine, writeArticle, writeTag, type Running } from '../data/recoveryTestData';
import { openSnapshot } from '../data/snapshotCopy';
import { allSavedViews } from '../data/savedViewQueries';
import type { NotebookCopy } from '../data/notebookCopy';
import { redo, undo } from './history';
import { mergeNotebook } from './mergeNotebook';
import { planMerge } from './mergePlan';
import { createNote, deleteNote, saveNoteBody } from './noteCommands';
import { addSavedView, deleteSavedView, renameSavedView } from './savedViewCommands';

function contextOf(machine: TestMachine, { database, writer }: Running) {
  return { database, writer, clock: machine.clock, ids: machine.ids };
}

async function copyNow(running: Running): Promise<NotebookCopy> {
  await running.client.flush();
  expect(await running.snapshot()).toBe('taken');
  const [newest] = (await running.calls.listSnapshots()).snapshots;
  const opening = await openSnapshot({ calls: running.calls, snapshotId: newest?.snapshotId ?? '' });
  if (opening.status !== 'opened') throw new Error(opening.status);
  return opening.copy;
}

/** Keeping of a journal without a window: what replaces the notebook shows at the next start. */
function journalOf(machine: TestMachine, running: Running) {
  return {
    copyNow: () => Promise.reject(new Error('Not asked for')),
    lookBack: () => Promise.reject(new Error('Not asked for')),
    keepUp: () => Promise.resolve(),
    async replace(request: ReplacementRequest): Promise<ReplacementOutcome> {
      await running.client.flush();
      return replaceNotebook({ database: running.database, calls: running.calls, clock: machine.clock, ids: machine.ids }, request);
    },
  };
}

/** A notebook that went on after a copy was made of it, in every way that merging knows. */
async function diverged() {
  const machine = new TestMachine();
  const running = await machine.start();
  const context = contextOf(machine, running);
  const { writer } = running;
  const sourceId = await writeArticle(running, machine, 'Harbor');
  await writeTag(running, machine, 'Ports');
  const [entity, other] = [createEntity({ kind: 'person', name: 'Ada' }, machine.clock, machine.ids), createEntity({ kind: 'person', name: 'Ben' }, machine.clock, machine.ids)];
  const collection = createCollection({ name: 'Case' }, machine.clock, machine.ids);
  await writer.write({ label: 'Add' }, async (recorder) => {
    await recorder.put('entities', entity, other);
    await recorder.put('collections', collection);
  });
  const noteId = await createNote(context, { title: 'Kept', blocks: [{ kind: 'paragraph', children: [{ kind: 'entity', entityId: entity.id, text: 'Ada' }] }] });
  await writer.write({ label: 'Prefer' }, (recorder) => recorder.put('settings', { id: 'preference:theme', value: 'dark' }));
  const copy = await copyNow(running);
  // Gone since, changed since, another preference, the same tag and article under other ids.
  await writer.write({ label: 'Go on' }, async (recorder) => {
    await recorder.remove('notes', noteId);
    await recorder.remove('noteBodies', noteId);
    await recorder.remove('noteLinks', `${noteId}>${entity.id}`);
    await recorder.put('entities', { ...entity, name: 'Ada Later', updatedAt: machine.clock() });
    await recorder.put('entities', { ...other, name: 'Ben Earlier', updatedAt: '2020-01-01T00:00:00.000Z' });
    await recorder.put('settings', { id: 'preference:theme', value: 'light' });
    const source = await recorder.get('sources', sourceId);
    const document = await recorder.get('sourceDocuments', sourceId);
    const [tag] = await running.database.tags.toArray();
    if (!source || !document || !tag) throw new Error('Not there');
    const twinId = machine.ids('source');
    await recorder.remove('sources', sourceId);
    await recorder.remove('sourceDocuments', sourceId);
    await recorder.put('sources', { ...source, id: twinId });
    await recorder.put('sourceDocuments', { ...document, id: twinId });
    await recorder.remove('tags', tag.id);
    await recorder.put('tags', createTag({ name: 'ports' }, machine.clock, machine.ids));
    await recorder.remove('collections', collection.id);
    await recorder.put('collections', createCollection({ name: 'case ' }, machine.clock, machine.ids));
  });
  await running.client.flush();
  return { machine, running, context, copy, entity, other, noteId };
}

describe('mergeNotebook', () => {
  it('adds what is missing, takes what is newer, keeps what is newer here, and doubles nothing', async () => {
    const { machine, running, context, copy, entity, other, noteId } = await diverged();
    const plan = await planMerge(running.database, copy);
    expect(plan.counts).toEqual({
      sources: { added: 0, newer: 0, unchanged: 1, kept: 0 },
      tags: { added: 0, newer: 0, unchanged: 1, kept: 0 },
      entities: { added: 0, newer: 1, unchanged: 0, kept: 1 },
      notes: { added: 1, newer: 0, unchanged: 0, kept: 0 },
      noteBodies: { added: 1, newer: 0, unchanged: 0, kept: 0 },
      collections: { added: 0, newer: 0, unchanged: 1, kept: 0 },
    });
    const before = await everythingIn(running.database);
    const outcome = await mergeNotebook(context, copy, { calls: running.calls, journal: null });
    expect(outcome.status).toBe('merged');
    expect(await running.database.entities.get(entity.id)).toMatchObject({ name: 'Ada Later' });
    expect(await running.database.entities.get(other.id)).toMatchObject({ name: 'Ben' });
    expect(await running.database.noteLinks.toArray()).toMatchObject([{ noteId, targetId: entity.id }]);
    expect(await running.database.sources.count()).toBe(1);
    expect(await running.database.tags.count()).toBe(1);
    expect(await running.database.settings.get('preference:theme')).toMatchObject({ value: 'light' });
    const after = await everythingIn(running.database);
    expect(await undo(context)).toMatchObject({ status: 'done', label: `Merge ${copy.title}` });
    expect(await everythingIn(running.database)).toEqual(before);
    await redo(context);
    expect(await everythingIn(running.database)).toEqual(after);
    expect((await mergeNotebook(context, copy, { calls: running.calls, journal: null })).status).toBe('nothing');
    await machine.quit(running);
  });

  it('leads to the same notebook through the journal where it is too large for one step', async () => {
    const small = await diverged();
    await mergeNotebook(small.context, small.copy, { calls: small.running.calls, journal: null });
    const expected = await everythingIn(small.running.database);
    await small.machine.quit(small.running);

    const { machine, running, context, copy } = await diverged();
    const limits = { records: 0, textUnits: 0, contentBytes: 0 };
    expect(await mergeNotebook(context, copy, { calls: running.calls, journal: null, limits })).toMatchObject({ status: 'failed' });
    expect(await mergeNotebook(context, copy, { calls: running.calls, journal: journalOf(machine, running), limits })).toEqual({ status: 'ready' });
    await machine.quit(running, false);
    const next = await machine.start();
    expect(next.outcome.findings).toMatchObject([{ cause: 'replaced', origin: { kind: 'merge', label: `Merge ${copy.title}` } }]);
    expect(await everythingIn(next.database)).toEqual(expected);
    await machine.quit(next);
  });

  it('brings the earlier versions of notes along, with the ids that their notes get', async () => {
    const machine = new TestMachine();
    const running = await machine.start();
    const context = contextOf(machine, running);
    const blocksOf = (text: string): NoteBlock[] => [{ kind: 'paragraph', children: [{ kind: 'text', text, marks: [] }] }];
    const noteId = await createNote(context, { title: 'Talks', blocks: blocksOf('one') });
    await saveNoteBody(context, noteId, blocksOf('two'));
    const whole = await everythingIn(running.database);
    expect(whole['noteVersions']).toMatchObject([{ noteId, blocks: blocksOf('one') }]);
    const copy = await copyNow(running);
    await deleteNote(context, noteId);
    expect((await mergeNotebook(context, copy, { calls: running.calls, journal: null })).status).toBe('merged');
    expect(await everythingIn(running.database)).toEqual(whole);
    expect((await planMerge(running.database, copy)).counts.noteVersions).toEqual({ added: 0, newer: 0, unchanged: 1, kept: 0 });
    const besideId = machine.ids('note');
    const planning = { freshIds: new Map([[noteId, besideId]]) };
    expect((await mergeNotebook(context, copy, { calls: running.calls, journal: null, planning })).status).toBe('merged');
    const versions = await running.database.noteVersions.toArray();
    expect(versions.map(({ id, noteId: of, savedAt }) => [of, id === noteVersionId(of, savedAt)])).toEqual([[noteId, true], [besideId, true]]);
    await machine.quit(running);
  });

  it('brings texts and originals of sources that are gone here', async () => {
    const machine = new TestMachine();
    const running = await machine.start();
    const context = contextOf(machine, running);
    const sourceId = await writeArticle(running, machine, 'Harbor');
    const whole = await everythingIn(running.database);
    const copy = await copyNow(running);
    await running.writer.write({ label: 'Delete' }, async (recorder) => {
      await recorder.remove('sources', sourceId);
      await recorder.remove('sourceDocuments', sourceId);
    });
    await running.database.originals.clear();
    expect((await mergeNotebook(context, copy, { calls: running.calls, journal: null })).status).toBe('merged');
    expect(await everythingIn(running.database)).toEqual(whole);
    await machine.quit(running);
  });

  it('brings saved views along, and keeps the newer name of one', async () => {
    const machine = new TestMachine();
    const running = await machine.start();
    const context = contextOf(machine, running);
    const [gone, renamed] = [await addSavedView(context, { name: 'Gone', query: 'ferry' }), await addSavedView(context, { name: 'Old', query: 'harbor' })];
    if (gone.status !== 'done' || renamed.status !== 'done') throw new Error('Not saved');
    const copy = await copyNow(running);
    await deleteSavedView(context, gone.view.id);
    await renameSavedView(context, renamed.view.id, 'New');
    expect((await mergeNotebook(context, copy, { calls: running.calls, journal: null })).status).toBe('merged');
    expect((await allSavedViews(running.database)).map(({ name }) => name)).toEqual(['Gone', 'New']);
    await machine.quit(running);
  });

  it('writes nothing over what changed after the plan, and hears a word to stop', async () => {
    const { machine, running, context, copy } = await diverged();
    const plan = await planMerge(running.database, copy);
    const mine = createNoteRecord({ title: 'Mine' }, machine.clock, machine.ids);
    await running.writer.write({ label: 'Write' }, (recorder) => recorder.put('notes', mine));
    const stopped = new AbortController();
    stopped.abort();
    expect(await mergeNotebook(context, copy, { calls: running.calls, journal: null, signal: stopped.signal })).toEqual({ status: 'cancelled' });
    const outcome = await mergeNotebook(context, copy, { calls: running.calls, journal: null, plan });
    expect(outcome).toMatchObject({ status: 'merged', plan: { sequence: plan.sequence + 1 } });
    expect(await mergeNotebook(context, { ...copy, schema: 99 }, { calls: running.calls, journal: null })).toMatchObject({ status: 'failed' });
    await machine.quit(running);
  });
});

describe('undo of a replaced notebook', () => {
  it('goes back to the notebook from before and forth again, what was written in between included', async () => {
    const { machine, running, copy } = await diverged();
    const before = await everythingIn(running.database);
    await journalOf(machine, running).replace({ copy, label: 'Restore it' });
    await machine.quit(running, false);
    const restored = await machine.start();
    await restored.writer.write({ label: 'Write note', isUndoable: false }, (recorder) => recorder.put('notes', createNoteRecord({ title: 'In between' }, machine.clock, machine.ids)));
    const between = await everythingIn(restored.database);

    const step = async (current: Running, take: typeof undo): Promise<Running> => {
      const outcome = await take(contextOf(machine, current));
      if (outcome.status !== 'replacement') throw new Error(outcome.status);
      const { step: direction, undoFrom, redoFrom, label } = outcome;
      const opening = await openSnapshot({ calls: current.calls, snapshotId: direction === 'undone' ? undoFrom : redoFrom });
      if (opening.status !== 'opened') throw new Error(opening.status);
      const returns = direction === 'undone' ? { step: direction, undoFrom } : { step: direction, redoFrom };
      expect(await journalOf(machine, current).replace({ copy: opening.copy, label, returns })).toEqual({ status: 'ready' });
      await machine.quit(current, false);
      return machine.start();
    };
    const undone = await step(restored, undo);
    expect(undone.outcome.findings).toMatchObject([{ cause: 'replaced', origin: { step: 'undone' } }]);
    expect(await everythingIn(undone.database)).toEqual(before);
    const redone = await step(undone, redo);
    expect(await everythingIn(redone.database)).toEqual(between);
    const undoneAgain = await step(redone, undo);
    expect(await everythingIn(undoneAgain.database)).toEqual(before);
    await machine.quit(undoneAgain);
  });
});
