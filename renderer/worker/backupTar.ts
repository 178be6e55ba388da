import { createTarDecoder, createTarPacker } from 'modern-tar';
import type { BackupEntry, BackupPacker, BackupUnpacker, BackupWorkshop, Unpacked, UnpackedEntry } from '../../shared/contracts/backupWorkContract';

/** No record and no original comes near this; a file that claims more is not ours. */
const maxEntryBytes = 512 * 1024 * 1024;
/** Little enough that even what compresses a thousandfold stays in memory. */
const feedBytes = 128 * 1024;
/** A fixed time, so that the same notebook gives the same bytes. */
const entryTime = new Date('2000-01-01T00:00:00Z');

type Bytes = Uint8Array<ArrayBuffer>;

async function sha256Of(bytes: Bytes): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

class StreamPacker implements BackupPacker {
  private readonly tar = createTarPacker();
  private ready: Bytes[] = [];
  private readonly collecting: Promise<void>;

  constructor() {
    this.collecting = this.collect();
    // Whoever finishes hears of it; one that is closed half-way does not care.
    this.collecting.catch(() => undefined);
  }

  async add(entries: readonly BackupEntry[]): Promise<readonly Bytes[]> {
    for (const { name, bytes } of entries) {
      const body = this.tar.controller.add({ name, size: bytes.byteLength, mtime: entryTime, mode: 0o644 }).getWriter();
      if (bytes.byteLength > 0) await body.write(bytes);
      await body.close();
    }
    return this.taken();
  }

  async finish(): Promise<readonly Bytes[]> {
    this.tar.controller.finalize();
    await this.collecting;
    return this.taken();
  }

  close(): void {
    this.tar.controller.error(new Error('The backup was abandoned'));
  }

  private async collect(): Promise<void> {
    for await (const chunk of this.tar.readable.pipeThrough(new CompressionStream('gzip'))) this.ready.push(chunk);
  }

  private taken(): readonly Bytes[] {
    const taken = this.ready;
    this.ready = [];
    return taken;
  }
}

function isEndMissing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // Chromium and Firefox say it in words, Node in a code, the tar reader in words.
  return ('code' in error && error.code === 'Z_BUF_ERROR') || /truncated|unexpected end/i.test(error.message);
}

async function wholeBody(size: number, body: ReadableStream<Uint8Array>): Promise<Bytes> {
  if (size > maxEntryBytes) throw new Error('An entry is larger than any that Ibidem writes');
  const bytes = new Uint8Array(size);
  let offset = 0;
  for await (const piece of body) {
    bytes.set(piece, offset);
    offset += piece.byteLength;
  }
  return bytes;
}

class StreamUnpacker implements BackupUnpacker {
  private readonly gzip = new DecompressionStream('gzip');
  private readonly writer = this.gzip.writable.getWriter();
  private entries: UnpackedEntry[] = [];
  private trouble: Unpacked['trouble'] = null;
  private current = '';
  private isClosed = false;
  private hasBegun = false;
  private readonly collecting: Promise<void>;

  constructor() {
    // Told through `write` and `collecting` already.
    this.writer.closed.catch(() => undefined);
    this.collecting = this.collect().catch((error: unknown) => this.stop(error));
  }

  async take(bytes: Bytes): Promise<Unpacked> {
    // Gzip begins with 1f 8b.
    if (!this.hasBegun && (bytes[0] !== 0x1f || bytes[1] !== 0x8b)) this.trouble = 'foreign';
    this.hasBegun = true;
    for (let start = 0; start < bytes.byteLength && this.trouble === null; start += feedBytes) {
      await this.whileSound(this.writer.write(bytes.slice(start, start + feedBytes)));
    }
    return this.taken();
  }

  async end(): Promise<Unpacked> {
    if (this.trouble === null) await this.whileSound(this.writer.close());
    if (this.trouble !== 'foreign') await this.collecting;
    return this.taken();
  }

  close(): void {
    this.isClosed = true;
    void this.writer.abort().catch(() => undefined);
  }

  /** Bytes that nobody takes any more would be waited for in vain. */
  private async whileSound(step: Promise<void>): Promise<void> {
    await Promise.race([step, this.collecting]).catch((error: unknown) => this.stop(error));
    // What failed is told by the collector, with all that it had before.
    if (this.trouble !== null) await this.collecting;
  }

  private stop(error: unknown): void {
    if (this.isClosed) return;
    if (this.current === '' && error instanceof Error && /\btar\b/i.test(error.message)) this.trouble ??= 'foreign';
    else this.trouble ??= isEndMissing(error) ? 'truncated' : 'damaged';
  }

  private async collect(): Promise<void> {
    const decoder = createTarDecoder({ strict: true });
    for await (const { header, body } of this.gzip.readable.pipeThrough(decoder)) {
      this.current = header.name;
      const bytes = await wholeBody(header.size, body);
      const sha256 = await sha256Of(bytes);
      // Only now: what was collected may have been taken meanwhile.
      this.entries.push({ name: header.name, bytes, sha256 });
    }
  }

  private taken(): Unpacked {
    const entries = this.entries;
    this.entries = [];
    return { entries, trouble: this.trouble, current: this.current };
  }
}

/** Packs and unpacks where it is called: in the worker, and in places that have none. */
export function createLocalWorkshop(): BackupWorkshop {
  return { startPacking: () => new StreamPacker(), startUnpacking: () => new StreamUnpacker() };
}
