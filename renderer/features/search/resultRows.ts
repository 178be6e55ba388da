import type { SearchGroup, SearchHit } from '../../../shared/contracts/searchContract';

/** A line of the list of results: what something was found in, a place in it, or what is not shown of it. */
export type ResultRow =
  | { readonly id: string; readonly kind: 'group'; readonly group: SearchGroup }
  | { readonly id: string; readonly kind: 'hit'; readonly group: SearchGroup; readonly hit: SearchHit };

/** The lines of some results in their order. */
export function resultRows(groups: readonly SearchGroup[]): readonly ResultRow[] {
  return groups.flatMap((group): ResultRow[] => [
    { id: group.id, kind: 'group', group },
    ...group.hits.map((hit): ResultRow => ({
      id: hit.kind === 'text' ? `${group.id}:${hit.place.start}` : hit.id, kind: 'hit', group, hit,
    })),
  ]);
}

/** "3 more places, 2 more highlights"; empty where all is shown. */
export function notShownOf(group: SearchGroup): string {
  const shownMarks = group.hits.reduce((sum, hit) => sum + (hit.kind === 'text' ? hit.marks.length : 0), 0);
  const shownHighlights = group.hits.filter((hit) => hit.kind === 'highlight').length;
  const [places, highlights] = [group.places - shownMarks, group.highlights - shownHighlights];
  const parts = [
    ...(places > 0 ? [`${places.toLocaleString('en')} more ${places === 1 ? 'place' : 'places'}`] : []),
    ...(highlights > 0 ? [`${highlights.toLocaleString('en')} more ${highlights === 1 ? 'highlight' : 'highlights'}`] : []),
  ];
  return parts.join(', ');
}
