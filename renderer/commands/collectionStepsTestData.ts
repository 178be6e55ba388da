import type { CollectionId } from '../../shared/domain/ids';
import type { Source } from '../../shared/domain/source';
import { addToCollection, collectionNameKey, createCollection, deleteCollection, removeFromCollection, updateCollection, type CollectionRef } from './collectionCommands';
import { at, expectSame, stageComments, stageNames, type CommandStage } from './commandStageTestData';
import type { ModelDraft } from './notebookModelTestData';

export type CollectionStepKind = 'createCollection' | 'updateCollection' | 'deleteCollection' | 'addToCollection' | 'removeFromCollection';

function namedSo(draft: ModelDraft, name: string): CollectionId | null {
  return draft.all('collections').find((each) => collectionNameKey(each.name) === collectionNameKey(name))?.id ?? null;
}

function problemOf(draft: ModelDraft, name: string, self: CollectionId | null): 'blank' | 'taken' | null {
  if (collectionNameKey(name) === '') return 'blank';
  return draft.all('collections').some((each) => each.id !== self && collectionNameKey(each.name) === collectionNameKey(name)) ? 'taken' : null;
}

function putNew(stage: CommandStage, draft: ModelDraft, name: string, description: string): CollectionId {
  const id = stage.madeId<CollectionId>('collection');
  draft.put('collections', { id, createdAt: '', updatedAt: '', name: name.trim(), description });
  return id;
}

function changeSources(draft: ModelDraft, sources: readonly (Source | undefined)[], to: (ids: readonly CollectionId[]) => readonly CollectionId[] | null): void {
  for (const source of sources) {
    const collectionIds = source && to(source.collectionIds);
    if (source && collectionIds) draft.put('sources', { ...source, collectionIds });
  }
}

function without(ids: readonly CollectionId[], id: CollectionId): readonly CollectionId[] | null {
  return ids.includes(id) ? ids.filter((each) => each !== id) : null;
}

async function add(stage: CommandStage, a: number, b: number, c: number): Promise<void> {
  const sourceIds = stage.some(a);
  if (sourceIds.length === 0) return;
  const known = stage.pick<CollectionId>('collections', b);
  const ref: CollectionRef = known && c % 2 === 0 ? { id: known } : { name: at(stageNames, c) };
  const answer = await addToCollection(stage.context, sourceIds, ref);
  stage.perform((draft) => {
    const isBlank = 'name' in ref && collectionNameKey(ref.name) === '';
    const found = 'id' in ref ? (draft.get('collections', ref.id)?.id ?? null) : namedSo(draft, ref.name);
    const id = found ?? ('id' in ref || isBlank ? null : putNew(stage, draft, ref.name, ''));
    expectSame(answer, id, 'addToCollection');
    if (id) changeSources(draft, sourceIds.map((each) => draft.get('sources', each)), (ids) => (ids.includes(id) ? null : [...ids, id]));
  });
}

async function update(stage: CommandStage, id: CollectionId, b: number, c: number): Promise<void> {
  const patch = { ...(c % 3 > 0 ? { name: at(stageNames, b) } : {}), ...(c % 3 < 2 ? { description: at(stageComments, b) } : {}) };
  const { status } = await updateCollection(stage.context, id, patch);
  stage.perform((draft) => {
    const collection = draft.get('collections', id);
    const next = collection && { ...collection, ...patch, name: (patch.name ?? collection.name).trim() };
    const problem = !next || next.name === collection.name ? null : problemOf(draft, next.name, id);
    expectSame(status, !next ? 'gone' : (problem ?? 'done'), 'updateCollection');
    if (next && !problem && (next.name !== collection.name || next.description !== collection.description)) draft.put('collections', next);
  });
}

export async function onCollections(stage: CommandStage, kind: CollectionStepKind, a: number, b: number, c: number): Promise<void> {
  const { context } = stage;
  if (kind === 'createCollection') {
    const [name, description] = [at(stageNames, b), at(stageComments, c)];
    const { status } = await createCollection(context, { name, description });
    return stage.perform((draft) => {
      expectSame(status, problemOf(draft, name, null) ?? 'done', 'createCollection');
      if (status === 'done') putNew(stage, draft, name, description);
    });
  }
  if (kind === 'addToCollection') return add(stage, a, b, c);
  const id = stage.pick<CollectionId>('collections', b);
  if (!id) return;
  if (kind === 'updateCollection') return update(stage, id, a, c);
  if (kind === 'removeFromCollection') {
    const sourceIds = stage.some(a);
    await removeFromCollection(context, sourceIds, id);
    return stage.perform((draft) => changeSources(draft, sourceIds.map((each) => draft.get('sources', each)), (ids) => without(ids, id)));
  }
  const { status } = await deleteCollection(context, id);
  stage.perform((draft) => {
    expectSame(status, draft.get('collections', id) ? 'done' : 'gone', 'deleteCollection');
    if (status !== 'done') return;
    changeSources(draft, draft.all('sources'), (ids) => without(ids, id));
    draft.remove('collections', id);
  });
}
