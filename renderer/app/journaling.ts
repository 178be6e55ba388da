import type { SnapshotReason } from '../../shared/contracts/journalContract';
import type { Clock, IdMaker } from '../../shared/domain/ids';
import type { JournalCalls } from '../../shared/journal/journalStore';
import type { NotebookDatabase } from '../data/database';
import { createJournalClient, type JournalClient } from '../data/journalClient';
import type { JournalKeeping } from '../data/journalKeeping';
import { headOf, takeSnapshot, type SnapshotOutcome } from '../data/journalSnapshot';
import { replaceNotebook, type ReplacementOutcome, type ReplacementRequest } from '../data/replacement';
import { mendValues } from '../data/mendValues';
import { countedTables, lacksRecords } from '../data/notebookCondition';
import type { Writer } from '../data/transaction';
import type { Notices } from '../workspace/notices';
import type { SaveGate } from '../workspace/saveGate';

export interface JournalingParts {
  readonly database: NotebookDatabase;
  readonly writer: Writer;
  readonly calls: JournalCalls;
  readonly clock: Clock;
  readonly ids: IdMaker;
  readonly notices: Notices;
  readonly saveGate: SaveGate;
  /** The journal lacks what the database has. */
  readonly needsSnapshot: boolean;
  /** The records of the database were counted before it was used. */
  readonly isCounted: boolean;
  /** Starts the window again over what is on the disk. */
  restart(): void;
  /** The same, counting all records first. */
  restartCounting(): void;
  /** The same over a snapshot. */
  restartOver(snapshotId: string): void;
}

const checkMs = 5 * 60_000;
const changesUntilSnapshot = 1000;
const closingLimitMs = 3000;
/** The first views of a window read while it begins, and would wait behind a long counting; who writes without end is let be. */
const countAfterMs = 3000;
const dayMs = 24 * 60 * 60_000;

function idle(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 1000 });
    else setTimeout(resolve, 0);
  });
}

function pauseBeforeCounting(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, countAfterMs));
}

