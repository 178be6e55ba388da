import type { EntityId, TagId } from '../../../shared/domain/ids';
import type { Mention } from '../../../shared/domain/mention';
import { highlightColors, type HighlightColor } from '../../../shared/domain/passage';
import type { LocatedPassage } from './locatedPassages';

export type HighlightSort = 'text' | 'newest' | 'color';

/** Which highlights are listed; null asks for nothing. */
export interface HighlightFilter {
  readonly color: HighlightColor | null;
  readonly tagId: TagId | null;
  readonly entityId: EntityId | null;
}

export const noFilter: HighlightFilter = { color: null, tagId: null, entityId: null };

function inTextOrder(a: LocatedPassage, b: LocatedPassage): number {
  const [left, right] = [a.span ?? a.passage.anchor, b.span ?? b.passage.anchor];
  return left.start - right.start || right.end - left.end || (a.passage.id < b.passage.id ? -1 : 1);
}

const comparers: Readonly<Record<HighlightSort, (a: LocatedPassage, b: LocatedPassage) => number>> = {
  text: inTextOrder,
  newest: (a, b) => (a.passage.createdAt < b.passage.createdAt ? 1 : a.passage.createdAt > b.passage.createdAt ? -1 : inTextOrder(a, b)),
  color: (a, b) => highlightColors.indexOf(a.passage.color) - highlightColors.indexOf(b.passage.color) || inTextOrder(a, b),
};

/** The highlights that a filter lets through, sorted. */
export function listHighlights(
  passages: readonly LocatedPassage[],
  mentions: readonly Mention[],
  filter: HighlightFilter,
  sort: HighlightSort,
): readonly LocatedPassage[] {
  const linked = new Set(
    mentions.flatMap(({ entityId, passageId, status }) => (entityId === filter.entityId && passageId && status === 'accepted' ? [passageId] : [])),
  );
  return passages
    .filter(({ passage }) =>
      (filter.color === null || passage.color === filter.color) &&
      (filter.tagId === null || passage.tagIds.includes(filter.tagId)) &&
      (filter.entityId === null || linked.has(passage.id)))
    .sort(comparers[sort]);
}
