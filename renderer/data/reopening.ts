import { Dexie, RangeSet } from 'dexie';
import type { NotebookDatabase } from './database';
import { explained } from './databaseTrouble';
import { headOf } from './journalSnapshot';

export interface ReopeningOptions {
  /** The browser ended the connection and cannot open it again yet; the reason is a sentence. Told once a loss. */
  onLost(reason: string): void;
  /** The notebook is open again and what views show was read anew. */
  onBack(): void;
  /** What is open again is another, empty database: the browser threw the notebook's away. */
  onReplaced(): void;
}

/**
 * Chromium that is asked to open a database while it still puts away the failed one never answers this page again, as
 * seen in Chromium 130 on a full disk.
 */
const restMs = 500;
const pauseMs = 1000;

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Everything that any read saw may have changed. */
function readEverythingAgain(): void {
  Dexie.on.storagemutated.fire({ all: new RangeSet(-Infinity, [[]]) });
}

class Reopening {
  private isTrying = false;

  constructor(
    private readonly database: NotebookDatabase,
    private readonly options: ReopeningOptions,
  ) {}

  start(): void {
    this.database.on('close', () => {
      // The library tells of a close before it has noted whether it was asked for.
      queueMicrotask(() => void this.reopen());
    });
  }

  /** A notebook that is closed on purpose is left alone. */
  private isWanted(): boolean {
    return !this.database.isOpen() && !this.database.hasBeenClosed();
  }

  private async reopen(): Promise<void> {
    if (this.isTrying || !this.isWanted()) return;
    this.isTrying = true;
    let isTold = false;
    await sleep(restMs);
    while (this.isWanted()) {
      try {
        await this.database.open();
      } catch (error) {
        if (!isTold) this.options.onLost(await sentenceOf(error));
        isTold = true;
        await sleep(pauseMs);
      }
    }
    this.isTrying = false;
    if (this.database.isOpen()) await this.welcome(isTold);
  }

  private async welcome(isTold: boolean): Promise<void> {
    const head = await headOf(this.database);
    if (!head) {
      this.options.onReplaced();
      return;
    }
    readEverythingAgain();
    if (isTold) this.options.onBack();
  }
}

async function sentenceOf(error: unknown): Promise<string> {
  const trouble = await explained(error);
  return trouble instanceof Error ? trouble.message : String(trouble);
}

/**
 * Opens the notebook again whenever the browser ends its connection, as Chromium does when a disk is full. Nobody else
 * opens it: until then every call is answered with a failure.
 */
export function keepOpen(database: NotebookDatabase, options: ReopeningOptions): void {
  new Reopening(database, options).start();
}
