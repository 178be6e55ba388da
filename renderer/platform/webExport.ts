import type { Zip } from 'fflate';
import type { ExportBeginning, ExportFolder, ExportWrite, FileToExport } from '../../shared/contracts/platformContract';
import { ExportObstacle, ExportWriting, writeAtOnce, type ExportPlace, type FileBytes, type WritingEnd } from '../../shared/exporting/exportWriting';
import type { WriteRules } from '../../shared/exporting/writePlan';

/** Where an export goes: a folder the browser lets us write into, or one zip file among the downloads. */
type Target = { readonly kind: 'folder'; readonly handle: FileSystemDirectoryHandle } | { readonly kind: 'download'; readonly name: string };

/** A folder's writing or a zip file's. */
type Writing = Pick<ExportWriting, 'foreign' | 'write' | 'end'>;

export interface WebExport {
  chooseFolder(): Promise<ExportFolder | null>;
  write(folderId: string, files: readonly FileToExport[], rules: WriteRules): Promise<ExportWrite>;
  begin(folderId: string, paths: readonly string[], rules: WriteRules): Promise<ExportBeginning>;
  writeFiles(exportId: string, files: readonly FileToExport[]): Promise<boolean>;
  end(exportId: string): Promise<ExportWrite>;
}

declare global {
  interface Window {
    /** File System Access; Chromium only. */
    readonly showDirectoryPicker?: (options?: { readonly mode?: 'read' | 'readwrite'; readonly id?: string }) => Promise<FileSystemDirectoryHandle>;
  }
}

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function fileBytes(file: FileToExport): FileBytes {
  return { path: file.path, bytes: 'bytes' in file ? new Uint8Array(file.bytes) : new TextEncoder().encode(file.text) };
}

function isMissing(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotFoundError';
}

/** The folder and the name that a path means; the contract has refused paths that lead out of the folder. */
async function parentOf(root: FileSystemDirectoryHandle, path: string, create: boolean): Promise<{ folder: FileSystemDirectoryHandle; name: string }> {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  let folder = root;
  for (const part of parts) folder = await folder.getDirectoryHandle(part, { create });
  return { folder, name };
}

async function readFile(root: FileSystemDirectoryHandle, path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const { folder, name } = await parentOf(root, path, false);
    const file = await (await folder.getFileHandle(name)).getFile();
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Writes whole or not at all: the browser writes beside the file and swaps on `close`. */
async function writeFile(root: FileSystemDirectoryHandle, path: string, content: Uint8Array<ArrayBuffer>): Promise<void> {
  const { folder, name } = await parentOf(root, path, true);
  const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
  try {
    await writable.write(content);
  } catch (error) {
    await writable.abort();
    throw error;
  }
  await writable.close();
}

async function removeFile(root: FileSystemDirectoryHandle, path: string): Promise<void> {
  const { folder, name } = await parentOf(root, path, false);
  await folder.removeEntry(name);
}

function explain(error: unknown): string {
  return `The export stopped${error instanceof ExportObstacle ? `, because ${error.message}.` : `: ${error instanceof Error ? error.message : String(error)}`}`;
}

function placeIn(root: FileSystemDirectoryHandle): ExportPlace {
  return {
    read: (path) => readFile(root, path),
    write: async (files, onNamed) => {
      for (const { path, bytes } of files) {
        await writeFile(root, path, bytes);
        onNamed(path);
      }
    },
    remove: (path) => removeFile(root, path),
    digestOf,
    explain,
  };
}

/** One zip file among the downloads, whose parts are packed as they come. What it has at the end without a whole export is thrown away. */
class ZipWriting {
  readonly foreign = [];
  private readonly parts: Uint8Array<ArrayBuffer>[] = [];
  private readonly written: string[] = [];
  private readonly zip: Zip;

  constructor(
    private readonly name: string,
    private readonly paths: readonly string[],
    private readonly packing: Pick<typeof import('fflate'), 'Zip' | 'ZipDeflate'>,
  ) {
    this.zip = new packing.Zip((error, part) => {
      if (error) throw error;
      this.parts.push(new Uint8Array(part));
    });
  }

  async write(files: readonly FileBytes[]): Promise<boolean> {
    for (const { path, bytes } of files) {
      const entry = new this.packing.ZipDeflate(path);
      // A fixed time inside the archive: the same notebook gives the same bytes.
      entry.mtime = new Date('2000-01-01T00:00:00Z');
      this.zip.add(entry);
      entry.push(bytes, true);
      this.written.push(path);
    }
    return true;
  }

  async end(): Promise<WritingEnd> {
    if (this.written.length < this.paths.length) {
      this.zip.terminate();
      return { status: 'failed', reason: 'The export was cancelled.', written: [] };
    }
    this.zip.end();
    const url = URL.createObjectURL(new Blob(this.parts, { type: 'application/zip' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = this.name;
    link.click();
    URL.revokeObjectURL(url);
    return { status: 'written', written: this.written.sort(), unchanged: [], removed: [] };
  }
}

function beginIn(target: Target, paths: readonly string[], rules: WriteRules): Promise<Writing> {
  return target.kind === 'folder'
    ? ExportWriting.begin(placeIn(target.handle), paths, rules)
    : import('fflate').then((packing) => new ZipWriting(target.name, paths, packing));
}

const notChosen = 'This folder was not chosen.';

export function createWebExport(): WebExport {
  const targets = new Map<string, Target>();
  const writings = new Map<string, Writing>();
  const remember = (target: Target, name: string): ExportFolder => {
    const folderId = crypto.randomUUID();
    targets.set(folderId, target);
    return { folderId, name };
  };
  return {
    async chooseFolder() {
      if (!window.showDirectoryPicker) {
        const name = 'ibidem-export.zip';
        return remember({ kind: 'download', name }, `${name} in the downloads`);
      }
      try {
        const handle = await window.showDirectoryPicker({ mode: 'readwrite', id: 'ibidem-export' });
        return remember({ kind: 'folder', handle }, handle.name);
      } catch (error) {
        if (error instanceof DOMException && error.name === 'AbortError') return null;
        throw error;
      }
    },
    async write(folderId, files, rules) {
      const target = targets.get(folderId);
      if (!target) return { status: 'failed', reason: notChosen, written: [] };
      if (target.kind === 'folder') return writeAtOnce(placeIn(target.handle), files.map(fileBytes), rules);
      const writing = await beginIn(target, files.map((file) => file.path), rules);
      await writing.write(files.map(fileBytes));
      return writing.end();
    },
    async begin(folderId, paths, rules) {
      const target = targets.get(folderId);
      if (!target) return { status: 'failed', reason: notChosen };
      try {
        const writing = await beginIn(target, paths, rules);
        const exportId = crypto.randomUUID();
        writings.set(exportId, writing);
        return { status: 'begun', exportId, foreign: [...writing.foreign] };
      } catch (error) {
        return { status: 'failed', reason: explain(error) };
      }
    },
    async writeFiles(exportId, files) {
      return (await writings.get(exportId)?.write(files.map(fileBytes))) ?? false;
    },
    async end(exportId) {
      const writing = writings.get(exportId);
      writings.delete(exportId);
      return writing ? writing.end() : { status: 'failed', reason: notChosen, written: [] };
    },
  };
}
