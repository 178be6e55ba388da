import type { Entity } from '../../shared/domain/entity';
import type { RegistryEntry } from '../../shared/registry/registryEntry';
import { planRegistry, type RegistryPlanOptions } from '../../shared/registry/registryPlan';
import type { CommandContext } from './commandContext';

export interface RegistryImported {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
}

/** Brings the entities of a file into the notebook as one step; planned anew from what the notebook holds at that moment. */
export async function importEntities(context: CommandContext, entries: readonly RegistryEntry[], options: Omit<RegistryPlanOptions, 'makeId'>): Promise<RegistryImported> {
  const { database, writer, clock, ids } = context;
  const label = entries.length === 1 ? 'Import 1 entity' : `Import ${entries.length} entities`;
  return writer.write({ label }, async (recorder) => {
    const present = await database.entities.toArray();
    const createdAt = new Map(present.map((entity) => [entity.id, entity.createdAt]));
    const now = clock();
    const written = new Map<string, Entity>();
    const counts = { added: 0, changed: 0, same: 0 };
    const outcomes = { new: 'added', changed: 'changed', same: 'same' } as const;
    for (const { entity, outcome } of planRegistry(entries, present, { ...options, makeId: () => ids('entity') })) {
      counts[outcomes[outcome]] += 1;
      if (outcome !== 'same') written.set(entity.id, { ...entity, createdAt: createdAt.get(entity.id) ?? now, updatedAt: now });
    }
    await recorder.put('entities', ...written.values());
    return counts;
  });
}
