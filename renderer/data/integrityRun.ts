import type { Finding } from '../../shared/integrity/finding';
import type { NotebookDatabase } from './database';
import type { OtherCopies } from './otherDocuments';
import type { JournalCalls } from '../../shared/journal/journalStore';

/** How far a check has come. Units are records, heavier ones counting for more. */
export interface IntegrityProgress {
  /** What is being looked at. */
  readonly step: string;
  /** Of this step. */
  readonly done: number;
  readonly total: number;
  /** Of the whole check, 0 to 1. */
  readonly share: number;
}

export interface IntegrityOptions extends OtherCopies {
  readonly calls: Pick<JournalCalls, 'readContents' | 'readJournalState' | 'readSnapshotChunk'>;
  /** Called between pieces, so that the window answers meanwhile; true gives up. */
  rest(): Promise<boolean>;
  onProgress?(progress: IntegrityProgress): void;
}

/** Thrown through a check that was given up. */
export class CheckCancelled extends Error {
  override readonly name = 'CheckCancelled';
}

/** What the parts of one check share: what they found, what waits in the quarantine, how far they are. */
export class IntegrityRun {
  readonly findings: Finding[] = [];
  readonly remarks: string[] = [];
  readonly checked: { what: string; count: number }[] = [];
  private doneWeight = 0;
  private totalWeight = 1;
  private step = '';
  private stepDone = 0;
  private stepTotal = 0;

  constructor(
    readonly options: IntegrityOptions,
    readonly waiting: ReadonlySet<string>,
  ) {}

  get database(): NotebookDatabase {
    return this.options.database;
  }

  /** Says how much work there will be. */
  expect(weight: number): void {
    this.totalWeight = Math.max(1, weight);
  }

  begin(step: string, total: number): void {
    this.step = step;
    this.stepDone = 0;
    this.stepTotal = total;
    this.tell();
  }

  end(what: { readonly one: string; readonly many: string }): void {
    this.checked.push({ what: this.stepDone === 1 ? what.one : what.many, count: this.stepDone });
  }

  found(...findings: readonly Finding[]): void {
    this.findings.push(...findings);
  }

  /** Something of the present step is done. Lets others work, and ends the check where that is asked for. */
  async advance(count: number, weight: number): Promise<void> {
    this.stepDone += count;
    this.doneWeight += count * weight;
    this.tell();
    if (await this.options.rest()) throw new CheckCancelled();
  }

  private tell(): void {
    const total = Math.max(this.stepTotal, this.stepDone);
    this.options.onProgress?.({ step: this.step, done: this.stepDone, total, share: Math.min(1, this.doneWeight / this.totalWeight) });
  }
}
