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
  worker: { format: 'es' },
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
