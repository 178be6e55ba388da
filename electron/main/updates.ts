import path from 'node:path';
import { app } from 'electron';
import type { UpdateCheck, UpdateChoice, UpdateDownload } from '../../shared/contracts/updateContract';
import { fetchArticle } from './articleFetch';
import type { NetworkChoice } from './networkChoice';
import { reportTrouble } from './trouble';
import { UpdateChoiceFile } from './updateChoice';
import { feedNameOf, isNewer, readFeed, readServer, type UpdateFeed } from './updateFeed';

export interface UpdateParts {
  readonly version: string;
  /** The public key that a feed must be signed for, or empty. */
  readonly publicKey: string;
  readonly networkChoice: NetworkChoice;
  readonly onProgress: (doneBytes: number, totalBytes: number) => void;
}

/** Why this copy of the program does not replace itself, with what to do instead; null where it can. */
export function reasonForByHand(platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>): string | null {
  if (platform === 'darwin' || (platform === 'win32' && !env['PORTABLE_EXECUTABLE_FILE']) || (platform === 'linux' && env['APPIMAGE'])) return null;
  if (platform === 'win32') return 'A portable copy does not replace itself: get the new one where you got this one.';
  return 'It was installed as a package of the system: install the new package over it, the way this one came.';
}

const withoutKey = 'This copy of Ibidem was built without the key that proves updates, so it never looks for any.';
const notAllowed = 'Looking for updates is switched off. You can change that in Settings, under “Your data”.';
const networkForbidden = 'Ibidem is set never to use the network. You can change that in Settings.';

/** The server that whoever runs this computer has set; empty where the person names it. */
function fixedServer(): string {
  return process.env['IBIDEM_UPDATE_SERVER'] ?? '';
}

/** Looks for a newer version where the person asks for it, and at no other time. */
export class Updates {
  private readonly choiceFile = new UpdateChoiceFile(() => path.join(app.getPath('userData'), 'updates.json'));
  private offer: { readonly feed: UpdateFeed; readonly server: URL } | null = null;
  private running: AbortController | null = null;

  constructor(private readonly parts: UpdateParts) {}

  async choice(): Promise<UpdateChoice> {
    const stored = await this.choiceFile.read();
    const fixed = fixedServer();
    return { isAllowed: stored.isAllowed, server: fixed || stored.server, isServerFixed: fixed !== '', obstacle: this.parts.publicKey === '' ? withoutKey : null };
  }

  choose(isAllowed: boolean, server: string): Promise<void> {
    // An address that was set from outside does not become the person's own.
    return this.choiceFile.change((stored) => ({ isAllowed, server: fixedServer() === '' ? server.trim() : stored.server }));
  }

  async check(): Promise<UpdateCheck> {
    this.offer = null;
    const refused = await this.refusal();
    if (refused !== null) return { status: 'failed', reason: refused };
    const server = readServer((await this.choice()).server);
    if ('reason' in server) return { status: 'failed', reason: server.reason };
    const name = feedNameOf(process.platform);
    const said = await fetchText(new URL(name, server.url));
    if (said.status === 'failed') return said;
    const signature = await fetchText(new URL(`${name}.sig`, server.url));
    if (signature.status === 'failed') return signature;
    const reading = readFeed(said.bytes, Buffer.from(signature.bytes).toString('latin1'), this.parts.publicKey);
    if (reading.status === 'failed') return reading;
    const { feed } = reading;
    if (!isNewer(feed.version, this.parts.version)) return { status: 'current', version: this.parts.version };
    this.offer = { feed, server: server.url };
    return { status: 'available', version: feed.version, byteLength: feed.files[0]?.size ?? 0, byHand: reasonForByHand(process.platform, process.env) };
  }

  async download(): Promise<UpdateDownload> {
    const refused = await this.refusal();
    if (refused !== null) return { status: 'failed', reason: refused };
    const { offer } = this;
    if (offer === null || reasonForByHand(process.platform, process.env) !== null) return { status: 'failed', reason: 'There is nothing to download. Check for updates first.' };
    if (this.running !== null) return { status: 'failed', reason: 'The update is being downloaded already.' };
    this.running = new AbortController();
    try {
      // A large part that most starts have no use for.
      const { downloadOffer } = await import('./updateInstaller');
      const isReady = await downloadOffer(offer, { version: this.parts.version, folder: path.join(app.getPath('userData'), 'updates'), onProgress: this.parts.onProgress }, this.running.signal);
      return isReady ? { status: 'ready', version: offer.feed.version } : { status: 'cancelled' };
    } catch (error) {
      reportTrouble('An update could not be downloaded:', error);
      const isTampered = error instanceof Error && 'code' in error && error.code === 'ERR_CHECKSUM_MISMATCH';
      return { status: 'failed', reason: isTampered ? 'What the server sent is not what was signed, so it was thrown away. Nothing was changed.' : 'The update could not be downloaded in full. Nothing was changed; you can try again.' };
    } finally {
      this.running = null;
    }
  }

  cancel(): void {
    this.running?.abort();
  }

  private async refusal(): Promise<string | null> {
    if (this.parts.publicKey === '') return withoutKey;
    if (!(await this.parts.networkChoice.isAllowed())) return networkForbidden;
    return (await this.choice()).isAllowed ? null : notAllowed;
  }
}

async function fetchText(url: URL): Promise<{ readonly status: 'fetched'; readonly bytes: Uint8Array } | { readonly status: 'failed'; readonly reason: string }> {
  // The person, or whoever runs this computer, named the server: it may be one of the own network.
  const fetched = await fetchArticle(url.href, { allowsAddress: () => true });
  return fetched.status === 'fetched' ? fetched : { status: 'failed', reason: `Whether there is a newer version could not be found out. ${fetched.reason}` };
}
