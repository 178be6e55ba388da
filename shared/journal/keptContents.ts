import { readWhole, type JournalFiles, type JournalTools } from './journalFiles';

interface Content {
  readonly digest: string;
  readonly bytes: Uint8Array;
}

const root = 'contents';
const digestPattern = /^[0-9a-f]{64}$/;

function contentFolder(digest: string): string {
  return `${root}/${digest.slice(0, 2)}`;
}

function contentPath(digest: string): string {
  return `${contentFolder(digest)}/${digest}`;
}

/** Bytes of its own, since a view may lie in memory that somebody else writes to. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : new Uint8Array(bytes);
}

/** Originals and long texts, each once under the SHA-256 of its bytes. Nothing is ever changed. */
export class KeptContents {
  /** Found whole on the disk, or put there, since the start. */
  private readonly sound = new Set<string>();
  /** The names in a folder as it was first looked at: most contents are new, and asking for each is slow. */
  private readonly listed = new Map<string, Promise<ReadonlySet<string>>>();

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

  /** The digests of all there are, whole or not. */
  async list(): Promise<readonly string[]> {
    const digests: string[] = [];
    for (const folder of await this.files.list(root)) {
      const names = await this.files.list(`${root}/${folder}`);
      digests.push(...names.filter((name) => digestPattern.test(name) && name.startsWith(folder)));
    }
    return digests;
  }

  writtenAt(digest: string): Promise<number | null> {
    return this.files.writtenAt(contentPath(digest));
  }

  /** Whether somebody asked to keep it since the start: the line that names it may be on its way. */
  isInUse(digest: string): boolean {
    return this.sound.has(digest);
  }

  /** Only what nothing leads to any more. */
  async remove(digest: string): Promise<void> {
    this.sound.delete(digest);
    await this.files.remove(contentPath(digest));
  }

  private async keepOne({ digest, bytes }: Content): Promise<void> {
    if (this.sound.has(digest)) return;
    const own = ownBytes(bytes);
    if ((await this.tools.digestOf(own)) !== digest) throw new Error('Bytes do not have the digest they were given under');
    // A file may lie there half-written from a start that was killed.
    const isSound = (await this.wasThere(digest)) && (await this.read(digest)) !== null;
    if (!isSound) await this.files.writeWhole(contentPath(digest), own);
    this.sound.add(digest);
  }

  private async wasThere(digest: string): Promise<boolean> {
    const folder = contentFolder(digest);
    const names = this.listed.get(folder) ?? this.files.list(folder).then((all) => new Set(all));
    this.listed.set(folder, names);
    try {
      return (await names).has(digest);
    } catch (error) {
      this.listed.delete(folder);
      throw error;
    }
  }
}
