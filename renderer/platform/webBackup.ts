import { backupExtension } from '../../shared/backup/backupFormat';
import type { BackupFile, BackupPlace, BackupRead, BackupStep } from '../../shared/contracts/backupContract';
import type { PlatformCalls } from '../../shared/contracts/platformContract';
import { pickFiles } from './webFiles';

type BackupCalls = Pick<PlatformCalls, 'chooseBackupPlace' | 'appendBackup' | 'finishBackup' | 'abandonBackup' | 'chooseBackupFile' | 'readBackup' | 'closeBackup'>;

/** A place that the person picked, or a private file that becomes a download. */
interface Writing {
  readonly handle: FileSystemFileHandle;
  readonly name: string;
  readonly isDownload: boolean;
  /** Opened with the first bytes; the browser writes beside the file and swaps when it is closed. */
  stream: FileSystemWritableFileStream | null;
}

interface SaveTarget {
  readonly suggestedName: string;
  readonly id: string;
  readonly types: readonly { readonly description: string; readonly accept: Readonly<Record<string, readonly string[]>> }[];
}

declare global {
  interface Window {
    /** File System Access; Chromium only. */
    readonly showSaveFilePicker?: (options: SaveTarget) => Promise<FileSystemFileHandle>;
  }
  interface FileSystemFileHandle {
    /** Chromium only. */
    remove?(): Promise<void>;
  }
}

const privateFolder = 'backups';

function isNamed(error: unknown, name: string): boolean {
  return error instanceof DOMException && error.name === name;
}

function reasonOf(error: unknown): string {
  if (isNamed(error, 'QuotaExceededError')) return 'the disk is full or the browser gives no more room';
  if (isNamed(error, 'NotAllowedError')) return 'the browser does not permit it';
  if (isNamed(error, 'NotFoundError')) return 'it is no longer there';
  if (isNamed(error, 'NotReadableError')) return 'it was changed or moved since it was chosen';
  return `of an unexpected error (${error instanceof Error ? error.message : String(error)})`;
}

async function step(work: () => Promise<void>): Promise<BackupStep> {
  try {
    await work();
    return { status: 'done' };
  } catch (error) {
    return { status: 'failed', reason: reasonOf(error) };
  }
}

/** A fresh private file. What an earlier backup left is let go of: its download has long taken it. */
async function privateFile(name: string): Promise<FileSystemFileHandle> {
  const root = await navigator.storage.getDirectory();
  await root.removeEntry(privateFolder, { recursive: true }).catch((error: unknown) => {
    if (!isNamed(error, 'NotFoundError')) throw error;
  });
  return (await root.getDirectoryHandle(privateFolder, { create: true })).getFileHandle(name, { create: true });
}

/** The file stays on the disk; the browser copies it from there. */
function download(file: File, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

async function pickPlace(suggestedName: string): Promise<Writing | null> {
  if (!window.showSaveFilePicker) return { handle: await privateFile(suggestedName), name: suggestedName, isDownload: true, stream: null };
  try {
    const types = [{ description: 'Ibidem backups', accept: { 'application/gzip': [`.${backupExtension}`] } }];
    const handle = await window.showSaveFilePicker({ suggestedName, id: 'ibidem-backup', types });
    return { handle, name: handle.name, isDownload: false, stream: null };
  } catch (error) {
    if (isNamed(error, 'AbortError')) return null;
    throw error;
  }
}

/** Backups of the browser edition: a picked file where the browser lets a page write one, else a download. */
export function createWebBackup(): BackupCalls {
  const writings = new Map<string, Writing>();
  const files = new Map<string, File>();
  const writingOf = (backupId: string): Writing => {
    const writing = writings.get(backupId);
    if (!writing) throw new Error('There is no such backup under way.');
    return writing;
  };
  return {
    async chooseBackupPlace({ suggestedName }): Promise<BackupPlace | null> {
      const writing = await pickPlace(suggestedName);
      if (!writing) return null;
      const backupId = crypto.randomUUID();
      writings.set(backupId, writing);
      return { backupId, name: writing.name };
    },
    appendBackup: ({ backupId, bytes }) => step(async () => {
      const writing = writingOf(backupId);
      writing.stream ??= await writing.handle.createWritable();
      await writing.stream.write(new Uint8Array(bytes));
    }),
    finishBackup: ({ backupId }) => step(async () => {
      const { stream, handle, name, isDownload } = writingOf(backupId);
      await stream?.close();
      writings.delete(backupId);
      if (isDownload) download(await handle.getFile(), name);
    }),
    async abandonBackup({ backupId }) {
      const writing = writings.get(backupId);
      writings.delete(backupId);
      await writing?.stream?.abort();
      // The browser's dialog makes an empty file of a new name. One that holds something was there before.
      if (writing && (await writing.handle.getFile()).size === 0) await writing.handle.remove?.();
      return undefined;
    },
    async chooseBackupFile(): Promise<BackupFile | null> {
      const [file] = await pickFiles('file');
      if (!file) return null;
      const backupId = crypto.randomUUID();
      files.set(backupId, file);
      return { backupId, name: file.name, byteLength: file.size };
    },
    async readBackup({ backupId, offset, length }): Promise<BackupRead> {
      const file = files.get(backupId);
      if (!file) throw new Error('This backup was not chosen, or was closed already.');
      try {
        return { status: 'read', bytes: new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()) };
      } catch (error) {
        return { status: 'failed', reason: reasonOf(error) };
      }
    },
    closeBackup: async ({ backupId }) => void files.delete(backupId) as undefined,
  };
}
