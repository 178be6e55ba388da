import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTag, type Tag } from '../../shared/domain/tag';
import { contentOf, openTestNotebook } from '../data/notebookTestData';
import { createWriter, historyLength, mergeWindowMs } from '../data/transaction';
import type { CommandContext } from './commandContext';
import { historyState, redo, undo } from './history';

async function addTag(context: CommandContext, name: string, options: { group?: string } = {}): Promise<Tag> {
  const tag = createTag({ name }, context.clock, context.ids);
  await context.writer.write({ label: `Add ${name}`, ...options }, (recorder) => recorder.put('tags', tag));
  return tag;
}

async function renameTag(context: CommandContext, tag: Tag, name: string, isUndoable = true): Promise<void> {
  await context.writer.write({ label: 'Rename tag', isUndoable }, (recorder) => recorder.put('tags', { ...tag, name }));
}

const namesIn = async ({ database }: CommandContext): Promise<string[]> => (await database.tags.toArray()).map((tag) => tag.name).sort();

describe('history', () => {
  it('takes steps back and does them again, naming each', async () => {
    const context = await openTestNotebook();
    await addTag(context, 'a');
    await addTag(context, 'b');
    expect(await historyState(context.database)).toEqual({ undoLabel: 'Add b', redoLabel: null });
    expect(await undo(context)).toMatchObject({ status: 'done', label: 'Add b' });
    expect(await namesIn(context)).toEqual(['a']);
    expect(await historyState(context.database)).toEqual({ undoLabel: 'Add a', redoLabel: 'Add b' });
    expect(await redo(context)).toMatchObject({ status: 'done', label: 'Add b' });
    expect(await namesIn(context)).toEqual(['a', 'b']);
  });

  it('says so when there is nothing to do', async () => {
    const context = await openTestNotebook();
    expect(await undo(context)).toEqual({ status: 'nothing' });
    expect(await redo(context)).toEqual({ status: 'nothing' });
  });

  it('forgets what was undone once something new is done', async () => {
    const context = await openTestNotebook();
    await addTag(context, 'a');
    await undo(context);
    await addTag(context, 'b');
    expect(await redo(context)).toEqual({ status: 'nothing' });
  });

  it('takes a group back in one step', async () => {
    const context = await openTestNotebook();
    await addTag(context, 'before');
    for (const name of ['a', 'b', 'c']) await addTag(context, name, { group: 'batch-1' });
    await undo(context);
    expect(await namesIn(context)).toEqual(['before']);
    await redo(context);
    expect(await namesIn(context)).toEqual(['a', 'b', 'before', 'c']);
  });

  it('begins a new step after a pause, even within a group', async () => {
    const context = await openTestNotebook();
    let now = Date.parse('2024-01-01T00:00:00Z');
    const clock = (): string => new Date(now).toISOString();
    const slow = { ...context, clock, writer: createWriter(context.database, clock, context.ids) };
    await addTag(slow, 'a', { group: 'typing' });
    now += mergeWindowMs - 1;
    await addTag(slow, 'b', { group: 'typing' });
    now += mergeWindowMs;
    await addTag(slow, 'c', { group: 'typing' });
    await undo(slow);
    expect(await namesIn(slow)).toEqual(['a', 'b']);
    await undo(slow);
    expect(await namesIn(slow)).toEqual([]);
  });

  it('drops a step whose records were changed outside the history, and changes nothing', async () => {
    const context = await openTestNotebook();
    const tag = await addTag(context, 'a');
    await renameTag(context, tag, 'elsewhere', false);
    expect(await undo(context)).toEqual({ status: 'stale', label: 'Add a' });
    expect(await namesIn(context)).toEqual(['elsewhere']);
    expect(await historyState(context.database)).toEqual({ undoLabel: null, redoLabel: null });
  });

  it('remembers nothing of a write that failed, and keeps nothing of it', async () => {
    const context = await openTestNotebook();
    const failing = context.writer.write({ label: 'Fail' }, async (recorder) => {
      await recorder.put('tags', createTag({ name: 'half' }, context.clock, context.ids));
      throw new Error('broken');
    });
    await expect(failing).rejects.toThrow('broken');
    expect(await namesIn(context)).toEqual([]);
    expect(await historyState(context.database)).toEqual({ undoLabel: null, redoLabel: null });
  });

  it('keeps only the newest steps', async () => {
    const context = await openTestNotebook();
    for (let index = 0; index < historyLength + 5; index += 1) await addTag(context, `tag ${index}`);
    expect(await context.database.historyEntries.count()).toBe(historyLength);
    expect(await context.database.historyRows.count()).toBe(historyLength);
  });

  it('tells listeners of changes, undone ones included, after they are stored', async () => {
    const context = await openTestNotebook();
    const heard: string[] = [];
    context.writer.subscribe((change) => heard.push(`${change.label} ${change.rows.length}`));
    await addTag(context, 'a');
    await undo(context);
    await context.writer.write({ label: 'Nothing' }, async () => undefined);
    expect(heard).toEqual(['Add a 1', 'Undo Add a 1']);
  });

  it('agrees with a model over random commands', async () => {
    const command = fc.oneof(
      fc.record({ kind: fc.constant('put' as const), name: fc.constantFrom('a', 'b', 'c'), definition: fc.string({ maxLength: 3 }) }),
      fc.record({ kind: fc.constant('remove' as const), name: fc.constantFrom('a', 'b', 'c') }),
      fc.constantFrom({ kind: 'undo' as const }, { kind: 'redo' as const }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 30 }), async (commands) => {
        const context = await openTestNotebook();
        const base = createTag({ name: 'x' }, context.clock, context.ids);
        const idOf = (name: string) => `${base.id.slice(0, -1)}${name}` as Tag['id'];
        let model: Readonly<Record<string, string>> = {};
        let past: (typeof model)[] = [];
        let future: (typeof model)[] = [];
        for (const each of commands) {
          if (each.kind === 'undo' || each.kind === 'redo') {
            await (each.kind === 'undo' ? undo(context) : redo(context));
            const [from, to] = each.kind === 'undo' ? [past, future] : [future, past];
            const next = from.pop();
            if (next) {
              to.push(model);
              model = next;
            }
            continue;
          }
          const { [each.name]: old, ...rest } = model;
          const next = each.kind === 'put' ? { ...rest, [each.name]: each.definition } : rest;
          if (old !== next[each.name]) {
            past = [...past, model];
            future = [];
          }
          model = next;
          await context.writer.write({ label: each.kind }, async (recorder) => {
            if (each.kind === 'put') await recorder.put('tags', { ...base, id: idOf(each.name), name: each.name, definition: each.definition });
            else await recorder.remove('tags', idOf(each.name));
          });
        }
        const { tags } = await contentOf(context);
        expect(Object.fromEntries((tags as Tag[]).map((tag) => [tag.name, tag.definition]))).toEqual(model);
      }),
      { numRuns: 40 },
    );
  });
});
