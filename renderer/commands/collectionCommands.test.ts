import { describe, expect, it } from 'vitest';
import type { CollectionId } from '../../shared/domain/ids';
import { allCollections } from '../data/collectionQueries';
import { contentOf, openTestNotebook } from '../data/notebookTestData';
import { createLocalImporter } from '../worker/localImporter';
import { addToCollection, createCollection, deleteCollection, removeFromCollection, updateCollection } from './collectionCommands';
import { historyState, redo, undo } from './history';
import { addSample } from './sampleCommands';
import { deleteSources } from './sourceCommands';

async function sampled() {
  const context = await openTestNotebook();
  await addSample(context, createLocalImporter());
  const sourceIds = (await context.database.sources.toArray()).map(({ id }) => id);
  const held = async (id: CollectionId) => (await context.database.sources.where('collectionIds').equals(id).primaryKeys()).sort();
  /** One step, which undo takes back to the byte and redo does again. */
  const expectOneStep = async (label: string, work: () => Promise<unknown>) => {
    const before = await contentOf(context);
    await work();
    const after = await contentOf(context);
    expect((await historyState(context.database)).undoLabel).toBe(label);
    await undo(context);
    expect(await contentOf(context)).toEqual(before);
    await redo(context);
    expect(await contentOf(context)).toEqual(after);
  };
  return { context, sourceIds, held, expectOneStep };
}

async function made(context: Awaited<ReturnType<typeof openTestNotebook>>, name: string): Promise<CollectionId> {
  const outcome = await createCollection(context, { name });
  if (outcome.status !== 'done') throw new Error(outcome.status);
  return outcome.collectionId;
}

describe('collections', () => {
  it('have each name once', async () => {
    const { context, expectOneStep } = await sampled();
    await expectOneStep('Create collection', () => createCollection(context, { name: ' Harbor case ' }));
    expect(await allCollections(context.database)).toMatchObject([{ name: 'Harbor case', description: '' }]);
    expect(await createCollection(context, { name: 'HARBOR CASE' })).toMatchObject({ status: 'taken', by: { name: 'Harbor case' } });
    expect(await createCollection(context, { name: ' ' })).toEqual({ status: 'blank' });
  });

  it('are renamed and described', async () => {
    const { context, expectOneStep } = await sampled();
    const [harbor, quay] = [await made(context, 'Harbor'), await made(context, 'Quay')];
    expect(await updateCollection(context, harbor, { name: 'quay' })).toMatchObject({ status: 'taken', by: { id: quay } });
    await expectOneStep('Rename collection', () => updateCollection(context, harbor, { name: 'harbor' }));
    await expectOneStep('Describe collection', () => updateCollection(context, harbor, { description: 'Who pays.' }));
    expect(await context.database.collections.get(harbor)).toMatchObject({ name: 'harbor', description: 'Who pays.' });
    expect(await updateCollection(context, 'collection-zzzzzzzzzzzzzzzz' as CollectionId, { name: 'x' })).toEqual({ status: 'gone' });
  });

  it('take sources in, several at once, and let them go', async () => {
    const { context, sourceIds, held, expectOneStep } = await sampled();
    const harbor = await made(context, 'Harbor');
    const two = sourceIds.slice(0, 2);
    await expectOneStep('Add to collection (2 sources)', () => addToCollection(context, two, { id: harbor }));
    await addToCollection(context, two.slice(0, 1), { name: ' harbor' });
    expect(await held(harbor)).toEqual([...two].sort());
    await expectOneStep('Add to collection', () => addToCollection(context, two.slice(0, 1), { name: 'Other' }));
    expect(await context.database.collections.count()).toBe(2);
    await expectOneStep('Remove from collection (2 sources)', () => removeFromCollection(context, two, harbor));
    expect(await held(harbor)).toEqual([]);
    expect(await addToCollection(context, two, { name: ' ' })).toBeNull();
    expect(await addToCollection(context, two, { id: 'collection-zzzzzzzzzzzzzzzz' as CollectionId })).toBeNull();
  });

  it('are taken off their sources when they go; the sources stay', async () => {
    const { context, sourceIds, held, expectOneStep } = await sampled();
    const [harbor, quay] = [await made(context, 'Harbor'), await made(context, 'Quay')];
    await addToCollection(context, sourceIds, { id: harbor });
    await addToCollection(context, sourceIds.slice(1), { id: quay });
    await expectOneStep('Delete collection', () => deleteCollection(context, harbor));
    expect(await held(harbor)).toEqual([]);
    expect(await held(quay)).toHaveLength(sourceIds.length - 1);
    expect(await context.database.sources.count()).toBe(sourceIds.length);
    expect(await deleteCollection(context, harbor)).toEqual({ status: 'gone' });
  });

  it('stay when their sources are deleted', async () => {
    const { context, sourceIds } = await sampled();
    const harbor = await made(context, 'Harbor');
    await addToCollection(context, sourceIds, { id: harbor });
    await deleteSources(context, sourceIds);
    expect(await context.database.collections.get(harbor)).toMatchObject({ name: 'Harbor' });
  });
});
