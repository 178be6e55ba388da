import type { EntityMentions } from '../../../shared/contracts/analysisContract';
import type { MentionId, SourceId } from '../../../shared/domain/ids';
import type { Mention } from '../../../shared/domain/mention';
import type { Source } from '../../../shared/domain/source';
import type { Span } from '../../../shared/domain/span';

/** Words of a source that are, or may be, the entity. */
export interface MentionPlace extends Span {
  readonly sourceId: SourceId;
  /** `unclear`: others may be meant too. */
  readonly standing: 'accepted' | 'open' | 'unclear';
  readonly mentionId: MentionId | null;
}

/** One line of the list: a source, or a mention in it. */
export type MentionRow =
  | { readonly kind: 'source'; readonly key: string; readonly source: Source; readonly count: number }
  | { readonly kind: 'mention'; readonly key: string; readonly place: MentionPlace };

export type MentionFilter = 'all' | 'accepted' | 'open';

/** Every mention by source, in text order; without what was accepted since the analysis looked. */
export function mentionPlaces(found: EntityMentions | null, accepted: readonly Mention[]): ReadonlyMap<SourceId, readonly MentionPlace[]> {
  const bySource = new Map<SourceId, MentionPlace[]>();
  const placesIn = (sourceId: SourceId): MentionPlace[] => {
    const known = bySource.get(sourceId);
    if (known) return known;
    const made: MentionPlace[] = [];
    bySource.set(sourceId, made);
    return made;
  };
  for (const { id, sourceId, anchor } of accepted) placesIn(sourceId).push({ sourceId, start: anchor.start, end: anchor.end, standing: 'accepted', mentionId: id });
  const { places, sourceIds } = found ?? { places: new Uint32Array(0), sourceIds: [] };
  for (let at = 0; at < places.length; at += 4) {
    const sourceId = sourceIds[places[at] ?? 0];
    const span = { start: places[at + 1] ?? 0, end: places[at + 2] ?? 0 };
    if (sourceId === undefined) continue;
    const here = placesIn(sourceId);
    if (here.some((place) => place.standing === 'accepted' && place.start < span.end && span.start < place.end)) continue;
    here.push({ sourceId, ...span, standing: places[at + 3] === 1 ? 'unclear' : 'open', mentionId: null });
  }
  for (const [sourceId, here] of bySource) {
    if (here.length === 0) bySource.delete(sourceId);
    else here.sort((a, b) => a.start - b.start);
  }
  return bySource;
}

/** The lines of the list, source by source in their order. */
export function mentionRows(bySource: ReadonlyMap<SourceId, readonly MentionPlace[]>, sources: readonly Source[], filter: MentionFilter): readonly MentionRow[] {
  return sources.flatMap((source): readonly MentionRow[] => {
    const places = (bySource.get(source.id) ?? []).filter(({ standing }) => filter === 'all' || (filter === 'accepted') === (standing === 'accepted'));
    if (places.length === 0) return [];
    return [
      { kind: 'source', key: source.id, source, count: places.length },
      ...places.map((place): MentionRow => ({ kind: 'mention', key: `${source.id} ${place.start} ${place.end}`, place })),
    ];
  });
}

/** How many mentions there are of each standing. */
export function mentionCounts(bySource: ReadonlyMap<SourceId, readonly MentionPlace[]>): { readonly accepted: number; readonly open: number; readonly sources: number } {
  let [accepted, open] = [0, 0];
  for (const places of bySource.values()) {
    for (const { standing } of places) {
      if (standing === 'accepted') accepted += 1;
      else open += 1;
    }
  }
  return { accepted, open, sources: bySource.size };
}
