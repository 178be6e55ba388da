import { describe, expect, it } from 'vitest';
import { createAlias } from '../../shared/domain/entity';
import { contentOf, openTestNotebook } from '../data/notebookTestData';
import { addEntity } from './entityCommands';
import { undo } from './history';
import { acceptMention, acceptMentions, forgetMentions, rejectMention } from './mentionCommands';
import { acceptAsExisting, acceptProposal } from './proposalCommands';
import { addArticle, spansOf } from './registryTestData';

const text = 'Envoy Ilse Varga landed on Monday. Varga said little; reporters asked Varga twice.';

async function opened() {
  const context = await openTestNotebook();
  const source = await addArticle(context, text);
  const entity = await addEntity(context, { kind: 'person', name: 'Ilse Varga' });
  return { context, source, entity, database: context.database };
}

describe('mentions that a person accepts', () => {
  it('are anchored in the text, one step however many, and come back to nothing', async () => {
    const { context, source, entity, database } = await opened();
    const before = await contentOf(context);
    expect(await acceptMentions(context, { sourceId: source.id, entityId: entity.id, spans: spansOf(text, 'Varga') })).toBe(3);
    const mentions = await database.mentions.toArray();
    expect(mentions).toHaveLength(3);
    for (const { anchor, ...mention } of mentions) {
      expect(mention).toMatchObject({ entityId: entity.id, sourceId: source.id, passageId: null, status: 'accepted', origin: 'analysis' });
      expect(text.slice(anchor.start, anchor.end)).toBe(anchor.exact);
      expect(anchor).toMatchObject({ exact: 'Varga', textDigest: source.textDigest });
    }
    expect(await undo(context)).toMatchObject({ label: 'Accept 3 mentions' });
    expect(await contentOf(context)).toEqual(before);
  });

  it('are noted once, and a word that was rejected can be accepted after all', async () => {
    const { context, source, entity, database } = await opened();
    const [span] = spansOf(text, 'Ilse Varga');
    if (!span) throw new Error('The text has changed');
    await rejectMention(context, source.id, entity.id, span);
    expect(await database.mentions.toArray()).toMatchObject([{ status: 'rejected', passageId: null }]);
    await acceptMention(context, source.id, entity.id, span);
    const entries = await database.historyEntries.count();
    await acceptMention(context, source.id, entity.id, span);
    expect(await database.mentions.toArray()).toMatchObject([{ status: 'accepted' }]);
    expect(await database.historyEntries.count()).toBe(entries);
  });

  it('mean one entity: accepting words for another takes them from the first, a rejection stays', async () => {
    const { context, source, entity, database } = await opened();
    const town = await addEntity(context, { kind: 'place', name: 'Varga' });
    const spans = spansOf(text, 'Varga').slice(0, 1);
    await acceptMentions(context, { sourceId: source.id, entityId: town.id, spans });
    await acceptMentions(context, { sourceId: source.id, entityId: entity.id, spans });
    expect(await database.mentions.toArray()).toMatchObject([{ entityId: entity.id, status: 'accepted' }]);
    await rejectMention(context, source.id, town.id, spans[0] ?? { start: 0, end: 1 });
    expect((await database.mentions.toArray()).map(({ entityId, status }) => [entityId === entity.id, status]).sort()).toEqual([[false, 'rejected'], [true, 'accepted']]);
  });

  it('stand inside the text of a source that is there', async () => {
    const { context, entity, source, database } = await opened();
    expect(await acceptMentions(context, { sourceId: source.id, entityId: entity.id, spans: [{ start: -1, end: 3 }, { start: 5, end: 900 }, { start: 5, end: 6 }] })).toBe(0);
    expect(await acceptMentions(context, { sourceId: context.ids('source'), entityId: entity.id, spans: [{ start: 0, end: 5 }] })).toBe(0);
    expect(await acceptMentions(context, { sourceId: source.id, entityId: context.ids('entity'), spans: [{ start: 0, end: 5 }] })).toBe(0);
    expect(await database.mentions.count()).toBe(0);
  });

  it('can be forgotten again', async () => {
    const { context, source, entity, database } = await opened();
    await acceptMentions(context, { sourceId: source.id, entityId: entity.id, spans: spansOf(text, 'Varga') });
    await forgetMentions(context, (await database.mentions.toArray()).map(({ id }) => id).slice(1));
    expect(await database.mentions.count()).toBe(1);
  });
});

describe('a proposal', () => {
  it('becomes an entity with its forms and its mentions, in one step', async () => {
    const context = await openTestNotebook();
    const source = await addArticle(context, text);
    const before = await contentOf(context);
    const entity = await acceptProposal(context, source.id, { name: 'Ilse Varga', kind: 'person', forms: ['Ilse Varga', 'Varga', 'varga', 'the envoy'], spans: spansOf(text, 'Varga') });
    expect(entity?.aliases).toEqual([createAlias('Varga', 'shortName'), createAlias('the envoy')]);
    expect(await context.database.mentions.where('entityId').equals(entity?.id ?? '').count()).toBe(3);
    expect(await undo(context)).toMatchObject({ status: 'done', label: 'Accept “Ilse Varga”' });
    expect(await contentOf(context)).toEqual(before);
  });

  it('that is somebody known gives what is new of its forms', async () => {
    const { context, source, entity, database } = await opened();
    const before = await contentOf(context);
    await acceptAsExisting(context, source.id, entity.id, { name: 'Envoy Varga', forms: ['Envoy Varga', 'ilse varga', 'Varga'], spans: spansOf(text, 'Varga') });
    expect((await database.entities.get(entity.id))?.aliases.map((alias) => alias.text)).toEqual(['Envoy Varga', 'Varga']);
    expect(await database.entities.count()).toBe(1);
    expect(await database.mentions.count()).toBe(3);
    await undo(context);
    expect(await contentOf(context)).toEqual(before);
  });

  it('of a source that is gone makes nothing', async () => {
    const context = await openTestNotebook();
    expect(await acceptProposal(context, context.ids('source'), { name: 'Ilse Varga', kind: 'person', forms: [], spans: [] })).toBeNull();
    expect(await context.database.entities.count()).toBe(0);
  });
});
