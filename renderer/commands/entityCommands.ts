import { createEntity, type Alias, type Entity, type EntityKind } from '../../shared/domain/entity';
import type { EntityId, PassageId } from '../../shared/domain/ids';
import { createPassageMention } from '../../shared/domain/mention';
import { isSameValue } from '../../shared/history/change';
import type { CommandContext } from './commandContext';
import { mergedEntity } from './entityMerge';
import { removeEntityDependents, retargetEntity } from './entityReferences';

export interface EntityDraft {
  readonly kind: EntityKind;
  readonly name: string;
  readonly aliases?: readonly Alias[];
  readonly description?: string;
}

/** Creates an entity and, where a highlight is given, links it in the same step. */
export async function addEntity(context: CommandContext, draft: EntityDraft, passageId: PassageId | null = null): Promise<Entity> {
  const { clock, ids } = context;
  const entity = createEntity(draft, clock, ids);
  await context.writer.write({ label: `Add “${entity.name}”` }, async (recorder) => {
    await recorder.put('entities', entity);
    const passage = passageId ? await recorder.get('passages', passageId) : undefined;
    if (!passage) return;
    const { id, sourceId, anchor } = passage;
    await recorder.put('mentions', createPassageMention({ entityId: entity.id, sourceId, anchor, passageId: id }, clock, ids));
  });
  return entity;
}

export type EntityPatch = Partial<Pick<Entity, 'name' | 'kind' | 'aliases' | 'description' | 'externalIds'>>;

const patchLabels: Readonly<Record<keyof EntityPatch, string>> = {
  name: 'Rename entity', kind: 'Change kind', aliases: 'Edit aliases', description: 'Edit description', externalIds: 'Edit identifiers',
};

/** Changes an entity; links to it stay, because they hold its id. What stays the same is no step. */
export async function updateEntity(context: CommandContext, id: EntityId, patch: EntityPatch, options: { readonly group?: string } = {}): Promise<void> {
  const keys = Object.keys(patch) as (keyof EntityPatch)[];
  const [only] = keys;
  const label = keys.length === 1 && only ? patchLabels[only] : 'Edit entity';
  await context.writer.write({ label, ...options }, async (recorder) => {
    const entity = await recorder.get('entities', id);
    if (!entity) return;
    const changed = { ...entity, ...patch };
    if (!isSameValue(entity, changed)) await recorder.put('entities', { ...changed, updatedAt: context.clock() });
  });
}

/**
 * Changes one field of an entity from what it is at that moment, so that two changes that follow each other faster than
 * a view is drawn are both kept.
 */
export async function changeEntity<Field extends 'aliases' | 'externalIds'>(context: CommandContext, id: EntityId, field: Field, change: (value: Entity[Field]) => Entity[Field]): Promise<void> {
  await context.writer.write({ label: patchLabels[field] }, async (recorder) => {
    const entity = await recorder.get('entities', id);
    const value = entity && change(entity[field]);
    if (entity && !isSameValue(entity[field], value)) await recorder.put('entities', { ...entity, [field]: value, updatedAt: context.clock() });
  });
}

/** Deletes an entity with its mentions, relations and what was decided of its names. Notes that mention it keep the name as they show it. */
export async function deleteEntity(context: CommandContext, id: EntityId): Promise<void> {
  await context.writer.write({ label: 'Delete entity' }, async (recorder) => {
    await removeEntityDependents(context, recorder, id);
    await recorder.remove('entities', id);
  });
}

/**
 * Makes two entities one: `kept` receives the other's name as an alias, its aliases, description and identifiers;
 * mentions, notes, relations and decisions about names follow. One undo takes all of it back.
 */
export async function mergeEntities(context: CommandContext, keptId: EntityId, mergedId: EntityId): Promise<void> {
  if (keptId === mergedId) return;
  await context.writer.write({ label: 'Merge entities' }, async (recorder) => {
    const [kept, merged] = [await recorder.get('entities', keptId), await recorder.get('entities', mergedId)];
    if (!kept || !merged) return;
    await recorder.put('entities', { ...mergedEntity(kept, merged), updatedAt: context.clock() });
    await retargetEntity(context, recorder, mergedId, keptId);
    await recorder.remove('entities', mergedId);
  });
}
