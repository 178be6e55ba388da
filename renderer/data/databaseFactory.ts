/** The little of the Storage Buckets API that is used; the page's own types do not know it. */
interface StorageBucket {
  readonly indexedDB: IDBFactory;
}
interface StorageBuckets {
  open(name: string, options: { readonly persisted: boolean; readonly durability: 'strict' | 'relaxed' }): Promise<StorageBucket>;
}

declare global {
  interface Navigator {
    /** Chromium only. */
    readonly storageBuckets?: StorageBuckets;
  }
}

/** Where databases are kept. */
export interface DatabaseFactory {
  readonly factory: IDBFactory;
  /** Why the browser's ordinary place cannot be used; null where it can. */
  readonly brokenReason: string | null;
}

const spareName = 'ibidem-spare';
/** Chromium throws some damaged files away when they fail, and works with new ones a moment later. */
const retryPausesMs = [100, 300, 600];

/** Why the browser's databases cannot be reached; null where they can. */
async function troubleOf(factory: IDBFactory): Promise<string | null> {
  for (const pauseMs of [...retryPausesMs, null]) {
    try {
      await factory.databases();
      return null;
    } catch (error) {
      if (pauseMs === null) return error instanceof Error ? error.message : String(error);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
  return null;
}

/**
 * The browser's databases, or where it can neither open nor delete them any more (Chromium with a damaged manifest),
 * a place of its own beside them. The broken files stay where they are.
 */
export async function usableFactory(ordinary: IDBFactory = indexedDB, buckets: StorageBuckets | undefined = globalThis.navigator?.storageBuckets): Promise<DatabaseFactory> {
  const brokenReason = await troubleOf(ordinary);
  if (brokenReason === null || !buckets) return { factory: ordinary, brokenReason: null };
  const { indexedDB: factory } = await buckets.open(spareName, { persisted: true, durability: 'strict' });
  return { factory, brokenReason };
}
