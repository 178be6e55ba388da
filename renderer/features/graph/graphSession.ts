import { wholeGraph } from '../../../shared/analysis/graphFilters';
import type { GraphFilter, GraphScope } from '../../../shared/analysis/graphTypes';
import type { EntityId } from '../../../shared/domain/ids';
import type { Services } from '../../services';
import { createGraphClient, type GraphClient } from '../../worker/graphClient';
import type { Navigation } from '../../workspace/navigation';
import { createStore, type Store } from '../../workspace/store';

export type GraphSelection =
  | { readonly kind: 'node'; readonly id: EntityId }
  | { readonly kind: 'edge'; readonly fromId: EntityId; readonly toId: EntityId };

export type GraphForm = 'drawing' | 'table';

/** How the graph is looked at. It stays while the person is elsewhere in the window. */
export interface GraphSession {
  readonly client: GraphClient;
  readonly scope: Store<GraphScope>;
  readonly filter: Store<GraphFilter>;
  readonly selection: Store<GraphSelection | null>;
  readonly form: Store<GraphForm>;
}

const sessions = new WeakMap<Navigation, GraphSession>();

/** One session a window, and so one a navigation. The worker starts with it. */
export function graphSessionOf({ navigation, database, context }: Pick<Services, 'navigation' | 'database' | 'context'>): GraphSession {
  const known = sessions.get(navigation);
  if (known) return known;
  const client = createGraphClient(database.name);
  context.writer.subscribe((change) => client.changed(change.rows.map(({ table, id }) => ({ table, id }))));
  const made: GraphSession = {
    client,
    scope: createStore<GraphScope>('sentence'),
    filter: createStore<GraphFilter>(wholeGraph),
    selection: createStore<GraphSelection | null>(null),
    form: createStore<GraphForm>('drawing'),
  };
  sessions.set(navigation, made);
  return made;
}
