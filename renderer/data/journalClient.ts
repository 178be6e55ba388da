import type { Original } from '../../shared/domain/original';
import type { JournalCalls } from '../../shared/journal/journalStore';
import { serializeJournalLine } from '../../shared/journal/journalLines';
import type { NotebookDatabase } from './database';
import { isDatabaseTrouble } from './databaseTrouble';
import { journalEntryOf, type ContentToKeep } from './journalRows';
import { entriesAtHand, type KeptContent, type OutboxEntry } from './journalStores';

export interface JournalClientOptions {
  readonly database: NotebookDatabase;
  readonly calls: Pick<JournalCalls, 'appendJournal' | 'keepContents'>;
  /** The journal cannot be written, for the reason that ends a sentence; null once it can again. Told on change only. */
  onTrouble(reason: string | null): void;
}

/** Brings changes from the outbox to the journal, behind the person's back. */
export interface JournalClient {
  /** There is something in the outbox. It goes with whatever comes within the next quarter of a second. */
  notify(): void;
  /** Brings over now what is in the outbox; false where that failed. Never rejects. */
  flush(): Promise<boolean>;
  /** Waits until the outbox is brought over, where the oldest change in it has waited long; at once where that fails. */
  keepUp(): Promise<void>;
  /** Stops trying; what is left in the outbox goes at the next start. */
  stop(): void;
}

const batchMs = 250;
const entriesAtOnce = 64;
const contentBytesAtOnce = 8 * 1024 * 1024;
const textUnitsAtOnce = 4 * 1024 * 1024;
/** They are on the disk before the lines that name them, which must not wait long. */
const contentsAtOnce = 256;
/** What is saved must be in the journal within two seconds; the rest of them is for what is on its way already. */
const longWaitMs = 700;
const firstRetryMs = 1000;
const lastRetryMs = 30_000;

/** A failure of the journal whose reason may be shown. */
class JournalTrouble extends Error {
  override readonly name = 'JournalTrouble';
}

function textUnitsOf({ rows }: OutboxEntry): number {
  return rows.reduce((sum, { record }) => sum + (isText(record) ? record.text.length : 0), 0);
}

function isText(record: unknown): record is { readonly text: string } {
  return typeof record === 'object' && record !== null && 'text' in record && typeof record.text === 'string';
}

interface Waiting {
  readonly entry: OutboxEntry;
  readonly originals: readonly Original[];
}

function contentCountOf({ rows, originals }: OutboxEntry): number {
  return originals.length + rows.filter(({ table, record }) => table === 'sourceDocuments' && record !== null).length;
}

/**
 * The oldest entries with their originals, as many as may lie in memory together. In one transaction: beside an import
 * each would wait for a write of its own.
 */
function oldestOf(database: NotebookDatabase): Promise<readonly Waiting[]> {
  return database.transaction('r', database.journalOutbox, database.journalHeads, database.originals, async () => {
    let units = 0;
    let contents = 0;
    const isEnough = (entry: OutboxEntry): boolean => {
      units += textUnitsOf(entry);
      contents += contentCountOf(entry);
      return units >= textUnitsAtOnce || contents >= contentsAtOnce;
    };
    const entries = (await entriesAtHand(database)) ?? await database.journalOutbox.orderBy('sequence').limit(entriesAtOnce).until(isEnough, true).toArray();
    const waiting: Waiting[] = [];
    let bytes = 0;
    for (const entry of entries) {
      const found = await database.originals.bulkGet(entry.originals.map(({ id }) => id));
      const originals = found.flatMap((original) => original ?? []);
      waiting.push({ entry, originals });
      bytes += originals.reduce((sum, original) => sum + original.bytes.byteLength, 0);
      if (bytes > contentBytesAtOnce) break;
    }
    return waiting;
  });
}

