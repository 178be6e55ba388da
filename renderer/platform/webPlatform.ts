import type { AppInfo, Platform } from '../../shared/contracts/platformContract';
import { createWebBackup } from './webBackup';
import { createWebExport } from './webExport';
import { createWebFiles } from './webFiles';
import { createWebJournal } from './webJournal';

function osOf(platform: string): AppInfo['os'] {
  if (platform.startsWith('Mac')) return 'mac';
  if (platform.startsWith('Win')) return 'windows';
  return platform.startsWith('Linux') ? 'linux' : 'other';
}

/** The major version of the browser, as far as it says. */
function browserVersion(): string {
  return /(?:Chrome|Firefox|Version)\/([\d.]+)/.exec(navigator.userAgent)?.[1] ?? 'unknown';
}

async function readClipboard(): Promise<{ text: string; html: string }> {
  const items = await navigator.clipboard.read();
  const read = async (type: string): Promise<string> => {
    const item = items.find((each) => each.types.includes(type));
    return item ? (await item.getType(type)).text() : '';
  };
  return { text: await read('text/plain'), html: await read('text/html') };
}

async function writeClipboard({ text, html }: { readonly text: string; readonly html: string }): Promise<undefined> {
  const parts = { 'text/plain': new Blob([text], { type: 'text/plain' }), ...(html ? { 'text/html': new Blob([html], { type: 'text/html' }) } : {}) };
  await navigator.clipboard.write([new ClipboardItem(parts)]);
}

function openExternal(address: string): void {
  const { protocol } = new URL(address);
  if (!['http:', 'https:', 'mailto:'].includes(protocol)) throw new Error(`Ibidem opens web and mail addresses only, not ${protocol}`);
  window.open(address, '_blank', 'noopener,noreferrer');
}

/** Keeps the whole program for the next visit, with or without its server. */
function keepOffline(): void {
  if (import.meta.env.PROD && 'serviceWorker' in navigator) void navigator.serviceWorker.register('/sw.js');
}

/** The host of the browser edition, in the page itself. It has no menu bar and no outside to be opened from. */
export function createWebPlatform(): Platform {
  const files = createWebFiles();
  const exports = createWebExport();
  const closeListeners = new Set<(payload: undefined) => void>();
  keepOffline();
  // A page that goes away can still save what is pending: IndexedDB finishes transactions that were begun.
  window.addEventListener('pagehide', () => {
    for (const listener of closeListeners) listener(undefined);
  });
  return {
    // A page never learns where a dropped file lies, and may not keep the file itself.
    admitDropped: async () => null,
    calls: {
      getAppInfo: async () => ({
        version: __APP_VERSION__,
        commit: __COMMIT__,
        edition: 'browser',
        os: osOf(navigator.platform),
        dataFolder: '',
        components: [{ name: 'Browser', version: browserVersion() }],
      }),
      chooseArticleFiles: () => files.choose(),
      chooseArticleFolder: () => files.chooseFolder(),
      unfinishedImport: () => files.unfinished(),
      continueImport: () => files.continueChosen(),
      forgetUnfinishedImport: () => files.forgetUnfinished().then(() => undefined),
      // A page may not fetch from other places; the browser itself is there for that.
      isNetworkAllowed: async () => null,
      allowNetwork: async () => undefined,
      cancelFetch: async () => undefined,
      noteUnfinishedFiles: ({ count }) => files.noteUnfinished(count).then(() => undefined),
      fetchArticle: async () => ({ status: 'failed', reason: 'The browser edition cannot fetch web addresses.' }),
      readChosenFile: ({ fileId }) => files.read(fileId),
      releaseChosenFiles: ({ fileIds }) => files.release(fileIds).then(() => undefined),
      readClipboard,
      writeClipboard,
      chooseExportFolder: () => exports.chooseFolder(),
      writeExport: ({ folderId, files: exported, overwrite, prune }) => exports.write(folderId, exported, { overwrite, prune }),
      beginExport: ({ folderId, paths, overwrite, prune }) => exports.begin(folderId, paths, { overwrite, prune }),
      writeExportFiles: ({ exportId, files: exported }) => exports.writeFiles(exportId, exported),
      endExport: ({ exportId }) => exports.end(exportId),
      // A page cannot show a folder; the person chose it and knows where it is.
      openExportFolder: async () => undefined,
      openExternal: async ({ url }) => openExternal(url) as undefined,
      showMenu: async () => undefined,
      setAppearance: async () => undefined,
      reportReady: async () => undefined,
      confirmClose: async () => undefined,
      refuseClose: async () => undefined,
      // This edition is as new as the server it comes from.
      updateChoice: async () => null,
      chooseUpdates: async () => undefined,
      checkForUpdate: async () => ({ status: 'failed', reason: 'The browser edition is renewed by reloading it.' }),
      downloadUpdate: async () => ({ status: 'failed', reason: 'The browser edition is renewed by reloading it.' }),
      cancelUpdate: async () => undefined,
      ...createWebJournal(),
      ...createWebBackup(),
    },
    on(name, listener) {
      if (name !== 'closeRequested') return () => undefined;
      const onClose = listener as (payload: undefined) => void;
      closeListeners.add(onClose);
      return () => closeListeners.delete(onClose);
    },
  };
}
