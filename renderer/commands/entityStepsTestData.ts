import { createAlias, entityKinds } from '../../shared/domain/entity';
import type { EntityId, PassageId } from '../../shared/domain/ids';
import { isSameValue } from '../../shared/history/change';
import { at, stageComments, stageNames, type CommandStage } from './commandStageTestData';
import { addEntity, deleteEntity, mergeEntities, updateEntity, type EntityPatch } from './entityCommands';
import { mergedEntity } from './entityMerge';
import { retargetBlocks } from './entityReferences';

export type EntityStepKind = 'updateEntity' | 'deleteEntity' | 'mergeEntities';

export async function addSomeEntity(stage: CommandStage, a: number, b: number, c: number): Promise<void> {
  const passageId = c % 2 === 0 ? stage.pick<PassageId>('passages', a) : null;
  const name = at(stageNames, b).trim() || 'Nobody';
  const kind = at(entityKinds, b);
  const { id } = await addEntity(stage.context, { kind, name, description: at(stageComments, c) }, passageId);
  stage.perform((draft) => {
    draft.put('entities', { id, createdAt: '', updatedAt: '', kind, name, aliases: [], description: at(stageComments, c), externalIds: {} });
    if (passageId) stage.link(draft, passageId, id);
  });
}

export async function onEntity(stage: CommandStage, kind: EntityStepKind, id: EntityId, b: number, c: number): Promise<void> {
  const { context } = stage;
  if (kind === 'updateEntity') {
    const patches: readonly [EntityPatch, ...EntityPatch[]] = [
      { name: at(stageNames, c).trim() || 'Somebody' }, { aliases: [createAlias(at(stageComments, c) || 'x', 'role')] }, { description: at(stageComments, c) }, { kind: at(entityKinds, c), externalIds: { wikidata: `Q${c % 4}` } },
    ];
    const patch = at(patches, b);
    const options = c % 2 === 0 ? { group: `entity ${id}` } : {};
    await updateEntity(context, id, patch, options);
    return stage.perform((draft) => {
      const entity = draft.get('entities', id);
      if (entity && !isSameValue(entity, { ...entity, ...patch })) draft.put('entities', { ...entity, ...patch });
    }, options);
  }
  if (kind === 'deleteEntity') {
    await deleteEntity(context, id);
    return stage.perform((draft) => {
      draft.remove('mentions', ...draft.all('mentions').filter(({ entityId }) => entityId === id).map((mention) => mention.id));
      draft.remove('entities', id);
    });
  }
  const from = stage.pick<EntityId>('entities', b);
  if (!from) return;
  await mergeEntities(context, id, from);
  stage.perform((draft) => {
    const [kept, merged] = [draft.get('entities', id), draft.get('entities', from)];
    if (!kept || !merged || id === from) return;
    draft.put('entities', mergedEntity(kept, merged));
    draft.remove('entities', from);
    const taken = new Set(draft.all('mentions').flatMap(({ entityId, passageId }) => (entityId === id && passageId ? [passageId] : [])));
    for (const mention of draft.all('mentions').filter(({ entityId }) => entityId === from)) {
      if (mention.passageId && taken.has(mention.passageId)) draft.remove('mentions', mention.id);
      else draft.put('mentions', { ...mention, entityId: id });
    }
    for (const { noteId } of draft.all('noteLinks').filter(({ targetId }) => targetId === from)) {
      const body = draft.get('noteBodies', noteId);
      if (body) stage.putBody(draft, noteId, retargetBlocks(body.blocks, from, id));
    }
  });
}
