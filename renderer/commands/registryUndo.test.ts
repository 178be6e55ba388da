import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entityKinds } from '../../shared/domain/entity';
import type { EntityId } from '../../shared/domain/ids';
import { notebookDraftArb, notebookOf, storeNotebook } from '../data/randomNotebookTestData';
import { openTestNotebook, type TestNotebook } from '../data/notebookTestData';
import { mergeEntities } from './entityCommands';
import { splitEntity } from './entitySplit';
import { redo, undo } from './history';
import { decideName } from './nameDecisionCommands';
import { acceptAsExisting, acceptProposal } from './proposalCommands';
import { bytesOf } from './registryTestData';

interface Choice {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}
const choiceArb = fc.record({ a: fc.nat(99), b: fc.nat(99), c: fc.nat(99) });

/** Every second, every third, … of some values. */
function some<Value>(values: readonly Value[], every: number): Value[] {
  return values.filter((_, index) => index % (1 + (every % 3)) === 0);
}

async function pick(context: TestNotebook, table: 'entities' | 'sources', number: number): Promise<string | undefined> {
  const ids = await context.database.table(table).toCollection().primaryKeys();
  return ids.length === 0 ? undefined : String(ids[number % ids.length]);
}

const steps = {
  merge: async (context: TestNotebook, { a, b }: Choice) => {
    const [kept, merged] = [await pick(context, 'entities', a), await pick(context, 'entities', b)];
    if (kept && merged) await mergeEntities(context, kept as EntityId, merged as EntityId);
  },
  split: async (context: TestNotebook, { a, b, c }: Choice) => {
    const id = (await pick(context, 'entities', a)) as EntityId | undefined;
    const entity = id && (await context.database.entities.get(id));
    if (!entity) return;
    const { mentions, relations, nameDecisions, notes } = context.database;
    await splitEntity(context, entity.id, {
      name: entity.aliases[0]?.text ?? 'Another', kind: entityKinds[c % entityKinds.length] ?? 'person', aliases: some(entity.aliases, b),
      mentionIds: some(await mentions.toArray(), b).map((each) => each.id), noteIds: some(await notes.toArray(), c).map((each) => each.id),
      relationIds: some(await relations.toArray(), b).map((each) => each.id), decisionIds: some(await nameDecisions.toArray(), c).map((each) => each.id),
    });
  },
  accept: async (context: TestNotebook, { a, b, c }: Choice) => {
    const [sourceId, entityId] = [await pick(context, 'sources', a), await pick(context, 'entities', b)];
    const source = (await context.database.sources.toArray()).find(({ id }) => id === sourceId);
    if (!source) return;
    const spans = Array.from({ length: 1 + (c % 4) }, (_, index) => ({ start: index * 7, end: Math.min(source.textLength, index * 7 + 1 + b) })).filter(({ start, end }) => start < end);
    const proposal = { name: `Proposal ${c}`, kind: 'person' as const, forms: [`Proposal ${c}`, `${c}`, 'Somebody'], spans };
    if (c % 2 === 0 || !entityId) await acceptProposal(context, source.id, proposal);
    else await acceptAsExisting(context, source.id, entityId as EntityId, proposal);
  },
  decide: async (context: TestNotebook, { a, b }: Choice) => {
    const [entityId, name] = [(await pick(context, 'entities', a)) as EntityId | undefined, (await context.database.nameDecisions.toArray())[b % 3]?.name];
    if (entityId) await decideName(context, { sourceId: null, name: name ?? 'Li', outcome: { kind: 'entity', entityId } });
  },
} as const;

describe.each(Object.entries(steps))('%s', (_name, step) => {
  it('then undo leaves the whole notebook and its export as they were, to the byte; redo does it again', async () => {
    let changed = 0;
    await fc.assert(
      fc.asyncProperty(notebookDraftArb, choiceArb, async (draft, choice) => {
        const context = await openTestNotebook();
        await storeNotebook(context.writer, await notebookOf(draft));
        const before = await bytesOf(context);
        await step(context, choice);
        const entries = await context.database.historyEntries.count();
        expect(entries).toBeLessThanOrEqual(1);
        const after = await bytesOf(context);
        if (entries === 1) {
          changed += 1;
          expect(await undo(context)).toMatchObject({ status: 'done' });
          expect(await bytesOf(context)).toBe(before);
          expect(await redo(context)).toMatchObject({ status: 'done' });
        }
        expect(await bytesOf(context)).toBe(after);
        await expectWhole(context);
        context.database.close();
      }),
      { numRuns: 40 },
    );
    expect(changed).toBeGreaterThan(10);
  }, 60_000);
});

/** What refers to an entity or a highlight refers to one that is there, and each name is decided once. */
async function expectWhole(context: TestNotebook): Promise<void> {
  const { database } = context;
  const entityIds = new Set(await database.entities.toCollection().primaryKeys());
  const mentions = await database.mentions.toArray();
  expect(mentions.filter(({ entityId }) => !entityIds.has(entityId))).toEqual([]);
  expect((await database.relations.toArray()).filter(({ fromId, toId }) => !entityIds.has(fromId) || !entityIds.has(toId))).toEqual([]);
  const decisions = await database.nameDecisions.toArray();
  expect(decisions.filter(({ outcome }) => outcome.kind === 'entity' && !entityIds.has(outcome.entityId))).toEqual([]);
  expect(new Set(decisions.map(({ name, sourceId }) => `${sourceId} ${name}`)).size).toBe(decisions.length);
  const linked = (await database.noteLinks.toArray()).filter(({ targetKind }) => targetKind === 'entity');
  expect(linked.filter(({ targetId }) => !entityIds.has(targetId as EntityId))).toEqual([]);
}
