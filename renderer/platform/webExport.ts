import type { ExportFolder, ExportWrite, FileToExport } from '../../shared/contracts/platformContract';
import { exportManifestPath, parseManifest, serializeManifest, type ExportManifest } from '../../shared/exporting/exportManifest';
import { pathsToExamine, planWrites, type WriteRules } from '../../shared/exporting/writePlan';

/** Where an export goes: a folder the browser lets us write into, or one zip file among the downloads. */
type Target = { readonly kind: 'folder'; readonly handle: FileSystemDirectoryHandle } | { readonly kind: 'download'; readonly name: string };

export interface WebExport {
  chooseFolder(): Promise<ExportFolder | null>;
  write(folderId: string, files: readonly FileToExport[], rules: WriteRules): Promise<ExportWrite>;
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

function bytesOf(file: FileToExport): Uint8Array<ArrayBuffer> {
  return new Uint8Array('bytes' in file ? file.bytes : new TextEncoder().encode(file.text));
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
async function writeFile(root: FileSystemDirectoryHandle, path: string, content: string | Uint8Array<ArrayBuffer>): Promise<void> {
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

async function readManifest(root: FileSystemDirectoryHandle): Promise<ExportManifest | null> {
  const bytes = await readFile(root, exportManifestPath);
  return bytes ? parseManifest(new TextDecoder().decode(bytes)) : null;
}

async function writeIntoFolder(root: FileSystemDirectoryHandle, files: readonly FileToExport[], rules: WriteRules): Promise<ExportWrite> {
  const written: string[] = [];
  try {
    const known = await readManifest(root);
    const contents = new Map(files.map((file) => [file.path, bytesOf(file)]));
    const hashed = await Promise.all([...contents].map(async ([path, bytes]) => ({ path, sha256: await digestOf(bytes) })));
    const onDisk = new Map<string, string>();
    for (const path of pathsToExamine(hashed, known)) {
      const bytes = await readFile(root, path);
      if (bytes) onDisk.set(path, await digestOf(bytes));
    }
    const plan = planWrites({ files: hashed, manifest: known, onDisk }, rules);
    if (plan.conflicts.length > 0) return { status: 'conflict', paths: [...plan.conflicts] };
    try {
      for (const path of plan.write) {
        await writeFile(root, path, contents.get(path) ?? '');
        written.push(path);
      }
      for (const path of plan.remove) await removeFile(root, path);
    } catch (error) {
      // The next try must find nothing of this one in its way.
      const digests = new Map(hashed.map((file) => [file.path, file.sha256]));
      const soFar = new Map([...(known ?? []), ...written.map((path) => [path, digests.get(path) ?? ''] as const)]);
      await writeFile(root, exportManifestPath, serializeManifest(soFar));
      throw error;
    }
    await writeFile(root, exportManifestPath, serializeManifest(plan.manifest));
    return { status: 'written', written, unchanged: [...plan.unchanged], removed: [...plan.remove] };
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return { status: 'failed', reason: `The export stopped: ${cause}`, written };
  }
}

async function writeDownload(name: string, files: readonly FileToExport[]): Promise<ExportWrite> {
  const { zip } = await import('fflate');
  const entries = Object.fromEntries(files.map((file) => [file.path, bytesOf(file)]));
  // A fixed time inside the archive: the same notebook gives the same bytes.
  const bytes = await new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    zip(entries, { mtime: new Date('2000-01-01T00:00:00Z') }, (error, data) => (error ? reject(error) : resolve(new Uint8Array(data))));
  });
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/zip' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
  return { status: 'written', written: files.map((file) => file.path), unchanged: [], removed: [] };
}

export function createWebExport(): WebExport {
  const targets = new Map<string, Target>();
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
      if (!target) return { status: 'failed', reason: 'This folder was not chosen.', written: [] };
      return target.kind === 'folder' ? writeIntoFolder(target.handle, files, rules) : writeDownload(target.name, files);
    },
  };
}
