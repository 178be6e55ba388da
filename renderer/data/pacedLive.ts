import { liveQuery } from 'dexie';

interface LiveListener<Value> {
  next(value: Value): void;
  error(error: unknown): void;
}

/** A read is repeated after a pause of so many times what it took: work that writes without end leaves the window its time. */
const pauseShare = 4;
const leastPauseMs = 12;
const mostPauseMs = 1000;

/**
 * Runs a read, and again whenever what it read changes in the database, but never as often as the database can be
 * written: what takes long is read less often, and the last change is always read.
 */
export function pacedLive<Value>(read: () => Promise<Value>, listener: LiveListener<Value>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let subscription: { unsubscribe(): void } | undefined;
  let isStopped = false;
  const start = (): void => {
    timer = undefined;
    let beganAt = performance.now();
    let isResting = false;
    let isMissed = false;
    const own = liveQuery(() => {
      beganAt = performance.now();
      // While it rests, the database is only watched: an answer is read when the rest is over.
      if (!isResting) return read();
      isMissed = true;
      return Promise.resolve(undefined);
    }).subscribe({
      next: (value) => {
        if (isMissed) {
          own.unsubscribe();
          return;
        }
        if (!isResting) listener.next(value as Value);
        const pauseMs = Math.min(mostPauseMs, (performance.now() - beganAt) * pauseShare);
        if (isResting || pauseMs < leastPauseMs || isStopped) return;
        isResting = true;
        timer = setTimeout(() => {
          timer = undefined;
          isResting = false;
          if (isMissed) start();
        }, pauseMs);
      },
      error: (error: unknown) => listener.error(error),
    });
    subscription = own;
  };
  start();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    subscription?.unsubscribe();
  };
}
