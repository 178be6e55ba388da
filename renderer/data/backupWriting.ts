import { backupFormat, checksumsName, laterName, manifestName, partName, readmeName, type BackupChecksums, type BackupManifest, type PartKind } from '../../shared/backup/backupFormat';
import { backupReadme } from '../../shared/backup/backupReadme';
import { serializeBackupRow } from '../../shared/backup/backupRows';
import { stableJson } from '../../shared/backup/stableJson';
import type { BackupWorkshop } from '../../shared/contracts/backupWorkContract';
import { tableNames, type TableName } from '../../shared/domain/tables';
import type { JournalRow } from '../../shared/journal/journalRecord';
import { BackupStream, BackupTrouble, type BackupWritingCalls } from './backupStream';
import { backupRowOf, contentOfRecord, countEverything, isHeavy, originalRows, recordsOf, type HeavyRecord, type HeavyTable } from './backupTables';
import type { NotebookDatabase } from './database';
import { headOf } from './journalSnapshot';
import { schemaVersion } from './migrations';
import { LaterChanges } from './laterChanges';
import type { Writer } from './transaction';

/** How far a backup has come. */
export interface BackupProgress {
  readonly records: number;
  readonly totalRecords: number;
  /** Of the file, compressed. */
  readonly bytes: number;
  /** 0 to 1, by the time that the parts take. */
  readonly fraction: number;
}

export interface BackupWritingOptions {
  readonly database: NotebookDatabase;
  readonly writer: Pick<Writer, 'subscribe'>;
  readonly calls: BackupWritingCalls;
  readonly workshop: BackupWorkshop;
  /** Where the person wants it, as `chooseBackupPlace` answered. */
  readonly backupId: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly programVersion: string;
  readonly signal: AbortSignal;
  onProgress(progress: BackupProgress): void;
}

export type BackupWritten =
  | { readonly status: 'written'; readonly counts: Readonly<Record<string, number>>; readonly total: number; readonly byteLength: number }
  /** Nothing is left of it. */
  | { readonly status: 'cancelled' }
  /** Nothing is left of it; `reason` ends a sentence. */
  | { readonly status: 'failed'; readonly reason: string };

const partUnits = 512 * 1024;
/** What a text or an original costs beside any other record. */
const textRowWeight = 8;
const contentWeight = 20;

class Cancelled extends Error {}

/** Writes one backup. The order of its steps is the order of the file's entries. */
class BackupWriter {
  private readonly stream: BackupStream;
  private readonly lines: Record<string, number> = {};
  private done = 0;
  private weightDone = 0;
  private total = 0;
  private weightTotal = 0;

  constructor(
    private readonly options: BackupWritingOptions,
    packer: ReturnType<BackupWorkshop['startPacking']>,
    private readonly later: LaterChanges,
  ) {
    this.stream = new BackupStream(packer, options.calls, options.backupId);
  }

  async write(): Promise<Extract<BackupWritten, { status: 'written' }>> {
    const { database, createdAt, programVersion } = this.options;
    const expectedCounts = await countEverything(database);
    this.total = Object.values(expectedCounts).reduce((sum, count) => sum + count, 0);
    this.weightTotal = this.total + expectedCounts.sourceDocuments * (textRowWeight + contentWeight) + expectedCounts.originals * contentWeight;
    const manifest: BackupManifest = { format: backupFormat, schema: schemaVersion, program: 'Ibidem', programVersion, createdAt, expectedCounts };
    await this.stream.addText(readmeName, backupReadme);
    await this.stream.addText(manifestName, `${stableJson(manifest)}\n`);
    for (const table of tableNames) await this.writeTable(table);
    await this.writeContents('sourceDocuments');
    await this.writeContents('originals');
    const counts = await this.later.settle(this.stream, () => this.checkCancelled());
    await this.writePart(laterName, [this.later.rows()]);
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const checksums: BackupChecksums = { entries: this.stream.digests, lines: this.lines, counts, total };
    await this.stream.addText(checksumsName, `${stableJson(checksums)}\n`);
    await this.stream.finish();
    this.checkCancelled();
    return { status: 'written', counts, total, byteLength: this.stream.sentBytes };
  }

  private async writeTable(table: TableName): Promise<void> {
    await this.writePart(table, table === 'originals' ? originalRows(this.options.database) : this.rowsOf(table));
  }

  private async *rowsOf(table: TableName): AsyncGenerator<readonly JournalRow[]> {
    for await (const records of recordsOf<{ readonly id: string }>(this.options.database, table)) {
      yield await Promise.all(records.map((record) => backupRowOf(table, record)));
    }
  }

  /** Writes rows in parts of about the same size. */
  private async writePart(kind: PartKind, pieces: AsyncIterable<readonly JournalRow[]> | Iterable<readonly JournalRow[]>): Promise<void> {
    let text = '';
    let part = 0;
    const flush = async (): Promise<void> => {
      part += 1;
      await this.stream.addText(partName(kind, part), text);
      text = '';
    };
    for await (const rows of pieces) {
      this.checkCancelled();
      for (const row of rows) {
        text += serializeBackupRow(row);
        if (text.length >= partUnits) await flush();
      }
      if (kind === 'originals') this.later.noteOriginals(rows.map(({ id }) => id));
      if (rows.length > 0) this.lines[kind] = (this.lines[kind] ?? 0) + rows.length;
      if (kind !== laterName) this.advance(isHeavy(kind) ? 0 : rows.length, rows.length * (kind === 'sourceDocuments' ? 1 + textRowWeight : 1));
    }
    if (text !== '') await flush();
  }

  private async writeContents(table: HeavyTable): Promise<void> {
    for await (const records of recordsOf<HeavyRecord>(this.options.database, table)) {
      for (const record of records) {
        this.checkCancelled();
        const { digest, bytes } = await contentOfRecord(record);
        await this.stream.addContent(digest, bytes);
        this.advance(1, contentWeight);
      }
    }
  }

  private advance(records: number, weight: number): void {
    // What is added meanwhile would carry it past its end.
    this.done = Math.min(this.done + records, this.total);
    this.weightDone = Math.min(this.weightDone + weight, this.weightTotal);
    this.options.onProgress({
      records: this.done,
      totalRecords: this.total,
      bytes: this.stream.sentBytes,
      fraction: this.weightTotal === 0 ? 1 : this.weightDone / this.weightTotal,
    });
  }

  private checkCancelled(): void {
    if (this.options.signal.aborted) throw new Cancelled('The backup was cancelled');
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof BackupTrouble) return error.message;
  return `of an unexpected error (${error instanceof Error ? error.message : String(error)})`;
}

/**
 * Writes the whole notebook into a backup file, piece by piece, while the person goes on working: no transaction spans
 * the pieces. What changes meanwhile is written once more at the end, in rows that override, so that the file holds the
 * notebook as it was when the last of them was written.
 */
export async function writeBackup(options: BackupWritingOptions): Promise<BackupWritten> {
  const { database, calls, backupId, workshop } = options;
  const packer = workshop.startPacking();
  const later = new LaterChanges(database, options.writer);
  try {
    later.begin((await headOf(database))?.changeId ?? '');
    const written = await new BackupWriter(options, packer, later).write();
    const finished = await calls.finishBackup({ backupId });
    if (finished.status === 'failed') throw new BackupTrouble(finished.reason);
    return written;
  } catch (error) {
    await calls.abandonBackup({ backupId });
    return error instanceof Cancelled ? { status: 'cancelled' } : { status: 'failed', reason: reasonOf(error) };
  } finally {
    later.stop();
    packer.close();
  }
}
