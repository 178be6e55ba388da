import { describe, expect, it } from 'vitest';
import { describeSpan } from '../../shared/anchoring/anchor';
import { contentOf, openTestNotebook } from '../data/notebookTestData';
import { addEntity, deleteEntity, mergeEntities } from './entityCommands';
import { splitEntity } from './entitySplit';
import { undo } from './history';
import { acceptMentions } from './mentionCommands';
import { decideName, undecideName } from './nameDecisionCommands';
import { addPassage, deletePassage } from './passageCommands';
import { addArticle, spansOf } from './registryTestData';
import { addRelation, deleteRelation, updateRelation } from './relationCommands';
import { deleteSource } from './sourceCommands';

const text = 'Li met Qin in Beijing. Li returned.';

async function opened() {
  const context = await openTestNotebook();
  const source = await addArticle(context, text);
  const [li, qin, ministry] = [
    await addEntity(context, { kind: 'person', name: 'Li Qiang' }), await addEntity(context, { kind: 'person', name: 'Qin Gang' }),
    await addEntity(context, { kind: 'organization', name: 'Foreign Ministry' }),
  ];
  const anchor = describeSpan(text, source.textDigest, { start: 0, end: 10 });
  if (!anchor) throw new Error('The text has changed');
  const passage = await addPassage(context, { sourceId: source.id, anchor, color: 'amber' });
  return { context, database: context.database, source, li, qin, ministry, passage };
}

describe('relations', () => {
  it('are added, changed and deleted, each in one step that undo takes back', async () => {
    const { context, database, li, qin, passage } = await opened();
    const before = await contentOf(context);
    const relation = await addRelation(context, { fromId: li.id, toId: qin.id, type: ' met ', validFrom: '2023-06', passageIds: [passage.id, passage.id, context.ids('passage')] });
    if (!relation) throw new Error('It was not added');
    expect(relation).toMatchObject({ type: 'met', passageIds: [passage.id], validFrom: '2023-06', validTo: null, remark: '' });
    const added = await contentOf(context);
    await updateRelation(context, relation.id, { remark: 'In Beijing.', validTo: '2023-06' });
    expect(await database.relations.toArray()).toMatchObject([{ remark: 'In Beijing.', validTo: '2023-06', type: 'met' }]);
    await undo(context);
    expect(await contentOf(context)).toEqual(added);
    await updateRelation(context, relation.id, { remark: '' });
    await deleteRelation(context, relation.id);
    expect(await database.relations.count()).toBe(0);
    await undo(context);
    expect(await contentOf(context)).toEqual(added);
    await undo(context);
    expect(await contentOf(context)).toEqual(before);
  });

  it('need both ends and a type', async () => {
    const { context, database, li } = await opened();
    expect(await addRelation(context, { fromId: li.id, toId: context.ids('entity'), type: 'met' })).toBeNull();
    expect(await addRelation(context, { fromId: li.id, toId: li.id, type: '  ' })).toBeNull();
    expect(await database.relations.count()).toBe(0);
  });

  it('stay without a highlight that is deleted, alone or with its article; undo brings it back', async () => {
    const { context, database, source, li, qin, passage } = await opened();
    await addRelation(context, { fromId: li.id, toId: qin.id, type: 'met', passageIds: [passage.id] });
    const before = await contentOf(context);
    await deletePassage(context, passage.id);
    expect(await database.relations.toArray()).toMatchObject([{ passageIds: [] }]);
    await undo(context);
    expect(await contentOf(context)).toEqual(before);
    await deleteSource(context, source.id);
    expect(await database.relations.toArray()).toMatchObject([{ passageIds: [] }]);
    await undo(context);
    expect(await contentOf(context)).toEqual(before);
  });

  it('go with an entity that is deleted, and so do decisions about it', async () => {
    const { context, database, source, li, qin, ministry } = await opened();
    await addRelation(context, { fromId: li.id, toId: qin.id, type: 'met' });
    await addRelation(context, { fromId: qin.id, toId: ministry.id, type: 'memberOf' });
    await decideName(context, { sourceId: source.id, name: 'Li', outcome: { kind: 'entity', entityId: li.id } });
    await decideName(context, { sourceId: null, name: 'Monday Club', outcome: { kind: 'rejected' } });
    const before = await contentOf(context);
    await deleteEntity(context, li.id);
    expect(await database.relations.toArray()).toMatchObject([{ fromId: qin.id }]);
    expect(await database.nameDecisions.toArray()).toMatchObject([{ name: 'Monday Club' }]);
    await undo(context);
    expect(await contentOf(context)).toEqual(before);
  });
});

