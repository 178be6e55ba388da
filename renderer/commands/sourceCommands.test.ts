import { describe, expect, it } from 'vitest';
import { parsePublicationDate } from '../../shared/domain/publicationDate';
import { contentOf, openTestNotebook } from '../data/notebookTestData';
import { createLocalImporter } from '../worker/localImporter';
import { historyState, redo, undo } from './history';
import { addSample } from './sampleCommands';
import { deleteSource, deleteSources, noticeReading, setReadingState, tagSource, tagSources, untagSource, updateSource, updateSources } from './sourceCommands';

async function sampled() {
  const context = await openTestNotebook();
  const { sourceIds } = await addSample(context, createLocalImporter());
  const [first, second] = sourceIds;
  if (!first || !second) throw new Error('The sample has fewer than two articles');
  const before = await contentOf(context);
  const expectUndone = async () => {
    await undo(context);
    expect(await contentOf(context)).toEqual(before);
  };
  return { context, sourceIds, first, second, expectUndone };
}

describe('editing a source', () => {
  it('names the step by what changed and is undone', async () => {
    const { context, first, expectUndone } = await sampled();
    await updateSource(context, first, { title: 'New title' });
    expect(await historyState(context.database)).toMatchObject({ undoLabel: 'Edit title' });
    expect(await context.database.sources.get(first)).toMatchObject({ title: 'New title' });
    await expectUndone();
    await updateSource(context, first, { readingState: 'unread' });
    expect(await historyState(context.database)).toMatchObject({ undoLabel: 'Mark as unread' });
    await expectUndone();
    const published = parsePublicationDate('June 2023', 'person');
    if (!published) throw new Error('No date');
    await updateSource(context, first, { published, outlet: 'The Gazette' });
    expect(await historyState(context.database)).toMatchObject({ undoLabel: 'Edit details' });
    await expectUndone();
  });

  it('is no step where nothing changes', async () => {
    const { context, first } = await sampled();
    const title = (await context.database.sources.get(first))?.title ?? '';
    await updateSource(context, first, { title });
    expect(await historyState(context.database)).toMatchObject({ undoLabel: 'Add sample notebook' });
  });

  it('marks and tags several in one step', async () => {
    const { context, first, second, expectUndone } = await sampled();
    await setReadingState(context, [first, second], 'unread');
    expect(await historyState(context.database)).toMatchObject({ undoLabel: 'Mark as unread (2 sources)' });
    await expectUndone();
    const tagId = await tagSources(context, [first, second], { name: ' Brand new ' });
    expect(await context.database.tags.get(tagId ?? '')).toMatchObject({ name: 'Brand new' });
    expect(await context.database.sources.where('tagIds').equals(tagId ?? '').count()).toBe(2);
    await expectUndone();
  });

  it('changes details of several in one step, and touches only those that are others then', async () => {
    const { context, sourceIds, first, second, expectUndone } = await sampled();
    await updateSource(context, first, { outlet: 'The Gazette' });
    const [before] = await context.database.sources.bulkGet([first]);
    await updateSources(context, [first, second], { outlet: 'The Gazette' });
    expect(await historyState(context.database)).toMatchObject({ undoLabel: 'Edit outlet (2 sources)' });
    expect(await context.database.sources.get(first)).toEqual(before);
    expect(await context.database.sources.get(second)).toMatchObject({ outlet: 'The Gazette' });
    await undo(context);
    await expectUndone();
    await updateSources(context, sourceIds, { language: 'en', byline: 'Staff' });
    expect(await historyState(context.database)).toMatchObject({ undoLabel: `Edit details (${sourceIds.length} sources)` });
    await expectUndone();
    await updateSources(context, [first], {});
    expect(await historyState(context.database)).toMatchObject({ undoLabel: 'Add sample notebook' });
  });

  it('finds a tag whatever its case, and takes it off again', async () => {
    const { context, first, expectUndone } = await sampled();
    const tagId = await tagSource(context, first, { name: 'taiwan' });
    expect(await context.database.tags.get(tagId ?? '')).toMatchObject({ name: 'Taiwan' });
    if (tagId) await untagSource(context, first, tagId);
    expect((await context.database.sources.get(first))?.tagIds).not.toContain(tagId);
    await undo(context);
    await expectUndone();
    expect(await tagSource(context, first, { name: '   ' })).toBeNull();
  });
});

describe('deleting sources', () => {
  it('takes text, highlights and mentions along, and brings all back', async () => {
    const { context, first, expectUndone } = await sampled();
    await deleteSource(context, first);
    for (const table of ['passages', 'mentions'] as const) expect(await context.database[table].where('sourceId').equals(first).count()).toBe(0);
    expect(await context.database.sourceDocuments.get(first)).toBeUndefined();
    expect(await historyState(context.database)).toMatchObject({ undoLabel: 'Delete source' });
    await expectUndone();
  });

  it('deletes all in one step', async () => {
    const { context, sourceIds, expectUndone } = await sampled();
    await deleteSources(context, sourceIds);
    expect(await context.database.passages.count()).toBe(0);
    expect(await historyState(context.database)).toMatchObject({ undoLabel: 'Delete 5 sources' });
    await expectUndone();
  });
});

describe('noticing that a text is being read', () => {
  it('is no step, makes none stale, and survives the undo of others', async () => {
    const { context, first } = await sampled();
    await updateSource(context, first, { readingState: 'unread' });
    await updateSource(context, first, { title: 'New title' });
    await noticeReading(context, first);
    expect(await context.database.sources.get(first)).toMatchObject({ readingState: 'reading' });
    expect(await undo(context)).toMatchObject({ status: 'done', label: 'Edit title' });
    expect(await context.database.sources.get(first)).toMatchObject({ readingState: 'reading' });
    expect(await undo(context)).toMatchObject({ status: 'done', label: 'Mark as unread' });
    expect(await redo(context)).toMatchObject({ status: 'done', label: 'Mark as unread' });
    expect(await context.database.sources.get(first)).toMatchObject({ readingState: 'unread' });
  });

  it('does not keep an import from being taken back', async () => {
    const context = await openTestNotebook();
    const { sourceIds } = await addSample(context, createLocalImporter());
    const [first] = sourceIds;
    if (!first) throw new Error('The sample has no article');
    const source = await context.database.sources.get(first);
    if (!source) throw new Error('The article is gone');
    await context.writer.write({ label: 'Notice', isUndoable: false }, (recorder) => recorder.put('sources', { ...source, readingState: 'unread' }));
    await noticeReading(context, first);
    expect(await undo(context)).toMatchObject({ status: 'done' });
    expect(await context.database.sources.count()).toBe(0);
  });
});
