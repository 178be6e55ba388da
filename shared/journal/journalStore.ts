import type { CallsOf } from '../contracts/call';
import type { journalCalls, JournalOutcome, JournalState } from '../contracts/journalContract';
import { ContentCollector } from './contentCollector';
import type { JournalFiles, JournalTools } from './journalFiles';
import { parseJournal } from './journalLines';
import { listSegments, newestParsed, segmentPath, segmentsUpTo } from './journalSegments';
import { KeptContents } from './keptContents';
import type { SnapshotManifest } from './snapshotManifest';
import { SnapshotShelf } from './snapshotShelf';

/** The journal's part of the platform contract. */
export type JournalCalls = CallsOf<typeof journalCalls>;

const readBytes = 1024 * 1024;
/** Segments are kept back to the snapshot before the one before the newest: two may turn out damaged. */
const spareSnapshots = 2;
const done: JournalOutcome = { status: 'done' };

/** The journal of one notebook over a host's files, in the host: nobody else writes into the folder. */
class JournalStore {
  private readonly shelf: SnapshotShelf;
  private readonly contents: KeptContents;
  private readonly collector: ContentCollector;
  /** Once a start is enough: it reads every snapshot. */
  private hasCollected = false;
  /** Writes happen one after the other. */
  private tail: Promise<unknown> = Promise.resolve();
  private lastAppended = 0;
  /** The segment of this start; null before the first line, after a snapshot and after a failure. */
  private current: { readonly first: number; byteLength: number } | null = null;

  constructor(
    private readonly files: JournalFiles,
    private readonly tools: JournalTools,
  ) {
    this.shelf = new SnapshotShelf(files, tools);
    this.contents = new KeptContents(files, tools);
    this.collector = new ContentCollector(files, tools, this.shelf, this.contents, (work) => this.inTurn(work));
  }

  calls(): JournalCalls {
    return {
      readJournalState: () => this.inTurn(() => this.state()),
      appendJournal: ({ lines }) => this.attempt(() => this.append(lines)),
      readJournal: async ({ first, offset }) => {
        const bytes = (await this.files.read(segmentPath(first), offset, readBytes)) ?? new Uint8Array();
        return { bytes, isEnd: bytes.byteLength < readBytes };
      },
      keepContents: ({ contents }) => this.attempt(() => this.contents.keep(contents)),
      readContents: async ({ digests }) => ({ contents: await Promise.all(digests.map((digest) => this.contents.read(digest))) }),
      beginSnapshot: async (start) => {
        let snapshotId = '';
        const outcome = await this.attempt(async () => {
          snapshotId = await this.shelf.begin(start);
        });
        return outcome.status === 'done' ? { status: 'begun', snapshotId } : outcome;
      },
      appendSnapshotChunk: ({ snapshotId, text }) => this.attempt(() => this.shelf.append(snapshotId, text)),
      finishSnapshot: async ({ snapshotId, throughSequence, counts }) => {
        const outcome = await this.attempt(async () => this.dropSegments(await this.shelf.finish(snapshotId, throughSequence, counts)));
        // Behind the person's back: nothing waits for it, and where it is cut short it begins anew at the next start.
        if (outcome.status === 'done' && !this.hasCollected) void this.collect();
        return outcome;
      },
      listSnapshots: () => this.inTurn(async () => ({ snapshots: (await this.shelf.look()).manifests.map(({ info }) => info) })),
      readSnapshotChunk: async ({ snapshotId, index }) => {
        const text = await this.shelf.read(snapshotId, index);
        return text === null ? { status: 'damaged' } : { status: 'read', text };
      },
    };
  }

  private async collect(): Promise<void> {
    this.hasCollected = true;
    try {
      // What cannot be collected for sure stays: it costs room and nothing else.
      this.hasCollected = (await this.collector.collect()).status === 'collected';
    } catch (error) {
      this.hasCollected = false;
      this.tools.explain(error);
    }
  }

  private inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.tail.then(work);
    this.tail = turn.catch(() => undefined);
    return turn;
  }

  private async attempt(work: () => Promise<void>): Promise<JournalOutcome> {
    try {
      await this.inTurn(work);
      return done;
    } catch (error) {
      return { status: 'failed', reason: this.tools.explain(error) };
    }
  }

  private async state(): Promise<JournalState> {
    const shelf = await this.shelf.look();
    const segments = await listSegments(this.files);
    const newest = await newestParsed(this.files, segments);
    const newer = newest?.problems.find((problem) => problem.kind === 'newer')?.found ?? shelf.newer;
    if (newer !== null) return { status: 'newer', found: newer };
    const last = newest?.records.at(-1);
    const schemas = [...shelf.manifests.map(({ info }) => info.schema), ...(newest?.records ?? []).map((record) => record.schema)];
    return {
      status: 'ready',
      segments,
      snapshots: shelf.manifests.map(({ info }) => info),
      unreadableSnapshots: shelf.unreadable,
      lastSequence: last?.sequence ?? 0,
      lastChangeId: last?.changeId ?? '',
      newestSchema: schemas.reduce((highest, schema) => Math.max(highest, schema), 0),
    };
  }

  private async append(lines: readonly string[]): Promise<void> {
    const text = lines.join('');
    const { records, problems } = parseJournal(text);
    const rises = records.every(({ sequence }, index) => sequence > (records[index - 1]?.sequence ?? this.lastAppended));
    const first = records[0];
    if (!first || problems.length > 0 || records.length !== lines.length || !rises) throw new Error('Lines do not continue the journal');
    // A file of an earlier start may end in a torn line, so that nothing is ever written behind it.
    const segment = (this.current ??= { first: first.sequence, byteLength: 0 });
    const bytes = new TextEncoder().encode(text);
    try {
      await this.files.writeAt(segmentPath(segment.first), segment.byteLength, bytes);
    } catch (error) {
      this.current = null;
      throw error;
    }
    segment.byteLength += bytes.byteLength;
    this.lastAppended = records.at(-1)?.sequence ?? this.lastAppended;
  }

  private async dropSegments(manifests: readonly SnapshotManifest[]): Promise<void> {
    this.current = null;
    const oldestNeeded = manifests[spareSnapshots];
    if (!oldestNeeded) return;
    for (const { first } of segmentsUpTo(await listSegments(this.files), oldestNeeded.info.sequence)) await this.files.remove(segmentPath(first));
  }
}

/** The journal over a folder of the host. Make one for a folder; a second would write over the first. */
export function createJournalStore(files: JournalFiles, tools: JournalTools): JournalCalls {
  return new JournalStore(files, tools).calls();
}
