import { writeFile, mkdir } from 'node:fs/promises';
import { request as requestPlain, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestSecure } from 'node:https';
import path from 'node:path';
import { app } from 'electron';
import { configureRequestOptions, configureRequestUrl, CancellationError, CancellationToken, HttpExecutor, type DownloadOptions, type UpdateFileInfo, type UpdateInfo } from 'builder-util-runtime';
import { AppImageUpdater, MacUpdater, NsisUpdater, Provider, type AppUpdater, type ResolvedUpdateFileInfo } from 'electron-updater';
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider';
import type { UpdateFeed } from './updateFeed';

/** Downloads by Node itself: the window's network stays shut, and no session, cookie or proxy of Chromium takes part. */
class DirectHttp extends HttpExecutor<ClientRequest> {
  override createRequest(options: RequestOptions, answer: (response: IncomingMessage) => void): ClientRequest {
    return (options.protocol === 'http:' ? requestPlain : requestSecure)(options, answer);
  }

  async download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise((resolve, reject, onCancel) => {
      const request: RequestOptions = { headers: options.headers ?? {} };
      configureRequestUrl(url, request);
      configureRequestOptions(request);
      this.doDownload(request, {
        destination, options, onCancel, responseHandler: null,
        callback: (error) => {
          // Success comes as null or as nothing at all.
          if (error instanceof Error) reject(error);
          else resolve(destination);
        },
      }, 0);
    });
  }
}

interface OfferOptions {
  readonly feed: UpdateFeed;
  readonly server: URL;
}

/** Gives the updater what was proven before, and asks nobody anything. */
function providerOf({ feed, server }: OfferOptions) {
  return class ProvenOffer extends Provider<UpdateInfo> {
    constructor(_options: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
      super(runtime);
    }

    override getLatestVersion(): Promise<UpdateInfo> {
      const [first] = feed.files;
      return Promise.resolve({ ...feed, path: first?.url ?? '', sha512: first?.sha512 ?? '' });
    }

    override resolveFiles({ files }: UpdateInfo): ResolvedUpdateFileInfo[] {
      return files.map((info: UpdateFileInfo) => ({ url: new URL(info.url, server), info }));
    }
  };
}

export interface InstallerParts {
  readonly version: string;
  /** For what is downloaded; made where it is not there. */
  readonly folder: string;
  readonly onProgress: (doneBytes: number, totalBytes: number) => void;
}

/** Downloads a proven version with electron-updater and has it installed when the program ends; false where it was broken off. */
export async function downloadOffer(offer: OfferOptions, parts: InstallerParts, signal: AbortSignal): Promise<boolean> {
  await mkdir(parts.folder, { recursive: true });
  const configuration = path.join(parts.folder, 'updater.yml');
  await writeFile(configuration, 'provider: custom\nupdaterCacheDirName: downloads\n');
  const updater = createUpdater(parts, configuration);
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = true;
  updater.allowDowngrade = false;
  updater.disableWebInstaller = true;
  updater.disableDifferentialDownload = true;
  updater.logger = null;
  // What fails is told by the promises below; an unheard "error" would throw.
  updater.on('error', () => undefined);
  updater.on('download-progress', ({ transferred, total }) => { parts.onProgress(transferred, total); });
  updater.setFeedURL({ provider: 'custom', updateProvider: providerOf(offer) });
  const found = await updater.checkForUpdates();
  if (found?.isUpdateAvailable !== true) throw new Error('The updater does not take the offer');
  const cancellation = new CancellationToken();
  signal.addEventListener('abort', () => { cancellation.cancel(); });
  try {
    await updater.downloadUpdate(cancellation);
    return true;
  } catch (error) {
    if (error instanceof CancellationError) return false;
    throw error;
  }
}

function createUpdater({ version, folder }: InstallerParts, configuration: string): AppUpdater {
  const adapter = {
    version, name: app.getName(), isPackaged: app.isPackaged, appUpdateConfigPath: configuration, userDataPath: folder, baseCachePath: folder,
    whenReady: async () => { await app.whenReady(); },
    relaunch: () => { app.relaunch(); },
    quit: () => { app.quit(); },
    onQuit: (handler: (exitCode: number) => void) => { app.once('quit', (_event, exitCode) => { handler(exitCode); }); },
  };
  const Updater = process.platform === 'darwin' ? MacUpdater : process.platform === 'win32' ? NsisUpdater : AppImageUpdater;
  const updater = new Updater(undefined, adapter);
  // Made with an adapter of our own, an updater is left without a way to the network.
  return Object.assign(updater, { httpExecutor: new DirectHttp() });
}
