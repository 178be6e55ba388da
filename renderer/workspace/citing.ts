import type { NoteId } from '../../shared/domain/ids';
import type { NotePassageRef } from '../../shared/domain/noteBody';
import { createStore, type Store } from './store';

/** The type under which a dragged highlight carries its citation (a `NotePassageRef` as JSON). */
export const citationDragType = 'application/x-ibidem-citation';

/** How the reader hands a citation to whichever note is open, without knowing the notes. */
export interface Citing {
  /** The note that citations go to: the one edited last of those that are open. */
  readonly target: Store<NoteId | null>;
  /** Citations that no note has taken yet. */
  readonly pending: Store<readonly NotePassageRef[]>;
  cite(...citations: readonly NotePassageRef[]): void;
  /** The open note takes what is pending. */
  take(): readonly NotePassageRef[];
}

export function createCiting(): Citing {
  const pending = createStore<readonly NotePassageRef[]>([]);
  return {
    target: createStore<NoteId | null>(null),
    pending,
    cite: (...citations) => pending.set((current) => [...current, ...citations]),
    take() {
      const taken = pending.get();
      pending.set([]);
      return taken;
    },
  };
}
