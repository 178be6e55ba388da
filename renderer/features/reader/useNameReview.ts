import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Entity } from '../../../shared/domain/entity';
import type { EntityId, SourceId } from '../../../shared/domain/ids';
import { useLive } from '../../data/live';
import { entitiesById } from '../../data/mentionQueries';
import { liveMentions } from '../../data/passageQueries';
import { useSharedLive } from '../../data/sharedLive';
import { useServices } from '../../services';
import { useStore } from '../../workspace/store';
import { emptyReview, reviewOf, type NameReview } from './nameRows';
import { readerSessionOf } from './readerSession';

export interface NamesAnswer {
  readonly status: 'looking' | 'ready' | 'failed';
  /** Where it failed, a sentence for the person. */
  readonly sentence: string;
  readonly review: NameReview;
  /** Those who are meant or may be meant in the article. */
  readonly entities: ReadonlyMap<EntityId, Entity>;
}

/** The text is drawn first, and an article that somebody only passes by is not looked through. */
const lookAfterMs = 400;

const noEntities: ReadonlyMap<EntityId, Entity> = new Map();

/** The names of an article as they are to be reviewed, live. */
export function useNameReview(sourceId: SourceId): NamesAnswer {
  const { analysis, database, navigation } = useServices();
  useEffect(() => {
    let stop = (): void => undefined;
    const timer = setTimeout(() => {
      stop = analysis.watch(sourceId);
    }, lookAfterMs);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [analysis, sourceId]);
  const names = useSyncExternalStore((listener) => analysis.subscribe(listener), () => analysis.namesIn(sourceId));
  const state = useSyncExternalStore((listener) => analysis.subscribe(listener), () => analysis.state());
  const mentions = useSharedLive(liveMentions, database, sourceId)?.rows;
  const entityIds = useMemo(() => {
    const ids = new Set((mentions ?? []).map(({ entityId }) => entityId));
    for (const { candidates } of names?.groups ?? []) for (const { entityId } of candidates) ids.add(entityId);
    return [...ids].sort();
  }, [names, mentions]);
  const entities = useLive(() => entitiesById(database, entityIds), [entityIds], { keepsPrevious: true });
  const kinds = useStore(readerSessionOf(navigation).proposedKinds);
  const review = useMemo(() => (names && mentions && entities ? reviewOf(names, mentions, entities, kinds) : null), [names, mentions, entities, kinds]);
  const status = review ? 'ready' : state.phase === 'failed' ? 'failed' : 'looking';
  const { sentence } = state;
  return useMemo(() => ({ status, sentence, review: review ?? emptyReview, entities: entities ?? noEntities }), [status, sentence, review, entities]);
}
