import { describe, expect, it } from 'vitest';
import { describeSpan } from '../../shared/anchoring/anchor';
import type { Anchor } from '../../shared/domain/anchor';
import { createEntity } from '../../shared/domain/entity';
import type { Passage } from '../../shared/domain/passage';
import { contentOf, openTestNotebook } from '../data/notebookTestData';
import { colorMeanings, entityIdsOf, passageOf } from '../data/passageQueries';
import { renameColorMeaning } from './colorCommands';
import type { CommandContext } from './commandContext';
import { historyState, redo, undo } from './history';
import { addPassage, commentPassage, deletePassage, linkEntity, recolorPassage, respanPassage, tagPassage, unlinkEntity, untagPassage } from './passageCommands';

const text = 'The envoys met in the old harbour and spoke for two hours.';
const digest = 'a'.repeat(64);

function anchorOf(words: string): Anchor {
  const start = text.indexOf(words);
  const anchor = describeSpan(text, digest, { start, end: start + words.length });
  if (!anchor) throw new Error('nothing selected');
  return anchor;
}

async function highlighted(): Promise<{ context: CommandContext; passage: Passage }> {
  const context = await openTestNotebook();
  const passage = await addPassage(context, { sourceId: context.ids('source'), anchor: anchorOf('The envoys met'), color: 'amber' });
  return { context, passage };
}

async function addEntity(context: CommandContext) {
  const entity = createEntity({ kind: 'person', name: 'Envoy' }, context.clock, context.ids);
  await context.writer.write({ label: 'Create entity' }, (recorder) => recorder.put('entities', entity));
  return entity;
}

/** Does something, takes it back and does it again: each time the notebook is as it was. */
async function expectUndoable(context: CommandContext, label: string, work: () => Promise<unknown>): Promise<void> {
  const before = await contentOf(context);
  await work();
  const after = await contentOf(context);
  expect(after).not.toEqual(before);
  expect(await historyState(context.database)).toMatchObject({ undoLabel: label });
  await undo(context);
  expect(await contentOf(context)).toEqual(before);
  await redo(context);
  expect(await contentOf(context)).toEqual(after);
}

describe('highlights', () => {
  it('adds, recolors, comments, re-spans and deletes, each to be undone', async () => {
    const { context, passage } = await highlighted();
    const { id } = passage;
    await expectUndoable(context, 'Add highlight', () => addPassage(context, { sourceId: passage.sourceId, anchor: anchorOf('old harbour'), color: 'rose' }));
    await expectUndoable(context, 'Recolor highlight', () => recolorPassage(context, id, 'blue'));
    await expectUndoable(context, 'Edit comment', () => commentPassage(context, id, 'Where?'));
    await expectUndoable(context, 'Change highlighted words', () => respanPassage(context, id, anchorOf('spoke for two hours')));
    expect((await passageOf(context.database, id))?.anchor.exact).toBe('spoke for two hours');
    await expectUndoable(context, 'Delete highlight', () => deletePassage(context, id));
    expect(await passageOf(context.database, id)).toBeNull();
  });

  it('takes a comment back whole that was saved in pieces', async () => {
    const { context, passage } = await highlighted();
    for (const comment of ['W', 'Wh', 'Why']) await commentPassage(context, passage.id, comment);
    await undo(context);
    expect((await passageOf(context.database, passage.id))?.comment).toBe('');
  });

  it('makes no step of what changes nothing', async () => {
    const { context, passage } = await highlighted();
    await recolorPassage(context, passage.id, 'amber');
    await commentPassage(context, passage.id, '');
    await untagPassage(context, passage.id, context.ids('tag'));
    expect(await historyState(context.database)).toEqual({ undoLabel: 'Add highlight', redoLabel: null });
  });

  it('changes nothing of a highlight that is gone', async () => {
    const { context, passage } = await highlighted();
    await deletePassage(context, passage.id);
    await recolorPassage(context, passage.id, 'blue');
    await linkEntity(context, passage.id, (await addEntity(context)).id);
    expect(await passageOf(context.database, passage.id)).toBeNull();
    expect(await context.database.mentions.count()).toBe(0);
  });
});

describe('tags', () => {
  it('creates a named tag in the same step, and finds it again whatever its case', async () => {
    const { context, passage } = await highlighted();
    await expectUndoable(context, 'Tag highlight', () => tagPassage(context, passage.id, { name: 'Channels' }));
    await tagPassage(context, passage.id, { name: ' channels ' });
    const tags = await context.database.tags.toArray();
    expect(tags.map(({ name }) => name)).toEqual(['Channels']);
    expect((await passageOf(context.database, passage.id))?.tagIds).toEqual(tags.map(({ id }) => id));
    await expectUndoable(context, 'Remove tag', () => untagPassage(context, passage.id, tags[0]?.id ?? context.ids('tag')));
  });
});

describe('entities', () => {
  it('links once, unlinks, and takes the link along when the words change', async () => {
    const { context, passage } = await highlighted();
    const entity = await addEntity(context);
    await expectUndoable(context, 'Link entity', () => linkEntity(context, passage.id, entity.id));
    await linkEntity(context, passage.id, entity.id);
    expect(await entityIdsOf(context.database, passage.id)).toEqual([entity.id]);
    await respanPassage(context, passage.id, anchorOf('two hours'));
    expect((await context.database.mentions.toArray()).map(({ anchor }) => anchor.exact)).toEqual(['two hours']);
    await expectUndoable(context, 'Unlink entity', () => unlinkEntity(context, passage.id, entity.id));
    expect(await entityIdsOf(context.database, passage.id)).toEqual([]);
  });

  it('deletes the links with the highlight, and undo brings both back', async () => {
    const { context, passage } = await highlighted();
    await linkEntity(context, passage.id, (await addEntity(context)).id);
    await expectUndoable(context, 'Delete highlight', () => deletePassage(context, passage.id));
    expect(await context.database.mentions.count()).toBe(0);
  });
});

describe('color meanings', () => {
  it('are renamed, and renamed back', async () => {
    const { context } = await highlighted();
    await expectUndoable(context, 'Rename color', () => renameColorMeaning(context, 'amber', ' Claim '));
    expect((await colorMeanings(context.database)).amber).toBe('Claim');
    await undo(context);
    expect((await colorMeanings(context.database)).amber).toBe('Key point');
  });
});
