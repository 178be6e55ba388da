import type { SnapshotOrigin } from '../../shared/contracts/journalContract';
import type { Clock, IdMaker } from '../../shared/domain/ids';
import type { JournalCalls } from '../../shared/journal/journalStore';
import type { NotebookDatabase } from './database';
import { headOf, takeSnapshot } from './journalSnapshot';
import { schemaVersion } from './migrations';
import type { NotebookCopy } from './notebookCopy';
import { SnapshotChunks } from './snapshotChunks';

/** What is being done: the present notebook is copied, texts and originals are brought over, then the records. */
export type ReplacementStep = 'keeping' | 'contents' | 'records';

export interface ReplacementProgress {
  readonly step: ReplacementStep;
  readonly done: number;
  readonly total: number;
}

/** Where a replacement takes back another one, or does it again: the snapshots of that step of the history. */
export type ReplacementReturn =
  | { readonly step: 'undone'; readonly undoFrom: string }
  | { readonly step: 'redone'; readonly redoFrom: string };

export interface ReplacementRequest {
  readonly copy: NotebookCopy;
  /** The step as undo names it: "Restore notebook.ibidem". */
  readonly label: string;
  /** The copy as it is, where it is not given. */
  readonly kind?: 'restore' | 'merge';
  readonly returns?: ReplacementReturn;
  /** Heard until the copy counts; after that nothing is left to do but to reload. */
  readonly signal?: AbortSignal;
  onProgress?(progress: ReplacementProgress): void;
}

export type ReplacementOutcome =
  /** The journal holds the new notebook; the next start takes it over. Until then nothing may be written. */
  | { readonly status: 'ready' }
  /** The notebook is as it was. */
  | { readonly status: 'cancelled' }
  /** The notebook is as it was. `reason` ends a sentence. */
  | { readonly status: 'failed'; readonly reason: string };

export interface ReplacementPlace {
  readonly database: NotebookDatabase;
  readonly calls: Pick<JournalCalls, 'beginSnapshot' | 'appendSnapshotChunk' | 'finishSnapshot' | 'keepContents' | 'listSnapshots'>;
  readonly clock: Clock;
  readonly ids: IdMaker;
}

/** The person gave up. */
class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

function totalOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** Yields to the window between pieces, so that it draws and hears a click. */
function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

class Replacement {
  constructor(
    private readonly place: ReplacementPlace,
    private readonly request: ReplacementRequest,
  ) {}

  async run(): Promise<ReplacementOutcome> {
    const { copy } = this.request;
    if (copy.schema > schemaVersion) return { status: 'failed', reason: 'it was written by a newer version of Ibidem' };
    const { database, clock } = this.place;
    if ((await database.journalOutbox.count()) > 0) return { status: 'failed', reason: 'the journal does not have your last changes yet' };
    const kept = await takeSnapshot({
      database,
      calls: this.place.calls,
      at: clock(),
      reason: 'beforeRestore',
      rest: async () => {
        await rest();
        return this.request.signal?.aborted ?? false;
      },
      onProgress: (done) => this.tell('keeping', done, done),
    });
    if (kept.status === 'abandoned') return { status: 'cancelled' };
    if (kept.status === 'failed') return kept;
    await this.keepContents();
    return this.writeNotebook(kept.snapshotId, kept.sequence);
  }

  private async keepContents(): Promise<void> {
    const { copy } = this.request;
    if (copy.areContentsKept) return;
    const total = (copy.counts['originals'] ?? 0) + (copy.counts['sourceDocuments'] ?? 0);
    let done = 0;
    for await (const contents of copy.contents()) {
      await this.pause();
      const outcome = await this.place.calls.keepContents({ contents });
      if (outcome.status === 'failed') throw new Error(outcome.reason);
      done += contents.length;
      this.tell('contents', Math.min(done, total), total);
    }
  }

  private async writeNotebook(before: string, sequenceBefore: number): Promise<ReplacementOutcome> {
    const { copy } = this.request;
    const { calls, clock, ids, database } = this.place;
    const sequence = sequenceBefore + 1;
    const begun = await calls.beginSnapshot({
      at: clock(), schema: copy.schema, sequence, changeId: ids('change'), reason: 'restored', origin: this.origin(before),
    });
    if (begun.status === 'failed') return begun;
    const { snapshotId } = begun;
    const chunks = new SnapshotChunks(calls, snapshotId);
    const total = totalOf(copy.counts);
    for await (const rows of copy.rows()) {
      await this.pause();
      await chunks.add(rows);
      this.tell('records', chunks.total, total);
    }
    await chunks.end();
    if (chunks.total !== total) return { status: 'failed', reason: `it holds ${chunks.total} records where there should be ${total}` };
    // Whoever wrote meanwhile would be lost without a word.
    if ((await headOf(database))?.sequence !== sequenceBefore) return { status: 'failed', reason: 'the notebook was changed meanwhile' };
    await this.pause();
    const reason = await this.finish(snapshotId, sequence, chunks.counts);
    return reason === null || (await this.mayCount(snapshotId)) ? { status: 'ready' } : { status: 'failed', reason };
  }

  /** Why it failed; null where it did not. */
  private async finish(snapshotId: string, throughSequence: number, counts: Readonly<Record<string, number>>): Promise<string | null> {
    try {
      const outcome = await this.place.calls.finishSnapshot({ snapshotId, throughSequence, counts });
      return outcome.status === 'failed' ? outcome.reason : null;
    } catch (error) {
      return reasonOf(error);
    }
  }

  /** What fails at its end may have counted already. Where nobody can tell, the next start looks at the disk. */
  private async mayCount(snapshotId: string): Promise<boolean> {
    try {
      return (await this.place.calls.listSnapshots()).snapshots.some((snapshot) => snapshot.snapshotId === snapshotId);
    } catch {
      return true;
    }
  }

  private origin(before: string): SnapshotOrigin {
    const { label, returns, copy, kind = 'restore' } = this.request;
    const base = { label, kind, title: copy.title };
    if (returns?.step === 'undone') return { ...base, step: 'undone', undoFrom: returns.undoFrom, redoFrom: before };
    if (returns?.step === 'redone') return { ...base, step: 'redone', undoFrom: before, redoFrom: returns.redoFrom };
    return { ...base, step: 'done', undoFrom: before, redoFrom: null };
  }

  private async pause(): Promise<void> {
    await rest();
    if (this.request.signal?.aborted) throw new Cancelled();
  }

  private tell(step: ReplacementStep, done: number, total: number): void {
    this.request.onProgress?.({ step, done, total });
  }
}

/**
 * Puts a copy in the place of the whole notebook, through the journal: the present notebook is kept as a snapshot, then
 * the copy becomes a snapshot that is one change ahead of the database. The next start finds the database behind and
 * rebuilds it. Until the last call succeeds, the notebook is the old one; from then on it is the new one, whenever the
 * program ends. Nothing may be written to the database from the call until the reload.
 */
export async function replaceNotebook(place: ReplacementPlace, request: ReplacementRequest): Promise<ReplacementOutcome> {
  try {
    return await new Replacement(place, request).run();
  } catch (error) {
    if (error instanceof Cancelled) return { status: 'cancelled' };
    return { status: 'failed', reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
