import { describe, expect, it } from 'vitest';
import { createAlias } from '../../shared/domain/entity';
import { createNote } from '../../shared/domain/note';
import type { NoteBlock } from '../../shared/domain/noteBody';
import { noteLinksOf } from '../../shared/domain/noteLink';
import { createPassage } from '../../shared/domain/passage';
import { contentOf, openTestNotebook } from '../data/notebookTestData';
import type { CommandContext } from './commandContext';
import { addEntity, changeEntity, deleteEntity, mergeEntities, updateEntity } from './entityCommands';
import { redo, undo } from './history';
import { linkEntity } from './passageCommands';

const digest = 'a'.repeat(64);

async function addPassage(context: CommandContext, exact: string) {
  const anchor = { start: 0, end: exact.length, exact, prefix: '', suffix: '', textDigest: digest };
  const passage = createPassage({ sourceId: context.ids('source'), anchor, color: 'amber' }, context.clock, context.ids);
  await context.writer.write({ label: 'Add highlight' }, (recorder) => recorder.put('passages', passage));
  return passage;
}

describe('entity commands', () => {
  it('adds an entity and links the highlight it came from in one step', async () => {
    const context = await openTestNotebook();
    const passage = await addPassage(context, 'Wang Yi');
    const before = await contentOf(context);
    const entity = await addEntity(context, { kind: 'person', name: ' Wang Yi ' }, passage.id);
    expect(entity.name).toBe('Wang Yi');
    expect(await context.database.mentions.toArray()).toMatchObject([{ entityId: entity.id, passageId: passage.id, status: 'accepted' }]);
    await undo(context);
    expect(await contentOf(context)).toEqual(before);
  });

  it('keeps links when an entity is renamed', async () => {
    const context = await openTestNotebook();
    const passage = await addPassage(context, 'Wang Yi');
    const entity = await addEntity(context, { kind: 'person', name: 'Wang Yi' }, passage.id);
    await updateEntity(context, entity.id, { name: 'Wang Yi (diplomat)' });
    expect(await context.database.mentions.where('entityId').equals(entity.id).count()).toBe(1);
  });

  it('makes no step of a change that changes nothing', async () => {
    const context = await openTestNotebook();
    const entity = await addEntity(context, { kind: 'person', name: 'Wang Yi' });
    await updateEntity(context, entity.id, { name: 'Wang Yi' });
    expect(await context.database.historyEntries.count()).toBe(1);
  });

  it('keeps both of two changes that are made before either is seen', async () => {
    const context = await openTestNotebook();
    const entity = await addEntity(context, { kind: 'person', name: 'Wang Yi', aliases: [createAlias('minister', 'role')] });
    await Promise.all([
      changeEntity(context, entity.id, 'aliases', (aliases) => aliases.map((alias) => ({ ...alias, validFrom: '2013' }))),
      changeEntity(context, entity.id, 'aliases', (aliases) => aliases.map((alias) => ({ ...alias, validTo: '2022' }))),
      changeEntity(context, entity.id, 'externalIds', (ids) => ({ ...ids, wikidata: 'Q1' })),
    ]);
    expect(await context.database.entities.get(entity.id)).toMatchObject({ aliases: [{ text: 'minister', validFrom: '2013', validTo: '2022' }], externalIds: { wikidata: 'Q1' } });
  });

  it('deletes an entity with its links, and undo brings both back', async () => {
    const context = await openTestNotebook();
    const passage = await addPassage(context, 'Wang Yi');
    const entity = await addEntity(context, { kind: 'person', name: 'Wang Yi' }, passage.id);
    const before = await contentOf(context);
    await deleteEntity(context, entity.id);
    expect(await context.database.mentions.count()).toBe(0);
    await undo(context);
    expect(await contentOf(context)).toEqual(before);
  });

  it('merges names, links and mentions in notes, and undo restores all of it', async () => {
    const context = await openTestNotebook();
    const both = await addPassage(context, 'Wang Yi said');
    const one = await addPassage(context, 'the minister');
    const kept = await addEntity(context, { kind: 'person', name: 'Wang Yi', aliases: [createAlias('Wang')], description: 'Diplomat.' }, both.id);
    const merged = await addEntity(context, { kind: 'person', name: '王毅', aliases: [createAlias('wang'), createAlias('foreign minister', 'role')], description: 'Minister.' }, one.id);
    await linkEntity(context, both.id, merged.id);
    const note = createNote({ title: 'Note' }, context.clock, context.ids);
    const mention = { kind: 'entity', entityId: merged.id, text: 'the minister' } as const;
    const blocks: NoteBlock[] = [
      { kind: 'paragraph', children: [mention, { kind: 'link', url: 'https://example.org', children: [mention] }] },
      { kind: 'list', style: 'bullet', start: 1, items: [{ isChecked: null, children: [], lists: [{ kind: 'list', style: 'bullet', start: 1, items: [{ isChecked: null, children: [mention], lists: [] }] }] }] },
      { kind: 'table', rows: [[{ isHeader: false, children: [mention] }]] },
    ];
    await context.writer.write({ label: 'Add note' }, async (recorder) => {
      await recorder.put('notes', note);
      await recorder.put('noteBodies', { id: note.id, updatedAt: context.clock(), blocks });
      await recorder.put('noteLinks', ...noteLinksOf(note.id, blocks));
    });
    const before = await contentOf(context);

    await mergeEntities(context, kept.id, merged.id);

    const entities = await context.database.entities.toArray();
    expect(entities).toHaveLength(1);
    expect(entities[0]?.aliases.map((alias) => alias.text)).toEqual(['Wang', '王毅', 'foreign minister']);
    expect(entities[0]?.description).toBe('Diplomat.\n\nMinister.');
    const mentions = await context.database.mentions.toArray();
    expect(mentions.map((each) => [each.entityId, each.passageId])).toEqual([[kept.id, both.id], [kept.id, one.id]]);
    const body = await context.database.noteBodies.get(note.id);
    expect(JSON.stringify(body)).not.toContain(merged.id);
    expect((await context.database.noteLinks.toArray()).map((link) => link.targetId)).toEqual([kept.id]);

    const after = await contentOf(context);
    await undo(context);
    expect(await contentOf(context)).toEqual(before);
    await redo(context);
    expect(await contentOf(context)).toEqual(after);
  });

  it('leaves an entity merged with itself alone', async () => {
    const context = await openTestNotebook();
    const entity = await addEntity(context, { kind: 'place', name: 'Vienna' });
    await mergeEntities(context, entity.id, entity.id);
    expect(await context.database.entities.get(entity.id)).toEqual(entity);
  });
});
