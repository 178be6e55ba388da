import type { Clock } from '../../shared/domain/ids';
import type { JournalCalls } from '../../shared/journal/journalStore';
import type { NotebookDatabase } from '../data/database';
import { createJournalClient, type JournalClient } from '../data/journalClient';
import { headOf, takeSnapshot, type SnapshotOutcome } from '../data/journalSnapshot';
import type { Writer } from '../data/transaction';
import type { Notices } from '../workspace/notices';
import type { SaveGate } from '../workspace/saveGate';

export interface JournalingParts {
  readonly database: NotebookDatabase;
  readonly writer: Writer;
  readonly calls: JournalCalls;
  readonly clock: Clock;
  readonly notices: Notices;
  readonly saveGate: SaveGate;
  /** The journal lacks what the database has. */
  readonly needsSnapshot: boolean;
}

const checkMs = 5 * 60_000;
const changesUntilSnapshot = 1000;
const closingLimitMs = 3000;
const dayMs = 24 * 60 * 60_000;

function idle(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 1000 });
    else setTimeout(resolve, 0);
  });
}

/** Keeps the journal going while the window lives: changes at once, snapshots when there is time. */
class Journaling {
  private readonly client: JournalClient;
  private isTaking = false;
  private needsSnapshot: boolean;

  constructor(private readonly parts: JournalingParts) {
    this.needsSnapshot = parts.needsSnapshot;
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
    void this.client.flush().then(() => this.snapshotIfDue());
  }

  private async close(): Promise<void> {
    await this.client.flush();
    try {
      if (await this.isDue()) await this.snapshot(performance.now() + closingLimitMs);
    } catch (error) {
      // A snapshot can wait for the next start; the window need not stay open for it.
      this.tell(error instanceof Error ? error.message : String(error));
    }
  }

  private async isDue(): Promise<boolean> {
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
    if (this.isTaking) return null;
    this.isTaking = true;
    const { database, calls, clock } = this.parts;
    const isClosing = untilMs !== Infinity;
    const rest = async (): Promise<boolean> => {
      if (!isClosing) await idle();
      return performance.now() > untilMs;
    };
    const outcome = await takeSnapshot({ database, calls, at: clock(), rest }).finally(() => {
      this.isTaking = false;
    });
    if (outcome.status === 'taken') this.needsSnapshot = false;
    return outcome;
  }

  private tell(reason: string | null): void {
    const { notices } = this.parts;
    if (reason === null) notices.show({ tone: 'success', text: 'The journal is complete again.' });
    else notices.show({ tone: 'problem', text: `Your work is saved, but its second copy, the journal, cannot be written, because ${reason}. Ibidem keeps trying.` });
  }
}

export function startJournaling(parts: JournalingParts): void {
  new Journaling(parts).start();
}
