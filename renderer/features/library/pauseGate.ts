/** Holds work up while it is closed. */
export interface PauseGate {
  readonly isPaused: boolean;
  pause(): void;
  resume(): void;
  /** Pending until `resume`; null where nothing is paused. */
  whilePaused(): Promise<void> | null;
}

export function createPauseGate(): PauseGate {
  let waiting: { readonly promise: Promise<void>; readonly open: () => void } | null = null;
  return {
    get isPaused() {
      return waiting !== null;
    },
    pause() {
      if (waiting) return;
      let open = (): void => undefined;
      const promise = new Promise<void>((resolve) => {
        open = resolve;
      });
      waiting = { promise, open };
    },
    resume() {
      waiting?.open();
      waiting = null;
    },
    whilePaused: () => waiting?.promise ?? null,
  };
}
