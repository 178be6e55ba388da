import { describe, expect, it } from 'vitest';
import { parseRecord, tableNames } from '../../shared/domain/tables';
import { sampleNotebook } from '../../shared/sample/sampleNotebook';
import { contentOf, openTestNotebook } from '../data/notebookTestData';
import { createLocalImporter } from '../worker/localImporter';
import { historyState, redo, undo } from './history';
import { addSample } from './sampleCommands';
import { removeSample } from './sampleRemoval';
import { updateSource } from './sourceCommands';
import { createTag } from './tagCommands';

const importer = createLocalImporter();

describe('the sample notebook', () => {
  it('is added as one step, with every record valid', async () => {
    const context = await openTestNotebook();
    const empty = await contentOf(context);
    const { sourceIds, noteId } = await addSample(context, importer);
    const full = await contentOf(context);
    expect(sourceIds).toHaveLength(5);
    expect(full['passages']).toHaveLength(sampleNotebook.highlights.length);
    expect(await context.database.noteLinks.where('noteId').equals(noteId).count()).toBeGreaterThan(5);
    for (const name of tableNames) {
      for (const record of await context.database.table(name).toArray()) expect(parseRecord(name, record)).toMatchObject({ ok: true });
    }
    await undo(context);
    expect(await contentOf(context)).toEqual(empty);
    await redo(context);
    expect(await contentOf(context)).toEqual(full);
  });

  it('anchors each highlight to its words', async () => {
    const context = await openTestNotebook();
    await addSample(context, importer);
    for (const { anchor, sourceId } of await context.database.passages.toArray()) {
      const document = await context.database.sourceDocuments.get(sourceId);
      expect(document?.text.slice(anchor.start, anchor.end)).toBe(anchor.exact);
    }
  });

  it('is removed without a trace, and comes back by undo', async () => {
    const context = await openTestNotebook();
    const empty = await contentOf(context);
    await addSample(context, importer);
    const full = await contentOf(context);
    const removed = await removeSample(context);
    expect(removed).toMatchObject({ keptSources: 0, keptNotes: 0 });
    expect(removed.removedIds).toHaveLength(6);
    expect(await contentOf(context)).toEqual(empty);
    expect(await historyState(context.database)).toMatchObject({ undoLabel: 'Remove sample notebook' });
    await undo(context);
    expect(await contentOf(context)).toEqual(full);
  });

  it('is there once, and comes back over what stayed without doubling it', async () => {
    const context = await openTestNotebook();
    const { sourceIds } = await addSample(context, importer);
    await expect(addSample(context, importer)).rejects.toThrow('already');
    const [first] = await context.database.passages.where('sourceId').equals(sourceIds[0] ?? '').toArray();
    if (!first) throw new Error('The sample has no highlight in its first article');
    await context.writer.write({ label: 'Edit comment' }, (recorder) =>
      recorder.put('passages', { ...first, comment: 'Mine', updatedAt: context.clock() }),
    );
    await removeSample(context);
    await addSample(context, importer);
    expect(await context.database.sources.count()).toBe(5);
    expect(await context.database.passages.count()).toBe(sampleNotebook.highlights.length);
    expect(await removeSample(context)).toMatchObject({ keptSources: 0, keptNotes: 0 });
    expect((await context.database.sources.toArray()).map((source) => source.id)).toEqual([sourceIds[0]]);
  });

  it('leaves what the person built on', async () => {
    const context = await openTestNotebook();
    const own = await createTag(context, { name: 'framing' });
    const { sourceIds } = await addSample(context, importer);
    const [first] = await context.database.passages.where('sourceId').equals(sourceIds[0] ?? '').toArray();
    if (!first) throw new Error('The sample has no highlight in its first article');
    await context.writer.write({ label: 'Edit comment' }, (recorder) =>
      recorder.put('passages', { ...first, comment: 'Mine', updatedAt: context.clock() }),
    );
    await updateSource(context, first.sourceId, { readingState: 'unread' });
    const removed = await removeSample(context);
    expect(removed).toMatchObject({ keptSources: 1, keptNotes: 0 });
    expect(await context.database.sources.toArray()).toMatchObject([{ id: sourceIds[0], isSample: false }]);
    const carried = new Set((await context.database.passages.toArray()).flatMap((passage) => passage.tagIds));
    const tags = await context.database.tags.toArray();
    expect(tags.some((tag) => own.status === 'done' && tag.id === own.tagId)).toBe(true);
    for (const id of carried) expect(tags.map((tag) => tag.id)).toContain(id);
    const entityIds = (await context.database.entities.toArray()).map((entity) => entity.id);
    const linked = new Set((await context.database.mentions.toArray()).map((mention) => mention.entityId));
    expect([...linked].every((id) => entityIds.includes(id))).toBe(true);
    expect(entityIds).toHaveLength(linked.size);
  });
});
