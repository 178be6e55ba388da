/**
 * Keeps every file of the browser edition at its first visit, so that it opens without its server. The build fills in
 * the list. Asks only its own origin, and only when the page asks.
 */
declare const __PRECACHE_FILES__: readonly string[];
declare const __PRECACHE_VERSION__: string;

/** The little of the service worker's scope that is used here; the page's own types do not know it. */
interface WorkerScope {
  readonly location: { readonly origin: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: { waitUntil(work: Promise<unknown>): void }) => void): void;
  addEventListener(type: 'fetch', listener: (event: { readonly request: Request; respondWith(answer: Promise<Response>): void }) => void): void;
}
declare const self: WorkerScope;

const cacheName = `ibidem-${__PRECACHE_VERSION__}`;

async function keepEverything(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll([...__PRECACHE_FILES__]);
  await self.skipWaiting();
}

async function forgetOlderBuilds(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('ibidem-') && name !== cacheName).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** The page itself from the server where it answers, so that a new build is seen; everything else from the cache. */
async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  if (request.mode === 'navigate') {
    try {
      return await fetch(request);
    } catch (error) {
      const kept = await cache.match('/');
      if (kept) return kept;
      throw error;
    }
  }
  return (await cache.match(request)) ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(keepEverything()));
self.addEventListener('activate', (event) => event.waitUntil(forgetOlderBuilds()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method === 'GET' && request.url.startsWith(`${self.location.origin}/`)) event.respondWith(answer(request));
});

export {};
