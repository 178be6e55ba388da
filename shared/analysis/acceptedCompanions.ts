import type { Companionship } from './findMentions';

/** In which sources each entity was accepted by a person. */
export type AcceptedSources = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * How well entities go together by what a person accepted in other sources: 0 where they never stood in one, more with
 * each. The article in hand is left out, so that the order of its candidates stays the same while it is reviewed.
 */
export function acceptedCompanions(accepted: AcceptedSources, ownSourceId: string): Companionship {
  return (entityId, otherId) => {
    const [one, other] = [accepted.get(entityId), accepted.get(otherId)];
    if (one === undefined || other === undefined) return 0;
    const [fewer, more] = one.size < other.size ? [one, other] : [other, one];
    let common = 0;
    for (const sourceId of fewer) if (sourceId !== ownSourceId && more.has(sourceId)) common += 1;
    return common / (common + 1);
  };
}
