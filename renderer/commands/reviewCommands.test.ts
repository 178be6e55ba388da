import { describe, expect, it } from 'vitest';
import { openTestNotebook } from '../data/notebookTestData';
import { addEntity } from './entityCommands';
import { undo } from './history';
import { addArticle, bytesOf, spansOf } from './registryTestData';
import { rejectMentions, resolveName } from './reviewCommands';

const text = 'Li arrived first. Li spoke, and Li left.';

async function opened() {
  const context = await openTestNotebook();
  const source = await addArticle(context, text);
  const [one, other] = [await addEntity(context, { kind: 'person', name: 'Li Qiang' }), await addEntity(context, { kind: 'person', name: 'Li Hui' })];
  return { context, source, one, other, spans: spansOf(text, 'Li') };
}

describe('a name that is decided in an article', () => {
  it('is decided and accepted at its places in one step, and undo takes all of it back', async () => {
    const { context, source, one, spans } = await opened();
    const before = await bytesOf(context);
    expect(await resolveName(context, { sourceId: source.id, name: 'Li', entityId: one.id, spans })).toBe(3);
    expect(await context.database.nameDecisions.toArray()).toMatchObject([{ sourceId: source.id, name: 'Li', outcome: { kind: 'entity', entityId: one.id } }]);
    expect(await context.database.mentions.toArray()).toMatchObject(spans.map(() => ({ entityId: one.id, status: 'accepted', passageId: null })));
    expect(await undo(context)).toMatchObject({ status: 'done', label: 'Decide “Li”' });
    expect(await bytesOf(context)).toBe(before);
  });

  it('can be decided anew; nothing happens for what is gone', async () => {
    const { context, source, one, other, spans } = await opened();
    await resolveName(context, { sourceId: source.id, name: 'Li', entityId: one.id, spans });
    await resolveName(context, { sourceId: source.id, name: 'Li', entityId: other.id, spans });
    expect(await context.database.nameDecisions.toArray()).toMatchObject([{ outcome: { entityId: other.id } }]);
    expect((await context.database.mentions.toArray()).map(({ entityId }) => entityId)).toEqual(spans.map(() => other.id));
    const after = await bytesOf(context);
    expect(await resolveName(context, { sourceId: context.ids('source'), name: 'Li', entityId: one.id, spans })).toBe(0);
    expect(await resolveName(context, { sourceId: source.id, name: 'Li', entityId: context.ids('entity'), spans })).toBe(0);
    expect(await bytesOf(context)).toBe(after);
  });
});

describe('words that are rejected', () => {
  it('are rejected for all who might be meant, in one step', async () => {
    const { context, source, one, other, spans } = await opened();
    const before = await bytesOf(context);
    await rejectMentions(context, [one, other].map(({ id }) => ({ sourceId: source.id, entityId: id, spans: spans.slice(0, 1) })));
    expect(await context.database.mentions.toArray()).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
    expect(await undo(context)).toMatchObject({ status: 'done', label: 'Reject mention' });
    expect(await bytesOf(context)).toBe(before);
  });
});
