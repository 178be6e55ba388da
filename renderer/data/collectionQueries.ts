import type { Collection } from '../../shared/domain/collection';
import type { NotebookDatabase } from './database';
import { createLiveTable } from './liveTable';

export const liveCollections = createLiveTable('collections');

const collator = new Intl.Collator();

export function collectionsByName(collections: readonly Collection[]): Collection[] {
  return [...collections].sort((a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

/** Every collection by name. */
export async function allCollections(database: NotebookDatabase): Promise<Collection[]> {
  return collectionsByName(await database.collections.toArray());
}