class OutboxCarrier implements JournalClient {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<boolean> | null = null;
  private retryMs = firstRetryMs;
  private trouble: string | null = null;
  private isStopped = false;
  /** When the changes were written that are not in the journal yet, the oldest first. */
  private waitingSince: number[] = [];

  constructor(private readonly options: JournalClientOptions) {}

  notify(): void {
    this.waitingSince.push(performance.now());
    if (this.timer === undefined && !this.isStopped) this.schedule(this.trouble === null ? batchMs : this.retryMs);
  }

  async flush(): Promise<boolean> {
    if (this.isStopped) return false;
    // What was written while a run was at its end may have missed it.
    if (this.running) return this.running.then(() => this.flush());
    clearTimeout(this.timer);
    this.timer = undefined;
    this.running = this.carryAll().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  async keepUp(): Promise<void> {
    const [oldest] = this.waitingSince;
    const isLate = oldest !== undefined && performance.now() - oldest > longWaitMs;
    if (isLate && this.trouble === null && !this.isStopped) await this.flush();
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  private schedule(delayMs: number): void {
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.flush();
    }, delayMs);
  }

  private async carryAll(): Promise<boolean> {
    try {
      for (;;) {
        const readAt = performance.now();
        const carried = await this.carryBatch();
        this.waitingSince.splice(0, carried);
        if (carried > 0) continue;
        // A change may be carried before its writer tells of it.
        this.waitingSince = this.waitingSince.filter((since) => since > readAt);
        break;
      }
    } catch (error) {
      this.fail(error);
      return false;
    }
    this.retryMs = firstRetryMs;
    this.tell(null);
    return true;
  }

  /** Carries some of the oldest entries; answers with how many. */
  private async carryBatch(): Promise<number> {
    const { database, calls } = this.options;
    const waiting = await oldestOf(database);
    if (waiting.length === 0) return 0;
    const lines: string[] = [];
    const documents: KeptContent[] = [];
    const originals: KeptContent[] = [];
    const contents: ContentToKeep[] = [];
    for (const { entry, originals: kept } of waiting) {
      const made = await journalEntryOf(entry, kept);
      lines.push(serializeJournalLine(made.record));
      documents.push(...made.documents.map((document) => ({ ...document, sequence: entry.sequence, mediaType: '' })));
      originals.push(...entry.originals.map(({ id, mediaType }) => ({ id, digest: id, sequence: 0, mediaType })));
      contents.push(...made.contents);
    }
    // What a line names lies on the disk before the line does.
    if (contents.length > 0) check(await calls.keepContents({ contents }));
    check(await calls.appendJournal({ lines }));
    const last = waiting.at(-1)?.entry.sequence ?? 0;
    await database.transaction('rw', database.journalOutbox, database.keptContents, async () => {
      await database.journalOutbox.where('sequence').belowOrEqual(last).delete();
      await database.keptContents.bulkPut(originals);
      const kept = await database.keptContents.bulkGet(documents.map(({ id }) => id));
      // A text that was stored again or removed meanwhile is on its way once more.
      await database.keptContents.bulkPut(documents.filter(({ sequence }, index) => kept[index]?.sequence === sequence));
    });
    return waiting.length;
  }

  private fail(error: unknown): void {
    // Where the database cannot be read, that is told elsewhere; the journal itself may be well.
    if (!isDatabaseTrouble(error)) this.tell(error instanceof Error ? error.message : String(error));
    if (this.isStopped) return;
    clearTimeout(this.timer);
    this.schedule(this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, lastRetryMs);
  }

  private tell(reason: string | null): void {
    if ((reason === null) === (this.trouble === null)) return;
    this.trouble = reason;
    this.options.onTrouble(reason);
  }
}

function check(outcome: Awaited<ReturnType<JournalCalls['appendJournal']>>): void {
  if (outcome.status === 'failed') throw new JournalTrouble(outcome.reason);
}

export function createJournalClient(options: JournalClientOptions): JournalClient {
  return new OutboxCarrier(options);
}
