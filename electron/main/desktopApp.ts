import path from 'node:path';
import { app, dialog, ipcMain, session, shell } from 'electron';
import { appOrigin } from './appAddress';
import { describeApp } from './appInfo';
import { AppMenu } from './appMenu';
import { registerAppScheme, serveAppScheme } from './appScheme';
import { isBackupName } from '../../shared/backup/backupFormat';
import { ArticleFiles } from './articleFiles';
import { BackupFiles } from './backupFiles';
import { dataFolderTrouble, forgetOtherComputer, otherComputerTrouble } from './dataFolder';
import { ExportFolders } from './exportFolder';
import { createPusher, serveCalls } from './ipcServer';
import { createJournal } from './journalFolder';
import { MainWindow } from './mainWindow';
import { guardNavigation } from './navigationGuard';
import { blockNetwork, silenceBackgroundTraffic } from './networkGuard';
import { NetworkChoice } from './networkChoice';
import { filesOfCommandLine, isOpenableFile, OpenedFiles } from './openedFiles';
import { denyPermissions } from './permissions';
import { createPlatformCalls } from './platformCalls';
import { reportTrouble } from './trouble';
import { UnfinishedFiles } from './unfinishedFiles';
import { Updates } from './updates';
import { readWindowState, writeWindowState } from './windowState';

export interface BuildFacts {
  readonly version: string;
  readonly commit: string;
  /** The public key that updates must be signed for, or empty. */
  readonly updateKey: string;
  /** The folder that holds `electron/` and `renderer/` as built. */
  readonly buildFolder: string;
}

interface Step {
  readonly name: string;
  readonly run: () => void | Promise<void>;
}

/** The whole program: what it consists of, and how it starts. */
export class DesktopApp {
  private readonly unfinishedFiles = new UnfinishedFiles(() => path.join(app.getPath('userData'), 'unfinished-import.json'), (error) => {
    reportTrouble('What an import has still to do could not be noted:', error);
  });
  private readonly articleFiles = new ArticleFiles(this.unfinishedFiles);
  private readonly backupFiles = new BackupFiles();
  private readonly openedFiles = new OpenedFiles();
  private readonly exportFolders = new ExportFolders((folderPath) => shell.openPath(folderPath));
  private readonly push = createPusher((channel, payload) => {
    this.window?.browserWindow.webContents.send(channel, payload);
  });
  private readonly menu = new AppMenu((actionId) => {
    this.push('menuActionChosen', { actionId });
  });
  private window: MainWindow | undefined;
  private opening: Promise<void> | undefined;
  private isQuitting = false;

  constructor(private readonly facts: BuildFacts) {}

  /** Starts the program, or hands its files to the one that already runs on the same data and ends. */
  start(): void {
    app.setName('Ibidem');
    const folder = app.getPath('userData');
    const trouble = dataFolderTrouble(folder);
    if (trouble !== null) {
      refuseToStart(trouble);
      return;
    }
    const elsewhere = otherComputerTrouble(folder);
    if (elsewhere !== null) {
      askToTakeOver(folder, elsewhere);
      return;
    }
    if (!app.requestSingleInstanceLock()) {
      app.quit();
      return;
    }
    const beforeReady: readonly Step[] = [
      { name: 'register the own scheme', run: registerAppScheme },
      { name: 'silence background traffic', run: silenceBackgroundTraffic },
      { name: 'collect opened files', run: () => { this.collectOpenedFiles(); } },
      { name: 'follow the windows', run: () => { this.followWindows(); } },
      { name: 'guard navigation', run: guardNavigation },
    ];
    const whenReady: readonly Step[] = [
      { name: 'block the network', run: () => { blockNetwork(session.defaultSession); } },
      { name: 'deny permissions', run: () => { denyPermissions(session.defaultSession); } },
      { name: 'serve the window’s files', run: () => { serveAppScheme(path.join(this.facts.buildFolder, 'renderer')); } },
      { name: 'answer calls', run: () => { this.answerCalls(); } },
      { name: 'show the menu', run: () => { this.menu.showMinimal(); } },
      { name: 'open the window', run: () => this.openWindow() },
    ];
    // The first steps only count in the program's first turn, so nothing is awaited between them.
    const prepared = Promise.all(beforeReady.map(runStep));
    void prepared.then(() => app.whenReady()).then(async () => {
      for (const step of whenReady) await runStep(step);
    }).catch((error: unknown) => {
      reportTrouble('Ibidem could not start:', error);
      dialog.showErrorBox('Ibidem could not start', error instanceof Error ? error.message : String(error));
      app.exit(1);
    });
  }

