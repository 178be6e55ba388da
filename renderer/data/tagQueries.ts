import type { TagId } from '../../shared/domain/ids';
import type { Tag } from '../../shared/domain/tag';
import type { NotebookDatabase } from './database';

/** Every tag by name. */
export async function allTags(database: NotebookDatabase): Promise<Tag[]> {
  const tags = await database.tags.toArray();
  return tags.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}

export interface TagUse {
  readonly sources: number;
  readonly passages: number;
}

/** How many sources and highlights carry a tag itself (not those under it). */
export async function tagUse(database: NotebookDatabase, id: TagId): Promise<TagUse> {
  const [sources, passages] = await Promise.all([
    database.sources.where('tagIds').equals(id).count(),
    database.passages.where('tagIds').equals(id).count(),
  ]);
  return { sources, passages };
}
