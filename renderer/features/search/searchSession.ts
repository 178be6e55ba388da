import type { SavedViewId } from '../../../shared/domain/ids';
import type { SearchGroup, SearchOutcome } from '../../../shared/contracts/searchContract';
import { createListSession, type ListSession } from '../../ui/listSession';
import type { SearchFailure } from '../../worker/searchClient';
import type { Navigation } from '../../workspace/navigation';
import { createStore, type Store } from '../../workspace/store';

/** `completes`: what can follow the end of the query is shown. */
export interface FocusRequest {
  readonly completes: boolean;
}

/** What was found last. */
export interface FoundSoFar {
  readonly query: string;
  readonly outcome: SearchOutcome | SearchFailure | undefined;
  readonly groups: readonly SearchGroup[];
}

/** What is being looked for. It stays while the person is elsewhere in the window. */
export interface SearchSession {
  readonly query: Store<string>;
  /** The saved view that the query came from. */
  readonly viewId: Store<SavedViewId | null>;
  /** A new one when the field shall take the focus. */
  readonly focusRequest: Store<FocusRequest>;
  readonly found: Store<FoundSoFar>;
  readonly list: ListSession;
}

const sessions = new WeakMap<Navigation, SearchSession>();

/** One session a window, and so one a navigation. */
export function searchSessionOf(navigation: Navigation): SearchSession {
  const known = sessions.get(navigation);
  if (known) return known;
  const made: SearchSession = {
    query: createStore(''),
    viewId: createStore<SavedViewId | null>(null),
    focusRequest: createStore<FocusRequest>({ completes: false }),
    found: createStore<FoundSoFar>({ query: '', outcome: undefined, groups: [] }),
    list: createListSession(),
  };
  sessions.set(navigation, made);
  return made;
}
