import { entityKinds } from '../domain/entity';
import type { PassageId, SourceId } from '../domain/ids';
import type { Relation } from '../domain/relation';
import type { GraphFilter, GraphSource } from './graphTypes';
import { daysOf } from './heldDates';

/** Everything that was accepted or linked by a person. */
export const wholeGraph: GraphFilter = {
  kinds: entityKinds, from: null, to: null, sourceId: null, collectionId: null, leastStrength: 1,
  withTogether: true, withRelations: true, withSuggestions: false,
};

/** Whether a source counts. With a range of dates, one does that is known to have been published within it. */
export function isSourceShown(source: Pick<GraphSource, 'id' | 'published' | 'collectionIds'>, filter: GraphFilter): boolean {
  if (filter.sourceId !== null && source.id !== filter.sourceId) return false;
  if (filter.collectionId !== null && !source.collectionIds.includes(filter.collectionId)) return false;
  const [from, to] = [daysOf(filter.from), daysOf(filter.to)];
  if (from === null && to === null) return true;
  const published = daysOf(source.published);
  return published !== null && (from === null || published.first >= from.first) && (to === null || published.last <= to.last);
}

/**
 * Whether a relation counts. With a range of dates, one does that may have held within it (an open end reaches on); with
 * a source or collection chosen, one does that rests on a passage of it.
 */
export function isRelationShown(
  relation: Relation,
  filter: GraphFilter,
  sources: { readonly shown: ReadonlySet<SourceId>; readonly ofPassages: ReadonlyMap<PassageId, SourceId> },
): boolean {
  if (!filter.withRelations) return false;
  const [from, to] = [daysOf(filter.from), daysOf(filter.to)];
  const [began, ended] = [daysOf(relation.validFrom), daysOf(relation.validTo)];
  if (from !== null && ended !== null && ended.last < from.first) return false;
  if (to !== null && began !== null && began.first > to.last) return false;
  if (filter.sourceId === null && filter.collectionId === null) return true;
  return relation.passageIds.some((id) => {
    const sourceId = sources.ofPassages.get(id);
    return sourceId !== undefined && sources.shown.has(sourceId);
  });
}