describe('a decision about a name', () => {
  it('takes the place of the one before in the same source; all sources are another', async () => {
    const { context, database, source, li, qin } = await opened();
    await decideName(context, { sourceId: source.id, name: ' Lí ', outcome: { kind: 'entity', entityId: li.id } });
    const first = await contentOf(context);
    const decision = await decideName(context, { sourceId: source.id, name: 'Li', outcome: { kind: 'entity', entityId: qin.id } });
    await decideName(context, { sourceId: null, name: 'Li', outcome: { kind: 'rejected' } });
    expect((await database.nameDecisions.toArray()).map(({ name, sourceId, outcome }) => [name, sourceId, outcome.kind])).toEqual([['Li', source.id, 'entity'], ['Li', null, 'rejected']]);
    expect(decision?.outcome).toEqual({ kind: 'entity', entityId: qin.id });
    await undo(context);
    await undo(context);
    expect(await contentOf(context)).toEqual(first);
  });

  it('is of an entity and a source that are there, and can be forgotten', async () => {
    const { context, database, source } = await opened();
    expect(await decideName(context, { sourceId: source.id, name: 'Li', outcome: { kind: 'entity', entityId: context.ids('entity') } })).toBeNull();
    expect(await decideName(context, { sourceId: context.ids('source'), name: 'Li', outcome: { kind: 'rejected' } })).toBeNull();
    expect(await decideName(context, { sourceId: null, name: ' ', outcome: { kind: 'rejected' } })).toBeNull();
    const decision = await decideName(context, { sourceId: null, name: 'US', outcome: { kind: 'rejected' } });
    if (!decision) throw new Error('It was not decided');
    expect(decision.name).toBe('US');
    await undecideName(context, decision.id);
    expect(await database.nameDecisions.count()).toBe(0);
  });

  it('goes with its article', async () => {
    const { context, database, source } = await opened();
    await decideName(context, { sourceId: source.id, name: 'Li', outcome: { kind: 'rejected' } });
    await decideName(context, { sourceId: null, name: 'Li', outcome: { kind: 'rejected' } });
    await deleteSource(context, source.id);
    expect(await database.nameDecisions.toArray()).toMatchObject([{ sourceId: null }]);
  });
});

describe('merging and splitting', () => {
  it('merges relations that say the same, drops what would tie an entity to itself, and moves decisions and mentions', async () => {
    const { context, database, source, li, qin, ministry, passage } = await opened();
    const twin = await addEntity(context, { kind: 'person', name: 'Premier Li' });
    await addRelation(context, { fromId: li.id, toId: qin.id, type: 'met', remark: 'Once.' });
    await addRelation(context, { fromId: twin.id, toId: qin.id, type: 'met', remark: 'Twice.', passageIds: [passage.id] });
    await addRelation(context, { fromId: twin.id, toId: ministry.id, type: 'memberOf' });
    await addRelation(context, { fromId: twin.id, toId: li.id, type: 'is called' });
    await decideName(context, { sourceId: source.id, name: 'Li', outcome: { kind: 'entity', entityId: twin.id } });
    const spans = spansOf(text, 'Li');
    await acceptMentions(context, { sourceId: source.id, entityId: twin.id, spans });
    const before = await contentOf(context);

    await mergeEntities(context, li.id, twin.id);

    const relations = await database.relations.toArray();
    expect(relations.map(({ fromId, toId, type, remark, passageIds }) => [fromId, toId, type, remark, passageIds]).sort()).toEqual([
      [li.id, qin.id, 'met', 'Once.\n\nTwice.', [passage.id]], [li.id, ministry.id, 'memberOf', '', []],
    ].sort());
    expect(await database.nameDecisions.toArray()).toMatchObject([{ outcome: { entityId: li.id } }]);
    expect((await database.mentions.toArray()).map(({ entityId, anchor }) => [entityId, anchor.start])).toEqual(spans.map(({ start }) => [li.id, start]));
    await undo(context);
    expect(await contentOf(context)).toEqual(before);
  });

  it('keeps the accepted of two mentions of the same words', async () => {
    const { context, database, source, li, qin } = await opened();
    const spans = spansOf(text, 'Li').slice(0, 1);
    await acceptMentions(context, { sourceId: source.id, entityId: qin.id, spans });
    const [accepted] = await database.mentions.toArray();
    if (!accepted) throw new Error('It was not accepted');
    await context.writer.write({ label: 'Reject' }, (recorder) => recorder.put('mentions', { ...accepted, id: context.ids('mention'), entityId: li.id, status: 'rejected' }));
    await mergeEntities(context, li.id, qin.id);
    expect(await database.mentions.toArray()).toMatchObject([{ id: accepted.id, entityId: li.id, status: 'accepted' }]);
  });

  it('splits what was chosen into an entity of its own', async () => {
    const { context, database, source, li, qin, ministry } = await opened();
    const spans = spansOf(text, 'Li');
    await acceptMentions(context, { sourceId: source.id, entityId: li.id, spans });
    const met = await addRelation(context, { fromId: qin.id, toId: li.id, type: 'met' });
    await addRelation(context, { fromId: li.id, toId: ministry.id, type: 'memberOf' });
    const decision = await decideName(context, { sourceId: source.id, name: 'Li', outcome: { kind: 'entity', entityId: li.id } });
    const [first] = await database.mentions.toArray();
    if (!met || !decision || !first) throw new Error('Something was not written');
    const before = await contentOf(context);

    const made = await splitEntity(context, li.id, { name: 'Li Keqiang', kind: 'person', aliases: [], mentionIds: [first.id], noteIds: [], relationIds: [met.id], decisionIds: [decision.id] });

    if (!made) throw new Error('It was not split');
    expect((await database.mentions.toArray()).map(({ entityId }) => entityId)).toEqual([made.id, li.id]);
    expect((await database.relations.toArray()).map(({ fromId, toId }) => [fromId, toId])).toEqual([[qin.id, made.id], [li.id, ministry.id]]);
    expect((await database.nameDecisions.toArray()).map(({ outcome }) => outcome)).toEqual([{ kind: 'entity', entityId: made.id }]);
    expect(await undo(context)).toMatchObject({ label: 'Split entity' });
    expect(await contentOf(context)).toEqual(before);
  });
});
