import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { GraphState } from '../../worker/graphClient';
import { useStore } from '../../workspace/store';
import { GraphModel } from './graphModel';
import type { GraphSession } from './graphSession';
import { useSuggestions } from './useSuggestions';

export function useGraphState({ client }: GraphSession): GraphState {
  return useSyncExternalStore(
    (listener) => client.subscribe(listener),
    () => client.state(),
  );
}

/** Keeps the graph that the session asks for in view, as long as the component is there. */
export function useShownGraph(session: GraphSession): { readonly state: GraphState; readonly model: GraphModel | null } {
  const { client } = session;
  const scope = useStore(session.scope);
  const filter = useStore(session.filter);
  const state = useGraphState(session);
  useSuggestions(client, filter.withSuggestions);
  useEffect(() => client.show(scope, filter), [client, scope, filter]);
  useEffect(() => () => client.hide(), [client]);
  const graph = state.status === 'shown' ? state.graph : null;
  const model = useMemo(() => (graph ? new GraphModel(graph) : null), [graph]);
  return { state, model };
}
