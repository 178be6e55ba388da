import * as electron from 'electron';
import { dialog, shell, type BrowserWindow, type OpenDialogOptions } from 'electron';
import type { AppInfo, MenuItem, PlatformCalls, PreloadCalls } from '../../shared/contracts/platformContract';
import type { JournalCalls } from '../../shared/journal/journalStore';
import { importableExtensions } from '../../shared/importing/importableName';
import { backupExtension } from '../../shared/backup/backupFormat';
import { fetchArticle } from './articleFetch';
import { filesInFolder, type ArticleFiles } from './articleFiles';
import type { BackupFiles } from './backupFiles';
import type { ExportFolders } from './exportFolder';
import { isPublicAddress } from './fetchAddress';
import type { NetworkChoice } from './networkChoice';
import { outsideAddress } from './outsideAddress';
import { readClipboard, writeClipboard } from './systemClipboard';
import type { UnfinishedFiles } from './unfinishedFiles';
import type { Updates } from './updates';
import type { WindowState } from './windowState';

/** What the calls need from the rest of the program. */
export interface PlatformParts {
  readonly appInfo: AppInfo;
  readonly articleFiles: ArticleFiles;
  readonly unfinishedFiles: UnfinishedFiles;
  readonly networkChoice: NetworkChoice;
  readonly exportFolders: ExportFolders;
  readonly backupFiles: BackupFiles;
  readonly updates: Updates;
  readonly journal: JournalCalls;
  /** The window that asks, for dialogs to stand on. */
  readonly window: () => BrowserWindow;
  readonly showMenu: (items: readonly MenuItem[]) => void;
  readonly setAppearance: (appearance: WindowState['appearance']) => void;
  readonly pageIsReady: () => void;
  readonly confirmClose: () => void;
  readonly refuseClose: () => void;
}

