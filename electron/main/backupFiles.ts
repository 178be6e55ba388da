import { randomUUID } from 'node:crypto';
import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { BackupFile, BackupPlace, BackupRead, BackupStep } from '../../shared/contracts/backupContract';
import { CallRefusal } from './callRefusal';
import { explainFileError } from './fileErrors';

interface Writing {
  readonly filePath: string;
  readonly temporaryPath: string;
  /** Opened with the first bytes. */
  file: FileHandle | null;
}

const mostBytesAtOnce = 16 * 1024 * 1024;

/** The backups that the person chose to write or to read, by an id that tells nothing about where they lie. */
export class BackupFiles {
  private readonly writings = new Map<string, Writing>();
  private readonly readings = new Map<string, string>();

  admitPlace(filePath: string): BackupPlace {
    const backupId = randomUUID();
    const temporaryPath = path.join(path.dirname(filePath), `.ibidem-${backupId}.tmp`);
    this.writings.set(backupId, { filePath, temporaryPath, file: null });
    return { backupId, name: path.basename(filePath) };
  }

  /** Makes a file known to the window. One that cannot be examined is admitted too: reading it will say why. */
  async admitFile(filePath: string): Promise<BackupFile> {
    const backupId = randomUUID();
    this.readings.set(backupId, filePath);
    const byteLength = await stat(filePath).then((found) => found.size, () => 1);
    return { backupId, name: path.basename(filePath), byteLength };
  }

  append({ backupId, bytes }: { readonly backupId: string; readonly bytes: Uint8Array }): Promise<BackupStep> {
    const writing = this.writingOf(backupId);
    return step(async () => {
      writing.file ??= await open(writing.temporaryPath, 'wx');
      await writing.file.writeFile(bytes);
    });
  }

  /** A failure leaves the unfinished file to `abandon`. */
  finish(backupId: string): Promise<BackupStep> {
    const writing = this.writingOf(backupId);
    return step(async () => {
      writing.file ??= await open(writing.temporaryPath, 'wx');
      await writing.file.sync();
      await writing.file.close();
      writing.file = null;
      await rename(writing.temporaryPath, writing.filePath);
      this.writings.delete(backupId);
    });
  }

  async abandon(backupId: string): Promise<void> {
    const writing = this.writings.get(backupId);
    this.writings.delete(backupId);
    if (!writing) return;
    await writing.file?.close();
    await rm(writing.temporaryPath, { force: true });
  }

  /** The window is gone: nobody will finish what it began. */
  async abandonAll(): Promise<void> {
    this.readings.clear();
    await Promise.all([...this.writings.keys()].map((backupId) => this.abandon(backupId)));
  }

  async read({ backupId, offset, length }: { readonly backupId: string; readonly offset: number; readonly length: number }): Promise<BackupRead> {
    const filePath = this.readings.get(backupId);
    if (filePath === undefined) throw new CallRefusal('This backup was not chosen since Ibidem started. Choose it again.');
    try {
      // Opening a pipe or a device would wait or have effects, so the kind is asked first.
      if (!(await stat(filePath)).isFile()) return { status: 'failed', reason: 'it is not an ordinary file' };
      const file = await open(filePath, 'r');
      try {
        const bytes = new Uint8Array(Math.min(length, mostBytesAtOnce));
        const { bytesRead } = await file.read(bytes, 0, bytes.byteLength, offset);
        return { status: 'read', bytes: bytes.slice(0, bytesRead) };
      } finally {
        await file.close();
      }
    } catch (error) {
      return { status: 'failed', reason: explainFileError(error) };
    }
  }

  close(backupId: string): void {
    this.readings.delete(backupId);
  }

  private writingOf(backupId: string): Writing {
    const writing = this.writings.get(backupId);
    if (!writing) throw new CallRefusal('There is no such backup under way.');
    return writing;
  }
}

async function step(work: () => Promise<void>): Promise<BackupStep> {
  try {
    await work();
    return { status: 'done' };
  } catch (error) {
    return { status: 'failed', reason: explainFileError(error) };
  }
}
