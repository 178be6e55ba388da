import type { SnapshotInfo } from '../contracts/journalContract';
import { readWhole, type JournalFiles, type JournalTools } from './journalFiles';
import { snapshotsToRemove } from './rotation';
import { digestInput, parseSnapshotManifest, serializeSnapshotManifest, type SnapshotChunk, type SnapshotManifest } from './snapshotManifest';

const folder = 'snapshots';
const manifestEnd = '.json';
const recordsEnd = '.ndjson.gz';

function manifestPath(snapshotId: string): string {
  return `${folder}/${snapshotId}${manifestEnd}`;
}

function recordsPath(snapshotId: string): string {
  return `${folder}/${snapshotId}${recordsEnd}`;
}

export interface Shelf {
  /** The newest first. */
  readonly manifests: readonly SnapshotManifest[];
  readonly unreadable: readonly string[];
  /** The newest form met that this program does not know, or null. */
  readonly newer: number | null;
}

type SnapshotStart = Pick<SnapshotInfo, 'at' | 'schema' | 'sequence' | 'changeId' | 'reason' | 'origin'>;
interface Unfinished {
  readonly snapshotId: string;
  readonly start: SnapshotStart;
  readonly chunks: SnapshotChunk[];
  byteLength: number;
}

/** The snapshots of a journal's folder. A snapshot without its manifest does not count. */
export class SnapshotShelf {
  private unfinished: Unfinished | null = null;
  private readonly known = new Map<string, SnapshotManifest>();

  constructor(
    private readonly files: JournalFiles,
    private readonly tools: JournalTools,
  ) {}

  async look(): Promise<Shelf> {
    const manifests: SnapshotManifest[] = [];
    const unreadable: string[] = [];
    let newer: number | null = null;
    for (const name of (await this.files.list(folder)).filter((each) => each.endsWith(manifestEnd)).sort().reverse()) {
      const snapshotId = name.slice(0, -manifestEnd.length);
      const bytes = await readWhole(this.files, `${folder}/${name}`);
      const parsed = parseSnapshotManifest(new TextDecoder().decode(bytes ?? new Uint8Array()));
      if (parsed.status === 'newer') newer = Math.max(newer ?? 0, parsed.found);
      else if (parsed.status === 'sound' && parsed.manifest.info.snapshotId === snapshotId) {
        manifests.push(parsed.manifest);
        this.known.set(snapshotId, parsed.manifest);
      } else unreadable.push(snapshotId);
    }
    return { manifests, unreadable, newer };
  }

  async begin(start: SnapshotStart): Promise<string> {
    await this.removeUnfinished();
    const snapshotId = `${String(start.sequence).padStart(12, '0')}-${start.at.replace(/[-:.]/g, '')}`;
    this.unfinished = { snapshotId, start, chunks: [], byteLength: 0 };
    return snapshotId;
  }

  async append(snapshotId: string, text: string): Promise<void> {
    const unfinished = this.begun(snapshotId);
    const bytes = await this.tools.compress(new TextEncoder().encode(text));
    await this.files.writeAt(recordsPath(snapshotId), unfinished.byteLength, bytes);
    unfinished.chunks.push({ byteLength: bytes.byteLength, sha256: await this.tools.digestOf(bytes) });
    unfinished.byteLength += bytes.byteLength;
  }

  /** Writes the manifest, then lets go of what rotation no longer keeps. Answers with what is left, the newest first. */
  async finish(snapshotId: string, throughSequence: number, counts: SnapshotInfo['counts']): Promise<readonly SnapshotManifest[]> {
    const { start, chunks, byteLength } = this.begun(snapshotId);
    const sha256 = await this.tools.digestOf(new TextEncoder().encode(digestInput(chunks)));
    const info: SnapshotInfo = { snapshotId, ...start, throughSequence, counts, byteLength, chunkCount: chunks.length, sha256 };
    await this.files.writeWhole(manifestPath(snapshotId), new TextEncoder().encode(serializeSnapshotManifest({ info, chunks })));
    this.unfinished = null;
    const { manifests } = await this.look();
    const dropped = new Set(snapshotsToRemove(manifests.map(({ info: each }) => each)));
    for (const each of dropped) await this.removeSnapshot(each);
    return manifests.filter(({ info: each }) => !dropped.has(each.snapshotId));
  }

  /** A chunk's lines; null where it is missing or not as it was written. */
  async read(snapshotId: string, index: number): Promise<string | null> {
    const manifest = this.known.get(snapshotId) ?? (await this.look()).manifests.find(({ info }) => info.snapshotId === snapshotId);
    const chunk = manifest?.chunks[index];
    if (!manifest || !chunk) return null;
    const start = manifest.chunks.slice(0, index).reduce((sum, { byteLength }) => sum + byteLength, 0);
    const bytes = await this.files.read(recordsPath(snapshotId), start, chunk.byteLength);
    if (!bytes || (await this.tools.digestOf(bytes)) !== chunk.sha256) return null;
    return new TextDecoder().decode(await this.tools.decompress(bytes));
  }

  private begun(snapshotId: string): Unfinished {
    if (this.unfinished?.snapshotId !== snapshotId) throw new Error(`The snapshot ${snapshotId} was not begun`);
    return this.unfinished;
  }

  private async removeSnapshot(snapshotId: string): Promise<void> {
    this.known.delete(snapshotId);
    // The manifest first: without it the rest is known to be refuse.
    await this.files.remove(manifestPath(snapshotId));
    await this.files.remove(recordsPath(snapshotId));
  }

  private async removeUnfinished(): Promise<void> {
    this.unfinished = null;
    const names = await this.files.list(folder);
    const orphans = names.filter((name) => name.endsWith(recordsEnd) && !names.includes(`${name.slice(0, -recordsEnd.length)}${manifestEnd}`));
    for (const name of orphans) await this.files.remove(`${folder}/${name}`);
  }
}