function brief(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Keeps the journal going while the window lives: changes at once, snapshots when there is time. */
class Journaling implements JournalKeeping {
  private readonly client: JournalClient;
  /** Snapshots are taken one at a time: the host keeps one unfinished. */
  private taking: Promise<unknown> | null = null;
  private needsSnapshot: boolean;
  private isCounted: boolean;
  private isClosing = false;

  constructor(private readonly parts: JournalingParts) {
    this.needsSnapshot = parts.needsSnapshot;
    this.isCounted = parts.isCounted;
    this.client = createJournalClient({ database: parts.database, calls: parts.calls, onTrouble: (reason) => this.tell(reason) });
  }

  start(): void {
    const { writer, saveGate } = this.parts;
    writer.subscribe(() => this.client.notify());
    saveGate.registerLast(() => this.close());
    // A hidden page may never be told that it ends.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') void saveGate.flushAll().finally(() => this.client.flush());
    });
    setInterval(() => void this.snapshotIfDue(), checkMs);
    void this.client.flush().then(() => this.count()).then(() => this.mend()).then(() => this.snapshotIfDue());
  }

  /** A large notebook is counted when there is time. Where records are missing, the window starts again and brings them back. */
  private async count(): Promise<void> {
    const { database, saveGate, restartCounting } = this.parts;
    if (this.isCounted) return;
    await pauseBeforeCounting();
    for (const name of countedTables) {
      let isShort = await lacksRecords(database, name, idle);
      while (isShort === null && !this.isClosing) {
        await pauseBeforeCounting();
        isShort = await lacksRecords(database, name, idle);
      }
      if (this.isClosing) return;
      if (!isShort) continue;
      await saveGate.flushAll();
      await this.client.flush();
      restartCounting();
      // Nothing of what is lost goes into a copy any more.
      await new Promise(() => undefined);
    }
    this.isCounted = true;
  }

  /** What the database lost beside itself comes back before a copy is made of it. */
  private async mend(): Promise<void> {
    const { database, calls, notices } = this.parts;
    const rest = async (): Promise<boolean> => {
      await idle();
      return this.isClosing;
    };
    const { mended, lost } = await mendValues({ database, calls, random: Math.random, rest });
    if (mended + lost === 0) return;
    const all = mended + lost === 1 ? 'One text or imported file in the notebook’s database was damaged.' : `${mended + lost} texts and imported files in the notebook’s database were damaged.`;
    const back = mended > 0 ? ` ${lost === 0 ? 'Everything was' : `${mended} were`} put back from the journal.` : '';
    const gone = lost > 0 ? ` ${lost} could not be read there either and ${lost === 1 ? 'was' : 'were'} left as found; import ${lost === 1 ? 'it' : 'them'} again where you can.` : '';
    notices.show({ tone: 'problem', text: `${all}${back}${gone}` });
  }

  async copyNow(): Promise<SnapshotOutcome> {
    await this.parts.saveGate.flushAll();
    await this.client.flush();
    return this.alone(() => this.take(Infinity, 'asked'));
  }

  async replace(request: ReplacementRequest): Promise<ReplacementOutcome> {
    const { saveGate, writer, restart } = this.parts;
    await saveGate.flushAll();
    const letGo = writer.refuse('The notebook is being replaced. Nothing can be written until that is done.', 'nothing');
    const outcome = await this.alone(async (): Promise<ReplacementOutcome> => {
      if (!(await this.client.flush())) return { status: 'failed', reason: 'the journal cannot be written' };
      return replaceNotebook(this.parts, request);
    }).catch((error: unknown): ReplacementOutcome => ({ status: 'failed', reason: error instanceof Error ? error.message : String(error) }));
    // The database is behind from now on: what was written into it would be lost.
    if (outcome.status === 'ready') restart();
    else letGo();
    return outcome;
  }

  keepUp(): Promise<void> {
    return this.client.keepUp();
  }

  async lookBack(snapshotId: string): Promise<void> {
    await this.parts.saveGate.flushAll();
    await this.client.flush();
    this.parts.restartOver(snapshotId);
  }

  /** Runs when no snapshot is being taken, and lets none be begun meanwhile. */
  private async alone<Result>(work: () => Promise<Result>): Promise<Result> {
    while (this.taking) await this.taking;
    const run = work();
    this.taking = run.then(() => undefined, () => undefined).then(() => {
      this.taking = null;
    });
    return run;
  }

  private async close(): Promise<void> {
    this.isClosing = true;
    await this.client.flush();
    try {
      if (await this.isDue()) await this.snapshot(performance.now() + closingLimitMs);
    } catch (error) {
      // A snapshot can wait for the next start; the window need not stay open for it.
      this.tell(error instanceof Error ? error.message : String(error));
    }
  }

  private async isDue(): Promise<boolean> {
    // Of what may be lost no copy is made.
    if (!this.isCounted) return false;
    if (this.needsSnapshot) return true;
    const { database, calls, clock } = this.parts;
    const [newest] = (await calls.listSnapshots()).snapshots;
    const since = ((await headOf(database))?.sequence ?? 0) - (newest?.sequence ?? 0);
    const isOld = newest !== undefined && Date.parse(clock()) - Date.parse(newest.at) > dayMs;
    return since >= changesUntilSnapshot || (isOld && since > 0);
  }

  private async snapshotIfDue(): Promise<void> {
    if (!(await this.isDue())) return;
    const outcome = await this.snapshot(Infinity);
    if (outcome?.status === 'failed') this.tell(outcome.reason);
  }

  private async snapshot(untilMs: number): Promise<SnapshotOutcome | null> {
    return this.taking ? null : this.alone(() => this.take(untilMs));
  }

  private async take(untilMs: number, reason?: SnapshotReason): Promise<SnapshotOutcome> {
    const { database, calls, clock } = this.parts;
    const isClosing = untilMs !== Infinity;
    const rest = async (): Promise<boolean> => {
      // Somebody who asked for it waits; nobody waits for one that was due.
      if (!isClosing) await (reason === 'asked' ? brief() : idle());
      return performance.now() > untilMs;
    };
    const outcome = await takeSnapshot({ database, calls, at: clock(), rest, ...(reason ? { reason } : {}) });
    if (outcome.status === 'taken') this.needsSnapshot = false;
    return outcome;
  }

  private tell(reason: string | null): void {
    const { notices } = this.parts;
    if (reason === null) notices.show({ tone: 'success', text: 'The journal is complete again.' });
    else notices.show({ tone: 'problem', text: `Your work is saved, but its second copy, the journal, cannot be written, because ${reason}. Ibidem keeps trying.` });
  }
}

export function startJournaling(parts: JournalingParts): JournalKeeping {
  const journaling = new Journaling(parts);
  journaling.start();
  return journaling;
}
