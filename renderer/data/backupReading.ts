import { BackupCheck, type BackupRefusal, type CheckedBackup } from '../../shared/backup/backupCheck';
import { contentDigestOf, laterName, partKindOf } from '../../shared/backup/backupFormat';
import { LaterRows, parsePart } from '../../shared/backup/backupRows';
import type { BackupFile } from '../../shared/contracts/backupContract';
import type { BackupWorkshop, Unpacked, UnpackedEntry } from '../../shared/contracts/backupWorkContract';
import type { PlatformCalls } from '../../shared/contracts/platformContract';
import { tableNames, type TableName } from '../../shared/domain/tables';
import type { SnapshotRow } from '../../shared/journal/snapshotLines';
import type { ContentToKeep } from './journalRows';
import { schemaVersion } from './migrations';
import type { NotebookCopy } from './notebookCopy';

export interface BackupReadingOptions {
  readonly calls: Pick<PlatformCalls, 'readBackup'>;
  readonly workshop: BackupWorkshop;
  readonly file: BackupFile;
  readonly signal: AbortSignal;
  /** Bytes of the file that were read. */
  onProgress(bytes: number): void;
}

/** What a person sees of a backup before they decide. */
export interface BackupPreview {
  /** ISO 8601. */
  readonly createdAt: string;
  readonly programVersion: string;
  /** Table to number of records. */
  readonly counts: Readonly<Record<string, number>>;
  readonly byteLength: number;
}

export type BackupOpening =
  | { readonly status: 'sound'; readonly preview: BackupPreview; readonly copy: NotebookCopy }
  | { readonly status: 'refused'; readonly refusal: BackupRefusal }
  /** The disk or the browser did not give the bytes; `reason` ends a sentence. */
  | { readonly status: 'unreadable'; readonly reason: string }
  | { readonly status: 'cancelled' };

const readBytesAtOnce = 1024 * 1024;
const contentBytesAtOnce = 4 * 1024 * 1024;

/** The host did not give the bytes; the message ends a sentence. */
class ReadTrouble extends Error {
  override readonly name = 'ReadTrouble';
}

type ReadingParts = Pick<BackupReadingOptions, 'calls' | 'workshop' | 'file'> & Partial<Pick<BackupReadingOptions, 'signal' | 'onProgress'>>;

/** Every piece of the file taken apart, in order; whoever has enough leaves the loop. */
async function* unpackedPieces({ calls, workshop, file, signal, onProgress }: ReadingParts): AsyncGenerator<Unpacked> {
  const unpacker = workshop.startUnpacking();
  try {
    for (let offset = 0; offset < file.byteLength && !signal?.aborted;) {
      const length = Math.min(readBytesAtOnce, file.byteLength - offset);
      const read = await calls.readBackup({ backupId: file.backupId, offset, length });
      if (read.status === 'failed') throw new ReadTrouble(read.reason);
      if (read.bytes.byteLength === 0) throw new ReadTrouble('it was changed while it was read');
      offset += read.bytes.byteLength;
      yield await unpacker.take(new Uint8Array(read.bytes));
      onProgress?.(offset);
    }
    if (!signal?.aborted) yield await unpacker.end();
  } finally {
    unpacker.close();
  }
}

/** A trouble of the outer layers, in the terms of the file. */
function refusalOf({ trouble, current }: Unpacked): BackupRefusal | null {
  if (trouble === null) return null;
  return trouble === 'foreign' ? { kind: 'notABackup' } : { kind: trouble, entry: current };
}

async function examine(options: BackupReadingOptions): Promise<BackupRefusal | CheckedBackup | null> {
  if (options.file.byteLength === 0) return { kind: 'notABackup' };
  const check = new BackupCheck(schemaVersion);
  for await (const unpacked of unpackedPieces(options)) {
    for (const entry of unpacked.entries) {
      const refusal = check.take(entry);
      if (refusal) return refusal;
    }
    const refusal = refusalOf(unpacked);
    if (refusal) return refusal;
  }
  return options.signal.aborted ? null : check.end();
}

