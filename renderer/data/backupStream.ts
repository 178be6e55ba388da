import { contentName } from '../../shared/backup/backupFormat';
import type { BackupEntry, BackupPacker } from '../../shared/contracts/backupWorkContract';
import type { PlatformCalls } from '../../shared/contracts/platformContract';
import { digestOf } from './journalRows';

export type BackupWritingCalls = Pick<PlatformCalls, 'appendBackup' | 'finishBackup' | 'abandonBackup'>;

/** Why a backup cannot go on; the message ends a sentence. */
export class BackupTrouble extends Error {
  override readonly name = 'BackupTrouble';
}

const entryBytesAtOnce = 1024 * 1024;
const entriesAtOnce = 64;
const sentBytesAtOnce = 1024 * 1024;

/** Entries on their way into a backup file: packed away from the window's thread, and sent to the host in pieces of about a megabyte. */
export class BackupStream {
  /** Name of each entry so far to the SHA-256 of its bytes. */
  readonly digests: Record<string, string> = {};
  /** Bytes of the file that the host has. */
  sentBytes = 0;
  private waiting: BackupEntry[] = [];
  private waitingBytes = 0;
  private ready: Uint8Array<ArrayBuffer>[] = [];
  private readyBytes = 0;

  constructor(
    private readonly packer: BackupPacker,
    private readonly calls: BackupWritingCalls,
    private readonly backupId: string,
  ) {}

  async add(name: string, bytes: Uint8Array<ArrayBuffer>, sha256?: string): Promise<void> {
    this.digests[name] = sha256 ?? (await digestOf(bytes));
    this.waiting.push({ name, bytes });
    this.waitingBytes += bytes.byteLength;
    if (this.waitingBytes >= entryBytesAtOnce || this.waiting.length >= entriesAtOnce) await this.pack();
  }

  async addText(name: string, text: string): Promise<void> {
    await this.add(name, new TextEncoder().encode(text));
  }

  /** Adds a content unless it is in the file already. */
  async addContent(digest: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const name = contentName(digest);
    if (!(name in this.digests)) await this.add(name, bytes, digest);
  }

  /** Brings the last bytes to the host. */
  async finish(): Promise<void> {
    await this.pack();
    await this.take(await this.packer.finish());
    await this.send();
  }

  private async pack(): Promise<void> {
    const entries = this.waiting;
    this.waiting = [];
    this.waitingBytes = 0;
    if (entries.length > 0) await this.take(await this.packer.add(entries));
  }

  private async take(chunks: readonly Uint8Array<ArrayBuffer>[]): Promise<void> {
    for (const chunk of chunks) {
      this.ready.push(chunk);
      this.readyBytes += chunk.byteLength;
      if (this.readyBytes >= sentBytesAtOnce) await this.send();
    }
  }

  private async send(): Promise<void> {
    const bytes = new Uint8Array(this.readyBytes);
    let offset = 0;
    for (const chunk of this.ready) {
      bytes.set(chunk, offset);
      offset += chunk.byteLength;
    }
    this.ready = [];
    this.readyBytes = 0;
    const step = await this.calls.appendBackup({ backupId: this.backupId, bytes });
    if (step.status === 'failed') throw new BackupTrouble(step.reason);
    this.sentBytes += bytes.byteLength;
  }
}
