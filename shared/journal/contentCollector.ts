import { contentsToRemove, type StoredContent } from './contentCollection';
import { readWhole, type JournalFiles, type JournalTools } from './journalFiles';
import { parseJournal } from './journalLines';
import { listSegments, segmentPath } from './journalSegments';
import type { KeptContents } from './keptContents';
import { contentOfRow } from './restoredRow';
import { parseSnapshotChunk } from './snapshotLines';
import type { SnapshotShelf } from './snapshotShelf';

export type Collection =
  | { readonly status: 'collected'; readonly removed: readonly string[] }
  /** Something could not be read or changed meanwhile, so that nothing may be removed: "a segment is damaged". */
  | { readonly status: 'refused'; readonly reason: string };

/** Something that might name a content cannot be read. */
class Unknown extends Error {
  override readonly name = 'Unknown';
}

interface Named {
  readonly digests: ReadonlySet<string>;
  readonly snapshotIds: ReadonlySet<string>;
  readonly beginningsMs: readonly number[];
}

const removedAtOnce = 32;

/**
 * Lets go of contents that no snapshot and no segment names. It reads beside the journal's work and removes in turn with
 * it; it removes nothing unless every manifest, chunk and line was read whole.
 */
export class ContentCollector {
  constructor(
    private readonly files: JournalFiles,
    private readonly tools: Pick<JournalTools, 'now'>,
    private readonly shelf: SnapshotShelf,
    private readonly contents: KeptContents,
    private readonly inTurn: <Value>(work: () => Promise<Value>) => Promise<Value>,
  ) {}

  async collect(): Promise<Collection> {
    try {
      const named = await this.readNamed();
      const unnamed = (await this.contents.list()).filter((digest) => !named.digests.has(digest));
      const stored: StoredContent[] = [];
      for (const digest of unnamed) {
        const writtenAtMs = await this.contents.writtenAt(digest);
        if (writtenAtMs !== null) stored.push({ digest, writtenAtMs });
      }
      const isInUse = (digest: string): boolean => this.contents.isInUse(digest);
      const facts = { named: named.digests, isInUse, beginningsMs: named.beginningsMs, nowMs: this.tools.now() };
      const going = contentsToRemove(stored, facts);
      const removed: string[] = [];
      for (let start = 0; start < going.length; start += removedAtOnce) {
        removed.push(...(await this.inTurn(() => this.remove(going.slice(start, start + removedAtOnce), named))));
      }
      return { status: 'collected', removed };
    } catch (error) {
      if (error instanceof Unknown) return { status: 'refused', reason: error.message };
      throw error;
    }
  }

  /** Nobody keeps anything during its turn; what was asked for since the plan was made stays. */
  private async remove(digests: readonly string[], named: Named): Promise<readonly string[]> {
    const { manifests, unreadable, newer } = await this.shelf.look();
    const isKnown = manifests.every(({ info }) => named.snapshotIds.has(info.snapshotId));
    if (!isKnown || unreadable.length > 0 || newer !== null) throw new Unknown('the snapshots changed meanwhile');
    const removed = digests.filter((digest) => !this.contents.isInUse(digest));
    for (const digest of removed) await this.contents.remove(digest);
    return removed;
  }

  private async readNamed(): Promise<Named> {
    const { manifests, unreadable, newer } = await this.shelf.look();
    if (newer !== null) throw new Unknown('a snapshot was written by a newer program');
    if (unreadable.length > 0) throw new Unknown('a manifest is damaged');
    const digests = new Set<string>();
    const beginningsMs: number[] = [];
    for (const { info } of manifests) {
      beginningsMs.push(Date.parse(info.at));
      for (let index = 0; index < info.chunkCount; index += 1) await this.addChunk(digests, info.snapshotId, index);
    }
    for (const { first } of await listSegments(this.files)) {
      const at = await this.addSegment(digests, first);
      if (at !== null) beginningsMs.push(Date.parse(at));
    }
    return { digests, snapshotIds: new Set(manifests.map(({ info }) => info.snapshotId)), beginningsMs };
  }

  private async addChunk(digests: Set<string>, snapshotId: string, index: number): Promise<void> {
    const text = await this.shelf.read(snapshotId, index);
    const parsed = text === null ? null : parseSnapshotChunk(text);
    if (!parsed || parsed.unreadable.length > 0) throw new Unknown('a snapshot is damaged');
    for (const row of parsed.rows) addTo(digests, contentOfRow(row));
  }

  /** When its first record was written; null where it holds none. */
  private async addSegment(digests: Set<string>, first: number): Promise<string | null> {
    const bytes = await readWhole(this.files, segmentPath(first));
    const parsed = bytes && parseJournal(bytes);
    if (!parsed || parsed.problems.length > 0) throw new Unknown('a segment is damaged');
    for (const { rows } of parsed.records) for (const row of rows) addTo(digests, contentOfRow(row));
    return parsed.records[0]?.at ?? null;
  }
}

function addTo(digests: Set<string>, digest: string | null): void {
  if (digest !== null) digests.add(digest);
}
