import { BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import { isOwnPage, startUrl } from './appAddress';
import { CloseProtocol } from './closeProtocol';
import { reportTrouble } from './trouble';
import { fitToDisplays, minimumSize, type WindowState } from './windowState';

export interface MainWindowParts {
  readonly preloadPath: string;
  readonly state: WindowState;
  /** Tells the page that the window is about to close. */
  readonly askToClose: () => void;
  /** The page stopped taking calls and pushes: it reloads, crashed or was closed. */
  readonly pageGone: () => void;
  /** Keeps the state for the next start; the window closes when it is done, and also if it failed. */
  readonly keepState: (state: WindowState) => Promise<void>;
}

// The page's own --paper, so that nothing flashes before its first paint.
const grounds = { light: '#fdfcf9', dark: '#1b1a18' } as const;

/** The one window of the program. */
export class MainWindow {
  readonly browserWindow: BrowserWindow;
  private readonly closing: CloseProtocol;
  private appearance: WindowState['appearance'];
  private isPageReady = false;

  constructor(private readonly parts: MainWindowParts) {
    this.appearance = parts.state.appearance;
    nativeTheme.themeSource = this.appearance;
    const workAreas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((display) => display.workArea);
    this.browserWindow = new BrowserWindow({
      ...fitToDisplays(parts.state.bounds, workAreas),
      minWidth: minimumSize.width,
      minHeight: minimumSize.height,
      title: 'Ibidem',
      show: false,
      backgroundColor: grounds[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
      webPreferences: {
        preload: parts.preloadPath,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: process.platform === 'darwin',
      },
    });
    this.closing = new CloseProtocol({
      canAnswer: () => this.isPageReady && !this.browserWindow.webContents.isCrashed(),
      ask: parts.askToClose,
      finish: () => {
        void this.keepStateAndDestroy();
      },
    });
    this.listen();
  }

  async load(): Promise<void> {
    try {
      await this.browserWindow.loadURL(startUrl);
    } catch (error) {
      // Closed while it loaded: the person's wish, not a failure.
      if (!this.browserWindow.isDestroyed()) throw error;
    }
  }

  pageIsReady(): void {
    this.isPageReady = true;
  }

  confirmClose(): void {
    this.closing.confirm();
  }

  refuseClose(): void {
    this.closing.refuse();
  }

  setAppearance(appearance: WindowState['appearance']): void {
    this.appearance = appearance;
    nativeTheme.themeSource = appearance;
    this.browserWindow.setBackgroundColor(grounds[nativeTheme.shouldUseDarkColors ? 'dark' : 'light']);
  }

  bringToFront(): void {
    if (this.browserWindow.isMinimized()) this.browserWindow.restore();
    this.browserWindow.show();
    this.browserWindow.focus();
  }

  private listen(): void {
    const { browserWindow, parts } = this;
    browserWindow.once('ready-to-show', () => {
      if (parts.state.isMaximized) browserWindow.maximize();
      browserWindow.show();
    });
    browserWindow.on('close', (event) => {
      event.preventDefault();
      this.closing.request();
    });
    browserWindow.webContents.on('did-navigate', (_event, url) => {
      this.losePage();
      // The guard stops every navigation that is loaded, but "about:blank" is not: the way back is all that is left.
      if (!isOwnPage(url)) void this.load();
    });
    browserWindow.webContents.on('render-process-gone', (_event, { reason }) => {
      this.losePage();
      this.closing.pageGone();
      if (!browserWindow.isDestroyed()) void this.offerReload(reason);
    });
  }

  private losePage(): void {
    this.isPageReady = false;
    this.parts.pageGone();
  }

  private async offerReload(reason: string): Promise<void> {
    const { response } = await dialog.showMessageBox(this.browserWindow, {
      type: 'error',
      message: 'The window stopped working.',
      detail: `Everything that was saved is kept. (${reason})`,
      buttons: ['Reload', 'Close'],
      defaultId: 0,
      cancelId: 1,
    });
    if (this.browserWindow.isDestroyed()) return;
    if (response === 0) await this.load();
    else this.browserWindow.close();
  }

  private async keepStateAndDestroy(): Promise<void> {
    const { browserWindow } = this;
    try {
      await this.parts.keepState({
        bounds: browserWindow.getNormalBounds(),
        isMaximized: browserWindow.isMaximized(),
        appearance: this.appearance,
      });
    } catch (error) {
      reportTrouble('The place of the window could not be kept:', error);
    } finally {
      browserWindow.destroy();
    }
  }
}
