const lockName = 'ibidem-notebook';
/** A page that is just going away gives the notebook free within this time. */
const patienceMs = 1500;

/**
 * Takes the notebook for this window, for as long as it lives; false where another window or tab has it. Two that
 * write would number their changes alike and write past each other.
 */
export function takeNotebook(locks: LockManager = navigator.locks, waitMs: number = patienceMs): Promise<boolean> {
  return new Promise((resolve) => {
    const held = locks.request(lockName, { signal: AbortSignal.timeout(waitMs) }, () => {
      resolve(true);
      // Never fulfilled: the browser gives the lock free when the page ends.
      return new Promise<never>(() => undefined);
    });
    held.catch(() => resolve(false));
  });
}

/** Runs once the notebook is free again. */
export function whenNotebookIsFree(work: () => void, locks: LockManager = navigator.locks): void {
  void locks.request(lockName, () => work());
}
