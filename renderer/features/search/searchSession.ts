import type { SavedViewId } from '../../../shared/domain/ids';
import type { Navigation } from '../../workspace/navigation';
import { createStore, type Store } from '../../workspace/store';

/** What is being looked for. It stays while the person is elsewhere in the window. */
export interface SearchSession {
  readonly query: Store<string>;
  /** The saved view that the query came from. */
  readonly viewId: Store<SavedViewId | null>;
  /** Grows when the field shall take the focus. */
  readonly focusRequests: Store<number>;
}

const sessions = new WeakMap<Navigation, SearchSession>();

/** One session a window, and so one a navigation. */
export function searchSessionOf(navigation: Navigation): SearchSession {
  const known = sessions.get(navigation);
  if (known) return known;
  const made: SearchSession = { query: createStore(''), viewId: createStore<SavedViewId | null>(null), focusRequests: createStore(0) };
  sessions.set(navigation, made);
  return made;
}
