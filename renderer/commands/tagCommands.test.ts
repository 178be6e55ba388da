import { describe, expect, it } from 'vitest';
import type { TagId } from '../../shared/domain/ids';
import { contentOf, openTestNotebook } from '../data/notebookTestData';
import { taggedRecords, tagUse } from '../data/tagQueries';
import { createLocalImporter } from '../worker/localImporter';
import { redo, undo } from './history';
import { addSample } from './sampleCommands';
import { branchOf, createTag, defineTag, deleteTag, mergeTags, moveTag, renameTag, splitTag } from './tagCommands';

async function sampled() {
  const context = await openTestNotebook();
  await addSample(context, createLocalImporter());
  const before = await contentOf(context);
  const tags = await context.database.tags.toArray();
  const idOf = (name: string): TagId => {
    const found = tags.find((tag) => tag.name === name);
    if (!found) throw new Error(`No tag ${name}`);
    return found.id;
  };
  /** Undo restores, redo does it again. */
  const expectUndoable = async () => {
    const after = await contentOf(context);
    await undo(context);
    expect(await contentOf(context)).toEqual(before);
    await redo(context);
    expect(await contentOf(context)).toEqual(after);
    await undo(context);
  };
  return { context, idOf, expectUndoable };
}

describe('the codebook', () => {
  it('takes new tags under others, each name once', async () => {
    const { context, idOf, expectUndoable } = await sampled();
    expect(await createTag(context, { name: 'TAIWAN ' })).toMatchObject({ status: 'taken', by: { name: 'Taiwan' } });
    expect(await createTag(context, { name: ' ' })).toEqual({ status: 'blank' });
    expect(await createTag(context, { name: 'Orphan', parentId: context.ids('tag') })).toEqual({ status: 'gone' });
    const made = await createTag(context, { name: 'Hotlines', parentId: idOf('Channels') });
    expect(made).toMatchObject({ status: 'done' });
    await expectUndoable();
  });

  it('renames and defines', async () => {
    const { context, idOf, expectUndoable } = await sampled();
    expect(await renameTag(context, idOf('Framing'), 'deliverables')).toMatchObject({ status: 'taken' });
    expect(await renameTag(context, idOf('Framing'), 'framing')).toMatchObject({ status: 'done' });
    expect(await context.database.tags.get(idOf('Framing'))).toMatchObject({ name: 'framing' });
    await expectUndoable();
    await defineTag(context, idOf('Framing'), 'What they call it.');
    expect(await context.database.tags.get(idOf('Framing'))).toMatchObject({ definition: 'What they call it.' });
    await expectUndoable();
  });

  it('moves, but never under itself', async () => {
    const { context, idOf, expectUndoable } = await sampled();
    expect(await moveTag(context, idOf('Channels'), idOf('Military channels'))).toEqual({ status: 'cycle' });
    expect(await moveTag(context, idOf('Channels'), idOf('Channels'))).toEqual({ status: 'cycle' });
    expect(await moveTag(context, idOf('Channels'), idOf('Framing'))).toMatchObject({ status: 'done' });
    expect(branchOf(await context.database.tags.toArray(), idOf('Framing'))).toContain(idOf('Economic channels'));
    await expectUndoable();
  });

  it('merges one tag into another: what carried either carries the one', async () => {
    const { context, idOf, expectUndoable } = await sampled();
    const [from, into] = [idOf('Channels'), idOf('Framing')];
    const either = await taggedRecords(context.database, [from, into]);
    expect(await mergeTags(context, from, into)).toMatchObject({ status: 'done', tagId: into });
    expect(await tagUse(context.database, into)).toEqual({ sources: either.sources.length, passages: either.passages.length });
    expect(await context.database.tags.get(from)).toBeUndefined();
    expect(await context.database.tags.get(idOf('Military channels'))).toMatchObject({ parentId: into });
    for (const passage of await context.database.passages.toArray()) expect(new Set(passage.tagIds).size).toBe(passage.tagIds.length);
    await expectUndoable();
  });

  it('merges a tag into one that stands under it', async () => {
    const { context, idOf, expectUndoable } = await sampled();
    const [from, into] = [idOf('Channels'), idOf('Military channels')];
    await mergeTags(context, from, into);
    expect(await context.database.tags.get(into)).toMatchObject({ parentId: null });
    expect(await context.database.tags.get(idOf('Economic channels'))).toMatchObject({ parentId: into });
    await expectUndoable();
    expect(await mergeTags(context, from, from)).toEqual({ status: 'cycle' });
  });

  it('splits: what is chosen carries another tag, new or known, in its place', async () => {
    const { context, idOf, expectUndoable } = await sampled();
    const from = idOf('Channels');
    const { sources, passages } = await taggedRecords(context.database, [from]);
    expect(sources.length + passages.length).toBeGreaterThan(1);
    const chosen = { sourceIds: sources.slice(0, 1).map(({ id }) => id), passageIds: passages.slice(0, 1).map(({ passage }) => passage.id) };
    const left = { sources: sources.length - chosen.sourceIds.length, passages: passages.length - chosen.passageIds.length };
    const made = await splitTag(context, from, { name: 'Back channels' }, chosen);
    if (made.status !== 'done') throw new Error(made.status);
    expect(await tagUse(context.database, made.tagId)).toEqual({ sources: chosen.sourceIds.length, passages: chosen.passageIds.length });
    expect(await tagUse(context.database, from)).toEqual(left);
    expect(await context.database.tags.get(made.tagId)).toMatchObject({ name: 'Back channels', parentId: null });
    await expectUndoable();

    const under = await splitTag(context, idOf('Military channels'), { name: 'Hotlines' }, { sourceIds: [], passageIds: [] });
    expect(under.status === 'done' && (await context.database.tags.get(under.tagId))?.parentId).toBe(from);
    await expectUndoable();

    expect(await splitTag(context, from, { id: idOf('Framing') }, chosen)).toEqual({ status: 'done', tagId: idOf('Framing') });
    for (const passage of await context.database.passages.toArray()) expect(new Set(passage.tagIds).size).toBe(passage.tagIds.length);
    await expectUndoable();
    expect(await splitTag(context, from, { name: ' ' }, chosen)).toEqual({ status: 'blank' });
    expect(await splitTag(context, from, { name: 'channels' }, chosen)).toEqual({ status: 'cycle' });
    expect(await splitTag(context, 'tag-zzzzzzzzzzzzzzzz' as TagId, { name: 'X' }, chosen)).toEqual({ status: 'gone' });
  });

  it('deletes from everything that carries it; those under it move up', async () => {
    const { context, idOf, expectUndoable } = await sampled();
    await deleteTag(context, idOf('Channels'));
    expect(await tagUse(context.database, idOf('Channels'))).toEqual({ sources: 0, passages: 0 });
    expect(await context.database.tags.get(idOf('Military channels'))).toMatchObject({ parentId: null });
    for (const source of await context.database.sources.toArray()) expect(source.tagIds).not.toContain(idOf('Channels'));
    await expectUndoable();
    expect(await deleteTag(context, 'tag-zzzzzzzzzzzzzzzz' as TagId)).toEqual({ status: 'gone' });
  });
});
