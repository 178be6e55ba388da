import { useEffect } from 'react';
import type { SuggestedPlace } from '../../../shared/analysis/graphTypes';
import type { EntityMentions } from '../../../shared/contracts/analysisContract';
import type { EntityId } from '../../../shared/domain/ids';
import { entityIds } from '../../data/entityQueries';
import { useServices } from '../../services';
import type { GraphClient } from '../../worker/graphClient';

/** What is found is told again at most so often while the library is looked through. */
const pauseMs = 800;
const numbersAPlace = 4;

/** Tells the graph where analysis finds entities that nobody accepted yet, as long as that is wanted. */
export function useSuggestions(client: GraphClient, isWanted: boolean): void {
  const { analysis, database } = useServices();
  useEffect(() => {
    if (!isWanted) return;
    const abort = new AbortController();
    const { signal } = abort;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isLooking = false;
    let told = -1;
    const look = async (): Promise<void> => {
      isLooking = true;
      told = analysis.version();
      const places: SuggestedPlace[] = [];
      for (const id of await entityIds(database)) {
        if (signal.aborted) return;
        const mentions = await analysis.mentionsOf(id, signal);
        if (mentions) places.push(...placesOf(id, mentions));
      }
      if (signal.aborted) return;
      client.suggest(places);
      isLooking = false;
      lookLater();
    };
    const lookLater = (): void => {
      if (isLooking || signal.aborted || analysis.version() === told) return;
      clearTimeout(timer);
      timer = setTimeout(() => void look(), pauseMs);
    };
    void look();
    const stop = analysis.subscribe(lookLater);
    return () => {
      abort.abort();
      clearTimeout(timer);
      stop();
    };
  }, [analysis, client, database, isWanted]);
}

/** The places of an entity; where others may be meant too, nothing is supposed. */
function* placesOf(entityId: EntityId, { sourceIds, places }: EntityMentions): Generator<SuggestedPlace> {
  for (let at = 0; at + 3 < places.length; at += numbersAPlace) {
    const [source = 0, start = 0, end = 0, others] = places.subarray(at, at + numbersAPlace);
    const sourceId = sourceIds[source];
    if (sourceId && others === 0) yield { entityId, sourceId, start, end };
  }
}
