import type { EntityId } from '../../shared/domain/ids';
import type { Entity } from '../../shared/domain/entity';
import type { NotebookDatabase } from './database';

/** Every entity by name. */
export async function allEntities(database: NotebookDatabase): Promise<Entity[]> {
  const entities = await database.entities.toArray();
  return entities.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}

export async function entityOf(database: NotebookDatabase, id: EntityId): Promise<Entity | null> {
  return (await database.entities.get(id)) ?? null;
}
