import { ContentPacks } from './contentPacks';
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

/** So many small contents that come together share a file: flushing each by itself would be most of the work of an import. */
const leastPacked = 16;
/** Larger ones have a file of their own. */
const mostPackedBytes = 128 * 1024;

/** Originals and long texts, each once under the SHA-256 of its bytes. Nothing is ever changed. */
export class KeptContents {
  /** Found whole on the disk, or put there, since the start. */
  private readonly sound = new Set<string>();
  private readonly packs: ContentPacks;
  /** The names in a folder as it was first looked at: most contents are new, and asking for each is slow. */
  private readonly listed = new Map<string, Promise<ReadonlySet<string>>>();

  constructor(
    private readonly files: JournalFiles,
    private readonly tools: JournalTools,
  ) {
    this.packs = new ContentPacks(files);
  }

  /** Throws where bytes do not have the digest they are given under. */
  async keep(contents: readonly Content[]): Promise<void> {
    const wanted = [...new Map(contents.map((content) => [content.digest, content])).values()];
    const found = await Promise.all(wanted.map((content) => this.unlessSound(content)));
    const missing = found.flatMap((content) => content ?? []);
    const small = missing.filter(({ bytes }) => bytes.byteLength <= mostPackedBytes);
    const isPacked = small.length >= leastPacked;
    if (isPacked) await this.packs.write(small);
    const single = isPacked ? missing.filter((content) => !small.includes(content)) : missing;
    await Promise.all(single.map(({ digest, bytes }) => this.files.writeWhole(contentPath(digest), ownBytes(bytes))));
    for (const { digest } of missing) this.sound.add(digest);
  }

  /** Null where the bytes are missing or are no longer what they were. */
  async read(digest: string): Promise<Uint8Array<ArrayBuffer> | null> {
    // One by itself comes first: it is there because nothing else had it whole.
    for (const find of [() => readWhole(this.files, contentPath(digest)), () => this.packs.read(digest)]) {
      const bytes = await find();
      if (bytes && (await this.tools.digestOf(bytes)) === digest) return bytes;
    }
    // Found damaged: kept anew when it is given again.
    this.sound.delete(digest);
    return null;
  }

  /** The digests of all there are, whole or not. */
  async list(): Promise<readonly string[]> {
    const digests = new Set<string>(await this.packs.list());
    for (const folder of await this.files.list(root)) {
      const names = await this.files.list(`${root}/${folder}`);
      for (const name of names) if (digestPattern.test(name) && name.startsWith(folder)) digests.add(name);
    }
    return [...digests];
  }

  async writtenAt(digest: string): Promise<number | null> {
    return (await this.files.writtenAt(contentPath(digest))) ?? this.packs.writtenAt(digest);
  }

  /** Whether somebody asked to keep it since the start: the line that names it may be on its way. */
  isInUse(digest: string): boolean {
    return this.sound.has(digest);
  }

  /** Only what nothing leads to any more. */
  async remove(digest: string): Promise<void> {
    this.sound.delete(digest);
    await this.files.remove(contentPath(digest));
    await this.packs.remove(digest);
  }

  /** Null where it lies there whole already. */
  private async unlessSound(content: Content): Promise<Content | null> {
    const { digest, bytes } = content;
    if (this.sound.has(digest)) return null;
    if ((await this.tools.digestOf(ownBytes(bytes))) !== digest) throw new Error('Bytes do not have the digest they were given under');
    // A file may lie there half-written from a start that was killed.
    if (!(await this.wasThere(digest)) || (await this.read(digest)) === null) return content;
    this.sound.add(digest);
    return null;
  }

  private async wasThere(digest: string): Promise<boolean> {
    const folder = contentFolder(digest);
    const names = this.listed.get(folder) ?? this.files.list(folder).then((all) => new Set(all));
    this.listed.set(folder, names);
    try {
      return (await names).has(digest) || (await this.packs.has(digest));
    } catch (error) {
      this.listed.delete(folder);
      throw error;
    }
  }
}