/** The desktop's side of the platform contract, one line per call. */
export function createPlatformCalls(parts: PlatformParts): PlatformCalls & PreloadCalls {
  const { articleFiles, unfinishedFiles, networkChoice, exportFolders, backupFiles, updates } = parts;
  let fetching: AbortController | null = null;
  const backupFilters = [{ name: 'Ibidem backups', extensions: [backupExtension] }];
  const choose = async (options: OpenDialogOptions): Promise<string[]> => {
    const { canceled, filePaths } = await dialog.showOpenDialog(parts.window(), options);
    return canceled ? [] : filePaths;
  };
  return {
    getAppInfo: () => Promise.resolve(parts.appInfo),
    chooseArticleFiles: async () => articleFiles.admitForImport(await choose({
      title: 'Import articles',
      buttonLabel: 'Import',
      properties: ['openFile', 'multiSelections'],
      filters: [{ name: 'Articles', extensions: [...importableExtensions] }],
    })),
    chooseArticleFolder: async () => {
      const [folder] = await choose({ title: 'Import a folder of articles', buttonLabel: 'Import', properties: ['openDirectory'] });
      if (folder === undefined) return { files: [], skipped: [] };
      const { paths, skipped } = await filesInFolder(folder);
      return { files: await articleFiles.admitForImport(paths), skipped: [...skipped] };
    },
    unfinishedImport: async () => {
      const { length } = await unfinishedFiles.left();
      return length === 0 ? null : { count: length, mustBeChosenAgain: false };
    },
    continueImport: async () => ({ files: await articleFiles.admitForImport(await unfinishedFiles.left()), skipped: [] }),
    admitDropped: ({ paths }) => articleFiles.admitDropped(paths),
    // Files that the page holds by itself have no path, so that they could not be read again.
    noteUnfinishedFiles: () => Promise.resolve(undefined),
    forgetUnfinishedImport: async () => {
      await unfinishedFiles.forget();
      return undefined;
    },
    isNetworkAllowed: () => networkChoice.isAllowed(),
    allowNetwork: async ({ isAllowed }) => {
      await networkChoice.allow(isAllowed);
      return undefined;
    },
    fetchArticle: async ({ url, allowsPrivate }) => {
      if (!(await networkChoice.isAllowed())) return { status: 'failed', reason: 'Ibidem is set never to use the network. You can change that in Settings.' };
      // One at a time, as the dialog has it.
      fetching?.abort();
      const own = new AbortController();
      fetching = own;
      return fetchArticle(url, { allowsAddress: allowsPrivate ? () => true : isPublicAddress, signal: own.signal });
    },
    cancelFetch: () => {
      fetching?.abort();
      return Promise.resolve(undefined);
    },
    readChosenFile: ({ fileId }) => articleFiles.read(fileId),
    releaseChosenFiles: ({ fileIds }) => {
      articleFiles.release(fileIds);
      return Promise.resolve(undefined);
    },
    readClipboard: () => readClipboard(electron.clipboard),
    writeClipboard: async (content) => {
      // By the namespace, since an older Electron has no such export and would not even load a named import.
      await writeClipboard(electron.clipboard, content, (items) => new electron.ClipboardItem(items));
      return undefined;
    },
    chooseExportFolder: async () => {
      const [folder] = await choose({ title: 'Export to a folder', buttonLabel: 'Choose', properties: ['openDirectory', 'createDirectory'] });
      return folder === undefined ? null : exportFolders.admit(folder);
    },
    writeExport: (request) => exportFolders.write(request),
    beginExport: (request) => exportFolders.begin(request),
    writeExportFiles: (request) => exportFolders.writeFiles(request),
    endExport: (request) => exportFolders.end(request),
    openExportFolder: async ({ folderId }) => {
      await exportFolders.open(folderId);
      return undefined;
    },
    openExternal: async ({ url }) => {
      await shell.openExternal(outsideAddress(url));
      return undefined;
    },
    showMenu: ({ items }) => {
      parts.showMenu(items);
      return Promise.resolve(undefined);
    },
    setAppearance: ({ appearance }) => {
      parts.setAppearance(appearance);
      return Promise.resolve(undefined);
    },
    reportReady: () => {
      parts.pageIsReady();
      return Promise.resolve(undefined);
    },
    refuseClose: () => {
      parts.refuseClose();
      return Promise.resolve(undefined);
    },
    confirmClose: () => {
      parts.confirmClose();
      return Promise.resolve(undefined);
    },
    chooseBackupPlace: async ({ suggestedName }) => {
      const { canceled, filePath } = await dialog.showSaveDialog(parts.window(), {
        title: 'Back up', buttonLabel: 'Back up', defaultPath: suggestedName, filters: backupFilters, properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      return canceled || filePath === '' ? null : backupFiles.admitPlace(filePath);
    },
    appendBackup: (piece) => backupFiles.append(piece),
    finishBackup: ({ backupId }) => backupFiles.finish(backupId),
    abandonBackup: async ({ backupId }) => {
      await backupFiles.abandon(backupId);
      return undefined;
    },
    chooseBackupFile: async () => {
      const [filePath] = await choose({
        title: 'Restore from backup', buttonLabel: 'Choose', properties: ['openFile'], filters: [...backupFilters, { name: 'All files', extensions: ['*'] }],
      });
      return filePath === undefined ? null : backupFiles.admitFile(filePath);
    },
    readBackup: (request) => backupFiles.read(request),
    closeBackup: ({ backupId }) => {
      backupFiles.close(backupId);
      return Promise.resolve(undefined);
    },
    updateChoice: () => updates.choice(),
    chooseUpdates: async ({ isAllowed, server }) => {
      await updates.choose(isAllowed, server);
      return undefined;
    },
    checkForUpdate: () => updates.check(),
    downloadUpdate: () => updates.download(),
    cancelUpdate: () => {
      updates.cancel();
      return Promise.resolve(undefined);
    },
    ...parts.journal,
  };
}
