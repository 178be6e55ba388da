import 'fake-indexeddb/auto';
import type { BackupFile } from '../../shared/contracts/backupContract';
import type { PlatformCalls } from '../../shared/contracts/platformContract';
import { createLocalWorkshop } from '../worker/backupTar';
import { openBackup, type BackupOpening } from './backupReading';
import { writeBackup, type BackupWritingOptions, type BackupWritten } from './backupWriting';
import { restoreRow, contentOfRow } from '../../shared/journal/restoredRow';
import type { NotebookDatabase } from './database';
import type { NotebookCopy } from './notebookCopy';
import type { Writer } from './transaction';

type BackupHost = Pick<PlatformCalls, 'appendBackup' | 'finishBackup' | 'abandonBackup' | 'readBackup'>;

/** A disk with backups on it. */
export class TestDisk {
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>();
  /** What is being written. */
  readonly unfinished = new Map<string, Uint8Array[]>();
  /** Called before each piece is taken. */
  onAppend: (() => Promise<void>) | null = null;
  fullAfterBytes = Infinity;
  unreadableFrom = Infinity;

  readonly calls: BackupHost = {
    appendBackup: async ({ backupId, bytes }) => {
      await this.onAppend?.();
      const pieces = this.unfinished.get(backupId) ?? [];
      if (pieces.reduce((sum, piece) => sum + piece.byteLength, bytes.byteLength) > this.fullAfterBytes) return { status: 'failed', reason: 'the disk is full' };
      this.unfinished.set(backupId, [...pieces, bytes]);
      return { status: 'done' };
    },
    finishBackup: async ({ backupId }) => {
      this.files.set(backupId, new Uint8Array(await new Blob((this.unfinished.get(backupId) ?? []).map((piece) => new Uint8Array(piece))).arrayBuffer()));
      this.unfinished.delete(backupId);
      return { status: 'done' };
    },
    abandonBackup: async ({ backupId }) => void this.unfinished.delete(backupId) as undefined,
    readBackup: async ({ backupId, offset, length }) => {
      if (offset + length > this.unreadableFrom) return { status: 'failed', reason: 'the disk reported an error' };
      return { status: 'read', bytes: this.bytesOf(backupId).slice(offset, offset + length) };
    },
  };

  bytesOf(backupId: string): Uint8Array<ArrayBuffer> {
    const bytes = this.files.get(backupId);
    if (!bytes) throw new Error(`There is no backup ${backupId}`);
    return bytes;
  }

  fileOf(backupId: string): BackupFile {
    return { backupId, name: backupId, byteLength: this.bytesOf(backupId).byteLength };
  }
}

export const backupTime = '2026-11-22T10:00:00.000Z';

export function backUp(disk: TestDisk, { database, writer }: { readonly database: NotebookDatabase; readonly writer: Writer }, backupId: string, options: Partial<BackupWritingOptions> = {}): Promise<BackupWritten> {
  return writeBackup({
    database, writer, calls: disk.calls, workshop: createLocalWorkshop(), backupId, createdAt: backupTime, programVersion: '1.2.3',
    signal: new AbortController().signal, onProgress: () => undefined, ...options,
  });
}

export function open(disk: TestDisk, backupId: string): Promise<BackupOpening> {
  return openBackup({ calls: disk.calls, workshop: createLocalWorkshop(), file: disk.fileOf(backupId), signal: new AbortController().signal, onProgress: () => undefined });
}

export async function soundCopy(disk: TestDisk, backupId: string): Promise<NotebookCopy> {
  const opening = await open(disk, backupId);
  if (opening.status !== 'sound') throw new Error(`The backup was not taken: ${JSON.stringify(opening)}`);
  return opening.copy;
}

/** Fills an empty database with a copy, record by record. */
export async function fill(database: NotebookDatabase, copy: NotebookCopy): Promise<void> {
  const contents = new Map<string, Uint8Array>();
  for await (const some of copy.contents()) for (const { digest, bytes } of some) contents.set(digest, bytes);
  for await (const rows of copy.rows()) {
    for (const row of rows) {
      const restored = restoreRow(row, contents.get(contentOfRow(row) ?? '') ?? null, copy.schema);
      if (restored.kind !== 'record') throw new Error(`A row was not restored: ${JSON.stringify(restored)}`);
      await database.table(restored.table).add(restored.record);
    }
  }
}

export async function gzipped(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer());
}
export async function gunzipped(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
}
