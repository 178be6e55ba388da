import type { EntityId, SourceId } from '../../shared/domain/ids';
import type { Entity } from '../../shared/domain/entity';
import type { Mention } from '../../shared/domain/mention';
import { publicationSortKey } from '../../shared/domain/publicationDate';
import type { Source } from '../../shared/domain/source';
import type { NotebookDatabase } from './database';

/** The words that a person accepted as an entity, in all articles; linked highlights are not among them. */
export async function acceptedWordsOf(database: NotebookDatabase, entityId: EntityId): Promise<readonly Mention[]> {
  const mentions = await database.mentions.where('entityId').equals(entityId).toArray();
  return mentions.filter(({ status, passageId }) => status === 'accepted' && passageId === null);
}

/** Entities by their ids; those that are gone are left out. */
export async function entitiesById(database: NotebookDatabase, ids: readonly EntityId[]): Promise<ReadonlyMap<EntityId, Entity>> {
  const entities = await database.entities.bulkGet([...ids]);
  return new Map(entities.flatMap((entity) => (entity ? [[entity.id, entity] as const] : [])));
}

/** Sources by their ids, newest publication first, undated ones last; those that are gone are left out. */
export async function newestSources(database: NotebookDatabase, ids: readonly SourceId[]): Promise<readonly Source[]> {
  const sources = (await database.sources.bulkGet([...ids])).filter((source) => source !== undefined);
  const keyOf = ({ published }: Source): string => (published.edtf === null ? '' : publicationSortKey(published));
  return sources.map((source) => [keyOf(source), source] as const)
    .sort(([a, one], [b, other]) => (a < b ? 1 : a > b ? -1 : one.title.localeCompare(other.title) || (one.id < other.id ? -1 : 1)))
    .map(([, source]) => source);
}
