import { readWhole, type JournalFiles, type JournalTools } from './journalFiles';

interface Content {
  readonly digest: string;
  readonly bytes: Uint8Array;
}

function contentPath(digest: string): string {
  return `contents/${digest.slice(0, 2)}/${digest}`;
}

/** Bytes of its own, since a view may lie in memory that somebody else writes to. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : new Uint8Array(bytes);
}

/** Originals and long texts, each once under the SHA-256 of its bytes. Nothing is ever changed or removed. */
export class KeptContents {
  /** Found whole on the disk, or put there, since the start. */
  private readonly sound = new Set<string>();

  constructor(
    private readonly files: JournalFiles,
    private readonly tools: JournalTools,
  ) {}

  /** Throws where bytes do not have the digest they are given under. */
  async keep(contents: readonly Content[]): Promise<void> {
    await Promise.all(contents.map((content) => this.keepOne(content)));
  }

  /** Null where the bytes are missing or are no longer what they were. */
  async read(digest: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const bytes = await readWhole(this.files, contentPath(digest));
    if (bytes && (await this.tools.digestOf(bytes)) === digest) return bytes;
    // Found damaged: kept anew when it is given again.
    this.sound.delete(digest);
    return null;
  }

  private async keepOne({ digest, bytes }: Content): Promise<void> {
    if (this.sound.has(digest)) return;
    const own = ownBytes(bytes);
    if ((await this.tools.digestOf(own)) !== digest) throw new Error('Bytes do not have the digest they were given under');
    // A file may lie there half-written from a start that was killed.
    if ((await this.read(digest)) === null) await this.files.writeWhole(contentPath(digest), own);
    this.sound.add(digest);
  }
}
