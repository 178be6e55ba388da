import { createStore, type Store } from './store';

/** How far the saving of the person's text has come; shown in the window. */
export type SaveState = 'saved' | 'pending' | 'saving' | 'failed';

/** Where editors register what must be written before the window closes or another record is shown. */
export interface SaveGate {
  readonly state: Store<SaveState>;
  /** Registers a function that writes what is pending; the answer unregisters it. */
  register(flush: () => Promise<void>): () => void;
  /** Writes everything that is pending. */
  flushAll(): Promise<void>;
  /** Registers what carries the written on (the journal), for a window that closes. */
  registerLast(work: () => Promise<void>): () => void;
  /** Carries on what was written; after `flushAll`, before the window closes. */
  finishAll(): Promise<void>;
}

export function createSaveGate(): SaveGate {
  const flushes = new Set<() => Promise<void>>();
  const last = new Set<() => Promise<void>>();
  return {
    state: createStore<SaveState>('saved'),
    register(flush) {
      flushes.add(flush);
      return () => flushes.delete(flush);
    },
    async flushAll() {
      await Promise.all([...flushes].map((flush) => flush()));
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
