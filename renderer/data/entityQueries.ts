import type { EntityId } from '../../shared/domain/ids';
import type { Entity } from '../../shared/domain/entity';
import type { Passage } from '../../shared/domain/passage';
import { publicationSortKey } from '../../shared/domain/publicationDate';
import type { Source } from '../../shared/domain/source';
import type { NotebookDatabase } from './database';
import { createLiveTable, sortedOnce, useLiveTable } from './liveTable';
import { comparePassages } from './passageQueries';

/** Every entity by name, read anew. */
export async function allEntities(database: NotebookDatabase): Promise<readonly Entity[]> {
  return entitiesByName(await database.entities.toArray());
}

export async function entityIds(database: NotebookDatabase): Promise<EntityId[]> {
  return (await database.entities.toCollection().primaryKeys()) as EntityId[];
}

export async function entityOf(database: NotebookDatabase, id: EntityId): Promise<Entity | null> {
  return (await database.entities.get(id)) ?? null;
}

export const liveEntities = createLiveTable('entities');

const collator = new Intl.Collator();

/** Entities by name. */
export function entitiesByName(entities: readonly Entity[]): readonly Entity[] {
  return [...entities].sort((a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

const inOrder = sortedOnce<Entity>(entitiesByName);

/** Every entity by name, live; undefined until they are read. */
export function useEntities(database: NotebookDatabase): readonly Entity[] | undefined {
  const rows = useLiveTable(liveEntities, database)?.rows;
  return rows && inOrder(rows);
}

/** How many highlights are linked to each of these entities; for the few rows that are in view. */
export async function linkCounts(database: NotebookDatabase, ids: readonly EntityId[]): Promise<ReadonlyMap<EntityId, number>> {
  const counts = new Map<EntityId, number>();
  await database.mentions.where('entityId').anyOf([...ids]).each(({ entityId, status, passageId }) => {
    if (status === 'accepted' && passageId) counts.set(entityId, (counts.get(entityId) ?? 0) + 1);
  });
  return counts;
}

/** A source and those of its highlights that are linked to an entity, in text order. */
export interface LinkedSource {
  readonly source: Source;
  readonly passages: readonly Passage[];
}

/** Every linked highlight of an entity by source, newest publication first, undated ones last. */
export async function passagesOfEntity(database: NotebookDatabase, id: EntityId): Promise<LinkedSource[]> {
  const mentions = await database.mentions.where('entityId').equals(id).toArray();
  const passageIds = mentions.flatMap((mention) => (mention.status === 'accepted' && mention.passageId ? [mention.passageId] : []));
  const passages = (await database.passages.bulkGet(passageIds)).filter((passage) => passage !== undefined);
  const sourceIds = [...new Set(passages.map((passage) => passage.sourceId))];
  const sources = (await database.sources.bulkGet(sourceIds)).filter((source) => source !== undefined);
  const newestFirst = (a: Source, b: Source): number => {
    if (a.published.edtf === null || b.published.edtf === null) return Number(a.published.edtf === null) - Number(b.published.edtf === null);
    return publicationSortKey(b.published).localeCompare(publicationSortKey(a.published));
  };
  return sources
    .sort((a, b) => newestFirst(a, b) || a.title.localeCompare(b.title) || (a.id < b.id ? -1 : 1))
    .map((source) => ({ source, passages: passages.filter((passage) => passage.sourceId === source.id).sort(comparePassages) }));
}
