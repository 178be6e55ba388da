import { createHash } from 'node:crypto';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

/** Tells the service worker of the browser edition which files make up this build, so that it can keep them all. */
function precacheList(): Plugin {
  return {
    name: 'precache-list',
    generateBundle(_options, bundle) {
      const worker = bundle['sw.js'];
      if (worker?.type !== 'chunk') return;
      const files = ['/', ...Object.keys(bundle).filter((name) => name !== 'sw.js' && name !== 'index.html').map((name) => `/${name}`)].sort();
      const version = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 16);
      worker.code = worker.code.replace('__PRECACHE_FILES__', JSON.stringify(files)).replace('__PRECACHE_VERSION__', JSON.stringify(version));
    },
  };
}

/** SQLite's package brings two workers of its own that nothing here starts: they would only be built and kept. */
function withoutSqliteWorkers(): Plugin {
  const names = ['sqlite3-worker1.mjs', 'sqlite3-opfs-async-proxy.js'];
  return {
    name: 'without-sqlite-workers',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('@sqlite.org/sqlite-wasm/dist/index.mjs')) return null;
      return names.reduce((rest, name) => {
        const address = `new URL("${name}", import.meta.url)`;
        if (!rest.includes(address)) throw new Error(`SQLite starts ${name} another way than before`);
        return rest.replace(address, '"not-built"');
      }, code);
    },
  };
}

const here = import.meta.dirname;

export default defineConfig({
  root: here,
  base: '/',
  // The interface is in English; the controls would bring their own words in thirty languages.
  plugins: [react(), { ...optimizeLocales.vite({ locales: ['en-US'] }), enforce: 'pre' }, precacheList()],
  // Markdown is read in a worker, where the usual build of one of its parts would look for a document.
  resolve: { conditions: ['worker', ...defaultClientConditions] },
  define: {
    __APP_VERSION__: JSON.stringify(process.env['npm_package_version'] ?? '0.0.0'),
    __COMMIT__: JSON.stringify(process.env['IBIDEM_COMMIT'] ?? ''),
  },
  worker: { format: 'es', plugins: () => [withoutSqliteWorkers()] },
  build: {
    outDir: `${here}/../build/renderer`,
    emptyOutDir: true,
    target: 'chrome130',
    modulePreload: { polyfill: false },
    sourcemap: false,
    rollupOptions: {
      input: { index: `${here}/index.html`, sw: `${here}/platform/serviceWorker.ts` },
      output: { entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
});
