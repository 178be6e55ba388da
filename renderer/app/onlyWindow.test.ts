import { describe, expect, it } from 'vitest';
import { takeNotebook, whenNotebookIsFree } from './onlyWindow';

type Callback = (lock: Lock | null) => unknown;

/** Locks that are held until `free` is called, as between tabs of one browser. */
function sharedLocks(): { readonly locks: LockManager; free(): void } {
  const waiting: (() => void)[] = [];
  let isHeld = false;
  const grant = (): void => {
    if (isHeld) return;
    const next = waiting.shift();
    if (!next) return;
    isHeld = true;
    next();
  };
  const locks: LockManager = {
    query: async () => ({}),
    request: (name: string, second: LockOptions | Callback, third?: Callback): Promise<never> =>
      new Promise((_resolve, reject) => {
        const options = typeof second === 'function' ? {} : second;
        const callback = typeof second === 'function' ? second : third;
        const run = (): void => void callback?.({ name, mode: 'exclusive' });
        waiting.push(run);
        options.signal?.addEventListener('abort', () => {
          const place = waiting.indexOf(run);
          if (place < 0) return;
          waiting.splice(place, 1);
          reject(new DOMException('', 'TimeoutError'));
        });
        grant();
      }),
  };
  return {
    locks,
    free() {
      isHeld = false;
      grant();
    },
  };
}

describe('takeNotebook', () => {
  it('gives the notebook to one window, tells the second, and wakes it when the first is gone', async () => {
    const { locks, free } = sharedLocks();
    expect(await takeNotebook(locks)).toBe(true);
    expect(await takeNotebook(locks, 5)).toBe(false);
    const woken = new Promise<void>((resolve) => whenNotebookIsFree(resolve, locks));
    free();
    await woken;
  });

  it('waits for a page that is just going away', async () => {
    const { locks, free } = sharedLocks();
    await takeNotebook(locks);
    const next = takeNotebook(locks);
    free();
    expect(await next).toBe(true);
  });
});
