import type { Collection } from '../../shared/domain/collection';
import type { NotebookDatabase } from './database';

/** Every collection by name. */
export async function allCollections(database: NotebookDatabase): Promise<Collection[]> {
  const collections = await database.collections.toArray();
  return collections.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}
