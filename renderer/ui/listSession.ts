import { createStore, type Store } from '../workspace/store';
import { ListMemory } from './listMemory';
import { noSelection, selectOnly, type RowSelection } from './rowSelection';

/** What is kept of a list while the person looks elsewhere. */
export interface ListSession {
  readonly memory: ListMemory;
  readonly selection: Store<RowSelection>;
  /** What was opened from elsewhere is chosen here; what the person chose since then stays. */
  follow(openId: string | null): void;
}

export function createListSession(): ListSession {
  const selection = createStore<RowSelection>(noSelection);
  let followed: string | null = null;
  return {
    memory: new ListMemory(),
    selection,
    follow(openId) {
      const isNew = followed !== openId;
      followed = openId;
      const { selected } = selection.get();
      if (isNew && openId !== null && !(selected.size === 1 && selected.has(openId))) selection.set(selectOnly(openId));
    },
  };
}