/** A backup that was found whole, read again and again. */
class CheckedCopy implements NotebookCopy {
  readonly at: string;
  readonly title: string;
  readonly schema: number;
  readonly counts: Readonly<Record<string, number>>;

  constructor(
    private readonly parts: ReadingParts,
    private readonly checked: CheckedBackup,
  ) {
    const { manifest, checksums } = checked;
    this.at = manifest.createdAt;
    this.title = parts.file.name;
    this.schema = manifest.schema;
    this.counts = checksums.counts;
  }

  async *rows(): AsyncGenerator<readonly SnapshotRow[]> {
    let table: TableName | null = null;
    let later = this.laterOf(null);
    for await (const entry of this.entries()) {
      const kind = partKindOf(entry.name);
      if (kind === laterName || contentDigestOf(entry.name) !== null) break;
      if (kind === null) continue;
      if (kind !== table) {
        yield* nonEmpty([later.rest(), ...this.laterBetween(table, kind)]);
        table = kind;
        later = this.laterOf(kind);
      }
      const rows = parsePart(kind, new TextDecoder().decode(entry.bytes)) ?? [];
      yield* nonEmpty([later.next(rows.flatMap((row) => (row.kind === 'remove' ? [] : [row])))]);
    }
    yield* nonEmpty([later.rest(), ...this.laterBetween(table, null)]);
  }

  async *contents(): AsyncGenerator<readonly ContentToKeep[]> {
    let some: ContentToKeep[] = [];
    let bytes = 0;
    for await (const entry of this.entries()) {
      const digest = contentDigestOf(entry.name);
      if (digest === null) continue;
      some.push({ digest, bytes: entry.bytes });
      bytes += entry.bytes.byteLength;
      if (bytes < contentBytesAtOnce) continue;
      yield some;
      some = [];
      bytes = 0;
    }
    if (some.length > 0) yield some;
  }

  /** Each entry but the last, compared with what was found when the file was checked. */
  private async *entries(): AsyncGenerator<UnpackedEntry> {
    const { entries } = this.checked.checksums;
    let left = Object.keys(entries).length;
    for await (const unpacked of unpackedPieces(this.parts)) {
      for (const entry of unpacked.entries) {
        if (left === 0) return;
        if (entries[entry.name] !== entry.sha256) throw new Error(`The backup was changed since it was checked, in “${entry.name}”. Choose it again.`);
        left -= 1;
        yield entry;
      }
      if (unpacked.trouble !== null) break;
    }
    if (left > 0) throw new Error('The backup was changed since it was checked. Choose it again.');
  }

  private laterOf(table: TableName | null): LaterRows {
    return new LaterRows(this.checked.later.filter((row) => row.table === table));
  }

  /** Later rows of tables that the base has no part of. */
  private laterBetween(after: TableName | null, before: TableName | null): readonly (readonly SnapshotRow[])[] {
    const start = after === null ? 0 : tableNames.indexOf(after) + 1;
    const end = before === null ? tableNames.length : tableNames.indexOf(before);
    return tableNames.slice(start, end).map((table) => this.laterOf(table).rest());
  }
}

function nonEmpty(pieces: readonly (readonly SnapshotRow[])[]): readonly (readonly SnapshotRow[])[] {
  return pieces.filter((piece) => piece.length > 0);
}

/** Reads a backup to its end and checks all of it; only then is there anything to restore. Changes nothing. */
export async function openBackup(options: BackupReadingOptions): Promise<BackupOpening> {
  try {
    const checked = await examine(options);
    if (options.signal.aborted || checked === null) return { status: 'cancelled' };
    if ('kind' in checked) return { status: 'refused', refusal: checked };
    const { manifest, checksums } = checked;
    const { calls, workshop, file } = options;
    const preview: BackupPreview = { createdAt: manifest.createdAt, programVersion: manifest.programVersion, counts: checksums.counts, byteLength: file.byteLength };
    return { status: 'sound', preview, copy: new CheckedCopy({ calls, workshop, file }, checked) };
  } catch (error) {
    if (error instanceof ReadTrouble) return { status: 'unreadable', reason: error.message };
    throw error;
  }
}
