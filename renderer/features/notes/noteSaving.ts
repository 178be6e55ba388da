import type { NoteBlock } from '../../../shared/domain/noteBody';
import type { BodySaving } from '../../commands/noteCommands';
import { createStore, type Store } from '../../workspace/store';

/** How far the saving of one note has come. */
export type SavingState =
  | { readonly status: 'saved' | 'pending' | 'saving' }
  | { readonly status: 'failed'; readonly reason: string }
  /** The body was changed elsewhere while this one had unsaved text. */
  | { readonly status: 'conflict' }
  /** The note was deleted elsewhere while this one had unsaved text. */
  | { readonly status: 'gone' };

/** Timers, so that tests need not wait. */
export interface SavingTimers {
  set(run: () => void, delayMs: number): number;
  clear(timer: number): void;
}

export interface NoteSaving {
  readonly state: Store<SavingState>;
  /** The text changed: it is saved after a pause. */
  touch(): void;
  /** Saves now what is not saved yet. Rejects where that fails; the text is kept and tried again. */
  flush(): Promise<void>;
  /** Saves over whatever the database holds, on the person's word. */
  overwrite(): Promise<void>;
  /** The text of the database is shown now; what was typed before is given up. */
  adopt(updatedAt: string | null): void;
  /** Whether a body of the database is another than the one the text began from. Not asked while a save runs. */
  isForeign(updatedAt: string | null): boolean;
  /** The body that the text began from, or was saved as. */
  basedOn(): string | null;
  hasUnsaved(): boolean;
}

export interface SavingOptions {
  /** Reads the text when it is saved, not before. */
  read(): readonly NoteBlock[];
  /** Without `basedOn` it overwrites. */
  save(blocks: readonly NoteBlock[], basedOn?: string | null): Promise<BodySaving>;
  readonly basedOn: string | null;
  readonly timers: SavingTimers;
}

/** The pause in typing after which a note is saved. */
export const pauseMs = 600;
/** Who types without a pause is saved this long after the first unsaved word all the same. */
export const longestWaitMs = 1000;
const retryMs = 5000;

/** Saves the text of one note, one save at a time; typed text is never given up because a save failed. */
export function createNoteSaving({ read, save, basedOn: initial, timers }: SavingOptions): NoteSaving {
  const state = createStore<SavingState>({ status: 'saved' });
  let basedOn = initial;
  let isDirty = false;
  let timer: number | null = null;
  let deadline: number | null = null;
  let running: Promise<void> | null = null;
  /** A wait ended while a save ran. */
  let isDue = false;

  /** What is typed while this save runs waits for its own pause: a long note that is typed in is not saved without end. */
  const saveOnce = (): void => {
    isDue = running !== null;
    if (running || !isDirty || isHeld()) return;
    // A failure is in the state, and tried again.
    start(false).catch(() => undefined);
  };
  const schedule = (delayMs: number): void => {
    if (timer !== null) timers.clear(timer);
    timer = timers.set(() => {
      timer = null;
      saveOnce();
    }, delayMs);
  };
  const cancel = (): void => {
    if (timer !== null) timers.clear(timer);
    if (deadline !== null) timers.clear(deadline);
    timer = null;
    deadline = null;
  };

  const settle = (saving: BodySaving): void => {
    switch (saving.status) {
      case 'saved':
        basedOn = saving.updatedAt;
        state.set({ status: isDirty ? 'pending' : 'saved' });
        return;
      case 'conflict':
      case 'gone':
        isDirty = true;
        cancel();
        state.set({ status: saving.status });
        return;
    }
  };

  const run = async (overwrites: boolean): Promise<void> => {
    isDirty = false;
    state.set({ status: 'saving' });
    try {
      settle(overwrites ? await save(read()) : await save(read(), basedOn));
    } catch (error) {
      isDirty = true;
      state.set({ status: 'failed', reason: error instanceof Error ? error.message : String(error) });
      schedule(retryMs);
      throw error;
    }
  };
  const start = (overwrites: boolean): Promise<void> => {
    cancel();
    running = run(overwrites).finally(() => {
      running = null;
      if (isDue) saveOnce();
    });
    return running;
  };

  const isHeld = (): boolean => ['conflict', 'gone'].includes(state.get().status);

  const flush = async (): Promise<void> => {
    // What was typed while a save ran is saved after it.
    while (running) await running.catch(() => undefined);
    if (!isDirty || isHeld()) return;
    await start(false);
    if (isDirty && !isHeld()) await flush();
  };

  return {
    state,
    flush,
    touch() {
      isDirty = true;
      if (isHeld()) return;
      // Told once: who shows it would be drawn again at every key.
      if (!running && state.get().status !== 'pending') state.set({ status: 'pending' });
      schedule(pauseMs);
      deadline ??= timers.set(() => {
        deadline = null;
        saveOnce();
      }, longestWaitMs);
    },
    async overwrite() {
      while (running) await running.catch(() => undefined);
      await start(true);
    },
    adopt(updatedAt) {
      cancel();
      basedOn = updatedAt;
      isDirty = false;
      state.set({ status: 'saved' });
    },
    isForeign: (updatedAt) => running === null && updatedAt !== basedOn,
    basedOn: () => basedOn,
    hasUnsaved: () => isDirty || running !== null,
  };
}
