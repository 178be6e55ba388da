import type { SourceId, TagId } from '../../shared/domain/ids';
import type { Passage } from '../../shared/domain/passage';
import type { Source } from '../../shared/domain/source';
import type { Tag } from '../../shared/domain/tag';
import type { NotebookDatabase } from './database';
import { createLiveTable, sortedOnce, useLiveTable } from './liveTable';

export const liveTags = createLiveTable('tags');

const collator = new Intl.Collator();

export function tagsByName(tags: readonly Tag[]): Tag[] {
  return [...tags].sort((a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

const inOrder = sortedOnce<Tag>(tagsByName);

/** Every tag by name, live; undefined until they are read. */
export function useTags(database: NotebookDatabase): readonly Tag[] | undefined {
  const rows = useLiveTable(liveTags, database)?.rows;
  return rows && inOrder(rows);
}

/** Every tag by name, read anew. */
export async function allTags(database: NotebookDatabase): Promise<Tag[]> {
  return tagsByName(await database.tags.toArray());
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
  /** What carries the tag or one under it, each record once. */
  readonly branchUse: TagUse;
}

type Holders = ReadonlyMap<TagId, ReadonlySet<string>>;

/** Each tag with the ids of what carries it, read from the index alone and at once: a walk through it costs many times as much. */
async function holdersIn(table: Pick<NotebookDatabase['sources'], 'where'> | Pick<NotebookDatabase['passages'], 'where'>, tags: readonly Tag[]): Promise<Holders> {
  const ids = await Promise.all(tags.map(({ id }) => table.where('tagIds').equals(id).primaryKeys()));
  return new Map(tags.map(({ id }, index) => [id, new Set<string>(ids[index])]));
}

/** The ids of the tags under each, itself with them; a ring of parents is walked once. */
function branchesOf(tags: readonly Tag[]): (id: TagId) => readonly TagId[] {
  const children = new Map<TagId, TagId[]>();
  for (const { id, parentId } of tags) if (parentId) children.set(parentId, [...(children.get(parentId) ?? []), id]);
  return (id) => {
    const branch = new Set<TagId>([id]);
    for (const each of branch) for (const child of children.get(each) ?? []) branch.add(child);
    return [...branch];
  };
}

/** Every tag by name with its use. */
export async function tagsWithUse(database: NotebookDatabase): Promise<TagWithUse[]> {
  const { tags: tagTable, sources: sourceTable, passages: passageTable } = database;
  const { tags, sources, passages } = await database.transaction('r', tagTable, sourceTable, passageTable, async () => {
    const all = await allTags(database);
    return { tags: all, sources: await holdersIn(sourceTable, all), passages: await holdersIn(passageTable, all) };
  });
  const branchOf = branchesOf(tags);
  const sizeOf = (holders: Holders, ids: readonly TagId[]): number => {
    const [only] = ids;
    return ids.length === 1 && only ? (holders.get(only)?.size ?? 0) : new Set(ids.flatMap((id) => [...(holders.get(id) ?? [])])).size;
  };
  return tags.map((tag) => {
    const branch = branchOf(tag.id);
    return {
      tag,
      use: { sources: sizeOf(sources, [tag.id]), passages: sizeOf(passages, [tag.id]) },
      branchUse: { sources: sizeOf(sources, branch), passages: sizeOf(passages, branch) },
    };
  });
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
