import * as v from 'valibot';
import type { Entity } from '../../shared/domain/entity';
import type { EntityId, SourceId } from '../../shared/domain/ids';
import type { Mention } from '../../shared/domain/mention';
import { decidedEntity, type NameDecision } from '../../shared/domain/nameDecision';
import type { Note } from '../../shared/domain/note';
import type { Passage } from '../../shared/domain/passage';
import type { Relation } from '../../shared/domain/relation';
import type { Source } from '../../shared/domain/source';
import type { NotebookDatabase } from './database';
import { notesCiting } from './passageQueries';

/** A relation as seen from one of its ends, with what it rests on. */
export interface SeenRelation {
  readonly relation: Relation;
  /** True where the entity that is looked at is the first of the two. */
  readonly isFirst: boolean;
  readonly other: Entity;
  readonly passages: readonly { readonly passage: Passage; readonly source: Source }[];
}

function present<Value>(values: readonly (Value | undefined)[]): Value[] {
  return values.filter((value) => value !== undefined);
}

/** The relations that an entity stands in, by type, then by the other's name. */
export async function relationsOf(database: NotebookDatabase, id: EntityId): Promise<readonly SeenRelation[]> {
  const relations = await database.relations.where('fromId').equals(id).or('toId').equals(id).distinct().toArray();
  const otherIdOf = ({ fromId, toId }: Relation): EntityId => (fromId === id ? toId : fromId);
  const others = new Map(present(await database.entities.bulkGet(relations.map(otherIdOf))).map((entity) => [entity.id, entity]));
  const passages = new Map(present(await database.passages.bulkGet([...new Set(relations.flatMap(({ passageIds }) => passageIds))])).map((passage) => [passage.id, passage]));
  const sourceIds = [...new Set([...passages.values()].map(({ sourceId }) => sourceId))];
  const sources = new Map(present(await database.sources.bulkGet(sourceIds)).map((source) => [source.id, source]));
  const seen = relations.flatMap((relation): SeenRelation[] => {
    const other = others.get(otherIdOf(relation));
    if (!other) return [];
    const resting = relation.passageIds.flatMap((passageId) => {
      const passage = passages.get(passageId);
      const source = passage && sources.get(passage.sourceId);
      return passage && source ? [{ passage, source }] : [];
    });
    return [{ relation, isFirst: relation.fromId === id, other, passages: resting }];
  });
  return seen.sort((a, b) => a.relation.type.localeCompare(b.relation.type) || (a.relation.validFrom ?? '').localeCompare(b.relation.validFrom ?? '') || a.other.name.localeCompare(b.other.name) || (a.relation.id < b.relation.id ? -1 : 1));
}

/** Everything that could leave an entity for one of its own. */
export interface Splittable {
  readonly sources: readonly { readonly source: Source; readonly mentions: readonly Mention[] }[];
  readonly notes: readonly Note[];
  readonly relations: readonly SeenRelation[];
  readonly decisions: readonly { readonly decision: NameDecision; readonly source: Source | null }[];
}

export async function splittableOf(database: NotebookDatabase, id: EntityId): Promise<Splittable> {
  const mentions = (await database.mentions.where('entityId').equals(id).toArray()).filter(({ status }) => status !== 'rejected');
  const decisions = await database.nameDecisions.filter((decision) => decidedEntity(decision) === id).toArray();
  const sourceIds = [...new Set<SourceId>([...mentions.map(({ sourceId }) => sourceId), ...decisions.flatMap(({ sourceId }) => sourceId ?? [])])];
  const sources = new Map(present(await database.sources.bulkGet(sourceIds)).map((source) => [source.id, source]));
  const ofSource = [...sources.values()].flatMap((source) => {
    const own = mentions.filter(({ sourceId }) => sourceId === source.id).sort((a, b) => a.anchor.start - b.anchor.start);
    return own.length === 0 ? [] : [{ source, mentions: own }];
  });
  return {
    sources: ofSource.sort((a, b) => a.source.title.localeCompare(b.source.title)),
    notes: await notesCiting(database, id),
    relations: await relationsOf(database, id),
    decisions: decisions.map((decision) => ({ decision, source: (decision.sourceId && sources.get(decision.sourceId)) ?? null })),
  };
}

/** Where pairs are remembered that a person said are two. */
export const differentPairsId = 'memory:differentEntities';

/** The pairs of entities that a person said are not the same, as `pairKey` writes them. */
export async function differentPairs(database: NotebookDatabase): Promise<ReadonlySet<string>> {
  const stored = await database.settings.get(differentPairsId);
  const pairs = v.safeParse(v.array(v.string()), stored?.value);
  return new Set(pairs.success ? pairs.output : []);
}

/** Highlights that are linked to both of two entities, or to either where none is to both: what a relation may rest on. */
export async function passagesBetween(database: NotebookDatabase, a: EntityId, b: EntityId | null): Promise<readonly { readonly passage: Passage; readonly source: Source }[]> {
  const linked = async (id: EntityId): Promise<ReadonlySet<string>> => {
    const mentions = await database.mentions.where('entityId').equals(id).toArray();
    return new Set(mentions.flatMap(({ passageId, status }) => (passageId !== null && status === 'accepted' ? [passageId] : [])));
  };
  const own = await linked(a);
  const others = b === null ? own : await linked(b);
  const both = [...own].filter((id) => others.has(id));
  const ids = [...new Set([...both, ...own, ...others])];
  const passages = present(await database.passages.bulkGet(ids));
  const sources = new Map(present(await database.sources.bulkGet([...new Set(passages.map(({ sourceId }) => sourceId))])).map((source) => [source.id, source]));
  return passages.flatMap((passage) => {
    const source = sources.get(passage.sourceId);
    return source ? [{ passage, source }] : [];
  });
}

