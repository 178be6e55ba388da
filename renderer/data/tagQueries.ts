import type { SourceId, TagId } from '../../shared/domain/ids';
import type { Passage } from '../../shared/domain/passage';
import type { Source } from '../../shared/domain/source';
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

export interface TagWithUse {
  readonly tag: Tag;
  readonly use: TagUse;
}

/** Every tag by name with its use. */
export async function tagsWithUse(database: NotebookDatabase): Promise<TagWithUse[]> {
  const tags = await allTags(database);
  return Promise.all(tags.map(async (tag) => ({ tag, use: await tagUse(database, tag.id) })));
}

/** What carries one of several tags: sources by title, and highlights with their source in the order of the text. */
export interface TaggedRecords {
  readonly sources: readonly Source[];
  readonly passages: readonly { readonly passage: Passage; readonly source: Source }[];
}

export async function taggedRecords(database: NotebookDatabase, tagIds: readonly TagId[]): Promise<TaggedRecords> {
  const [sources, passages] = await Promise.all([
    database.sources.where('tagIds').anyOf([...tagIds]).distinct().toArray(),
    database.passages.where('tagIds').anyOf([...tagIds]).distinct().toArray(),
  ]);
  const sourceIds = [...new Set<SourceId>(passages.map((passage) => passage.sourceId))];
  const owners = new Map((await database.sources.bulkGet(sourceIds)).flatMap((source) => (source ? [[source.id, source] as const] : [])));
  const withSource = passages.flatMap((passage) => {
    const source = owners.get(passage.sourceId);
    return source ? [{ passage, source }] : [];
  });
  return {
    sources: sources.sort((a, b) => a.title.localeCompare(b.title) || (a.id < b.id ? -1 : 1)),
    passages: withSource.sort(
      (a, b) =>
        a.source.title.localeCompare(b.source.title) ||
        (a.source.id < b.source.id ? -1 : a.source.id > b.source.id ? 1 : a.passage.anchor.start - b.passage.anchor.start),
    ),
  };
}
