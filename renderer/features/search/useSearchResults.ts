import { useEffect, useEffectEvent, useRef, useSyncExternalStore } from 'react';
import type { SearchGroup, SearchOutcome, SearchState } from '../../../shared/contracts/searchContract';
import { useServices } from '../../services';
import type { SearchFailure } from '../../worker/searchClient';
import { useStore, type Store } from '../../workspace/store';
import type { FoundSoFar } from './searchSession';

/** Groups asked for at once. */
const pageSize = 10;

/** What a query found so far. */
export interface SearchResults {
  /** Undefined until there is an answer. */
  readonly outcome: SearchOutcome | SearchFailure | undefined;
  /** The query that the outcome is of: while the next one runs, the last stays. */
  readonly query: string;
  readonly groups: readonly SearchGroup[];
  /** Asks for further results, where there are some. */
  more(): void;
}

export function useSearchState(): SearchState {
  const { search } = useServices();
  return useSyncExternalStore(
    (listener) => search.subscribe(listener),
    () => search.state(),
  );
}

/** Grows whenever what is found may be another. */
export function useSearchVersion(): number {
  const { search } = useServices();
  return useSyncExternalStore(
    (listener) => search.subscribe(listener),
    () => search.version(),
  );
}

/** The results of a query, again whenever they may have changed. An answer never replaces that to a newer query. */
export function useSearchResults(query: string, found: Store<FoundSoFar>): SearchResults {
  const { search } = useServices();
  const version = useSearchVersion();
  const shown = useStore(found);
  const latest = useRef(0);
  const isAsking = useRef(false);

  const take = useEffectEvent((turn: number, asked: string, outcome: SearchOutcome | SearchFailure | null) => {
    if (turn !== latest.current) return;
    isAsking.current = false;
    if (outcome) found.set({ query: asked, outcome, groups: outcome.status === 'found' ? outcome.groups : [] });
  });
  // What was scrolled to stays when the notebook changes beneath the same query.
  const countFor = useEffectEvent((asked: string) => (asked === shown.query ? Math.max(pageSize, shown.groups.length) : pageSize));
  useEffect(() => {
    latest.current += 1;
    const turn = latest.current;
    isAsking.current = true;
    void search.query(query, 0, countFor(query)).then((outcome) => take(turn, query, outcome));
  }, [search, query, version]);

  return {
    ...shown,
    more() {
      const { outcome, groups } = shown;
      if (isAsking.current || outcome?.status !== 'found' || groups.length >= outcome.totals.groups) return;
      latest.current += 1;
      const turn = latest.current;
      isAsking.current = true;
      void search.query(query, groups.length, pageSize).then((next) => {
        if (turn !== latest.current) return;
        isAsking.current = false;
        if (next?.status === 'found') found.set({ query, outcome, groups: [...groups, ...next.groups] });
      });
    },
  };
}
