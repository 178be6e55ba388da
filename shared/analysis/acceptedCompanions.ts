import type { Companionship } from './findMentions';

/** In which sources each entity was accepted by a person. */
export type AcceptedSources = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * How well entities go together by what a person accepted in other sources: 0 where they never stood in one, more with
 * each. The article in hand is left out, so that the order of its candidates stays the same while it is reviewed.
 */
export function acceptedCompanions(accepted: AcceptedSources, ownSourceId: string): Companionship {
  return (entityId, others) => {
    const own = accepted.get(entityId);
    if (own === undefined) return 0;
    let most = 0;
    for (const otherId of others) {
      const other = otherId === entityId ? undefined : accepted.get(otherId);
      if (other !== undefined) most = Math.max(most, commonSources(own, other, ownSourceId));
    }
    return most / (most + 1);
  };
}

function commonSources(one: ReadonlySet<string>, other: ReadonlySet<string>, ownSourceId: string): number {
  const [fewer, more] = one.size < other.size ? [one, other] : [other, one];
  let common = 0;
  for (const sourceId of fewer) if (sourceId !== ownSourceId && more.has(sourceId)) common += 1;
  return common;
}