  private collectOpenedFiles(): void {
    this.openedFiles.add(filesOfCommandLine(process.argv, process.cwd()));
    app.on('second-instance', (_event, argv, workingDirectory) => {
      this.openedFiles.add(filesOfCommandLine(argv, workingDirectory));
      this.window?.bringToFront();
    });
    app.on('open-file', (event, filePath) => {
      event.preventDefault();
      if (isOpenableFile(filePath)) this.openedFiles.add([filePath]);
      if (this.window === undefined && app.isReady()) void this.openWindow();
    });
  }

  private followWindows(): void {
    app.on('before-quit', () => {
      this.isQuitting = true;
    });
    // Closing waits for the page, which breaks off a running quit: it is taken up again here.
    app.on('window-all-closed', () => {
      if (this.isQuitting || process.platform !== 'darwin') app.quit();
    });
    app.on('activate', () => {
      if (this.window === undefined && app.isReady()) void this.openWindow();
    });
  }

  private answerCalls(): void {
    const networkChoice = new NetworkChoice(() => path.join(app.getPath('userData'), 'never-use-the-network.txt'));
    const calls = createPlatformCalls({
      appInfo: describeApp(this.facts.version, this.facts.commit, app.getPath('userData')),
      articleFiles: this.articleFiles,
      networkChoice,
      updates: new Updates({
        version: this.facts.version,
        publicKey: this.facts.updateKey,
        networkChoice,
        onProgress: (doneBytes, totalBytes) => { this.push('updateProgress', { doneBytes, totalBytes }); },
      }),
      unfinishedFiles: this.unfinishedFiles,
      exportFolders: this.exportFolders,
      backupFiles: this.backupFiles,
      journal: createJournal(path.join(app.getPath('userData'), 'journal')),
      window: () => this.presentWindow().browserWindow,
      showMenu: (items) => { this.menu.show(items); },
      setAppearance: (appearance) => { this.presentWindow().setAppearance(appearance); },
      pageIsReady: () => { this.takePage(); },
      confirmClose: () => { this.presentWindow().confirmClose(); },
      refuseClose: () => { this.presentWindow().refuseClose(); },
    });
    serveCalls(ipcMain, calls, appOrigin, () => this.window?.browserWindow.webContents ?? null);
  }

  private takePage(): void {
    this.presentWindow().pageIsReady();
    this.openedFiles.connect((filePaths) => {
      const backups = filePaths.filter((filePath) => isBackupName(filePath));
      // One at a time is asked about.
      for (const filePath of backups.slice(0, 1)) void this.backupFiles.admitFile(filePath).then((file) => { this.push('backupOpened', file); });
      const articles = filePaths.filter((filePath) => !isBackupName(filePath));
      if (articles.length > 0) void this.articleFiles.admit(articles).then((files) => { this.push('filesOpened', { files }); });
    });
  }

  private presentWindow(): MainWindow {
    if (this.window === undefined) throw new Error('There is no window');
    return this.window;
  }

  private openWindow(): Promise<void> {
    this.opening ??= this.createWindow().finally(() => {
      this.opening = undefined;
    });
    return this.opening;
  }

  private async createWindow(): Promise<void> {
    const statePath = path.join(app.getPath('userData'), 'window.json');
    const window = new MainWindow({
      preloadPath: path.join(this.facts.buildFolder, 'electron', 'preload.cjs'),
      state: await readWindowState(statePath),
      askToClose: () => { this.push('closeRequested', undefined); },
      pageGone: () => {
        this.openedFiles.disconnect();
        void this.backupFiles.abandonAll();
      },
      keepState: (state) => writeWindowState(statePath, state),
    });
    this.window = window;
    window.browserWindow.on('closed', () => {
      this.window = undefined;
      this.menu.showMinimal();
    });
    await window.load();
  }
}

/** Says why there will be no window, and ends. A box can only be shown once the system is ready for it. */
function refuseToStart(sentence: string): void {
  reportTrouble(sentence);
  void app.whenReady().then(() => {
    dialog.showErrorBox('Ibidem could not start', sentence);
    app.exit(1);
  });
}

/** Asks whether to open a notebook that seems to be open on another computer; then begins anew. */
function askToTakeOver(folder: string, sentence: string): void {
  reportTrouble(sentence);
  void app.whenReady().then(() => {
    const answer = dialog.showMessageBoxSync({ type: 'warning', title: 'Ibidem', message: 'The notebook is open elsewhere.', detail: sentence, buttons: ['Quit', 'Open anyway'], defaultId: 0, cancelId: 0 });
    if (answer === 1) {
      forgetOtherComputer(folder);
      app.relaunch();
    }
    app.exit(answer === 1 ? 0 : 1);
  });
}

async function runStep({ name, run }: Step): Promise<void> {
  try {
    await run();
  } catch (error) {
    throw new Error(`The step "${name}" failed: ${String(error)}`, { cause: error });
  }
}
