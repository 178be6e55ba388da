import { createCollection as createCollectionRecord, type Collection } from '../../shared/domain/collection';
import type { CollectionId, SourceId } from '../../shared/domain/ids';
import type { Recorder } from '../data/transaction';
import type { CommandContext } from './commandContext';
import { changeSources, countLabel } from './sourceCommands';
import { tagNameKey } from './tagRef';

/** A collection that exists, or the name of one that is made where none is called so. */
export type CollectionRef = { readonly id: CollectionId } | { readonly name: string };

export type CollectionOutcome =
  | { readonly status: 'done'; readonly collectionId: CollectionId }
  /** Another collection is called so already. */
  | { readonly status: 'taken'; readonly by: Collection }
  | { readonly status: 'blank' }
  | { readonly status: 'gone' };

/** Names of collections are the same under the same rule as those of tags. */
export const collectionNameKey = tagNameKey;

async function namedSo(context: CommandContext, name: string, self: CollectionId | null): Promise<Collection | null> {
  const key = collectionNameKey(name);
  const collections = await context.database.collections.toArray();
  return collections.find((each) => each.id !== self && collectionNameKey(each.name) === key) ?? null;
}

async function nameProblem(context: CommandContext, name: string, self: CollectionId | null): Promise<CollectionOutcome | null> {
  if (collectionNameKey(name) === '') return { status: 'blank' };
  const by = await namedSo(context, name, self);
  return by ? { status: 'taken', by } : null;
}

async function resolveCollection(context: CommandContext, recorder: Recorder, ref: CollectionRef): Promise<CollectionId | null> {
  if ('id' in ref) return (await recorder.get('collections', ref.id))?.id ?? null;
  if (collectionNameKey(ref.name) === '') return null;
  const known = await namedSo(context, ref.name, null);
  if (known) return known.id;
  const made = createCollectionRecord({ name: ref.name }, context.clock, context.ids);
  await recorder.put('collections', made);
  return made.id;
}

export function createCollection(context: CommandContext, draft: { readonly name: string; readonly description?: string }): Promise<CollectionOutcome> {
  return context.writer.write({ label: 'Create collection' }, async (recorder): Promise<CollectionOutcome> => {
    const problem = await nameProblem(context, draft.name, null);
    if (problem) return problem;
    const made = createCollectionRecord(draft, context.clock, context.ids);
    await recorder.put('collections', made);
    return { status: 'done', collectionId: made.id };
  });
}

/** What a person may change about a collection. */
export type CollectionPatch = Partial<Pick<Collection, 'name' | 'description'>>;

/** Gives a collection another name, another description, or both in one step. */
export function updateCollection(context: CommandContext, collectionId: CollectionId, patch: CollectionPatch): Promise<CollectionOutcome> {
  const label = patch.description === undefined ? 'Rename collection' : patch.name === undefined ? 'Describe collection' : 'Edit collection';
  return context.writer.write({ label }, async (recorder): Promise<CollectionOutcome> => {
    const collection = await recorder.get('collections', collectionId);
    if (!collection) return { status: 'gone' };
    const name = (patch.name ?? collection.name).trim();
    const description = patch.description ?? collection.description;
    const problem = name === collection.name ? null : await nameProblem(context, name, collectionId);
    if (problem) return problem;
    if (name !== collection.name || description !== collection.description) {
      await recorder.put('collections', { ...collection, name, description, updatedAt: context.clock() });
    }
    return { status: 'done', collectionId };
  });
}

/** Deletes a collection and takes its sources out of it; the sources stay. */
export function deleteCollection(context: CommandContext, collectionId: CollectionId): Promise<CollectionOutcome> {
  return context.writer.write({ label: 'Delete collection' }, async (recorder): Promise<CollectionOutcome> => {
    if (!(await recorder.get('collections', collectionId))) return { status: 'gone' };
    const held = await context.database.sources.where('collectionIds').equals(collectionId).primaryKeys();
    await changeSources(context, recorder, held as SourceId[], (source) => ({
      ...source, collectionIds: source.collectionIds.filter((id) => id !== collectionId),
    }));
    await recorder.remove('collections', collectionId);
    return { status: 'done', collectionId };
  });
}

/** Puts sources into a collection; one that is only named is found or created in the same step. Answers with its id. */
export function addToCollection(context: CommandContext, sourceIds: readonly SourceId[], ref: CollectionRef): Promise<CollectionId | null> {
  return context.writer.write({ label: countLabel('Add to collection', sourceIds.length) }, async (recorder) => {
    const collectionId = await resolveCollection(context, recorder, ref);
    if (collectionId === null) return null;
    await changeSources(context, recorder, sourceIds, (source) =>
      source.collectionIds.includes(collectionId) ? source : { ...source, collectionIds: [...source.collectionIds, collectionId] },
    );
    return collectionId;
  });
}

/** Takes sources out of a collection. */
export async function removeFromCollection(context: CommandContext, sourceIds: readonly SourceId[], collectionId: CollectionId): Promise<void> {
  await context.writer.write({ label: countLabel('Remove from collection', sourceIds.length) }, (recorder) =>
    changeSources(context, recorder, sourceIds, (source) =>
      source.collectionIds.includes(collectionId) ? { ...source, collectionIds: source.collectionIds.filter((id) => id !== collectionId) } : source,
    ),
  );
}
