import { createStore, type Store } from './store';

/** How far the saving of the person's text has come; shown in the window. */
export type SaveState = 'saved' | 'pending' | 'saving' | 'failed';

/** Where editors register what must be written before the window closes or another record is shown. */
export interface SaveGate {
  readonly state: Store<SaveState>;
  /** Registers a function that writes what is pending, and one that says whether anything is; the answer unregisters. */
  register(flush: () => Promise<void>, isPending?: () => boolean): () => void;
  /** Whether something typed is not in the notebook yet. */
  hasPending(): boolean;
  /** Writes everything that is pending. */
  flushAll(): Promise<void>;
  /** Registers what carries the written on (the journal), for a window that closes. */
  registerLast(work: () => Promise<void>): () => void;
  /** Carries on what was written; after `flushAll`, before the window closes. */
  finishAll(): Promise<void>;
}

export function createSaveGate(): SaveGate {
  const flushes = new Map<() => Promise<void>, () => boolean>();
  const state = createStore<SaveState>('saved');
  const last = new Set<() => Promise<void>>();
  return {
    state,
    register(flush, isPending = () => false) {
      flushes.set(flush, isPending);
      return () => flushes.delete(flush);
    },
    hasPending: () => state.get() !== 'saved' || [...flushes.values()].some((isPending) => isPending()),
    async flushAll() {
      await Promise.all([...flushes.keys()].map((flush) => flush()));
    },
    registerLast(work) {
      last.add(work);
      return () => last.delete(work);
    },
    async finishAll() {
      await Promise.all([...last].map((work) => work()));
    },
  };
}
