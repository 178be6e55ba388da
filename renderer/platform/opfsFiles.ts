import type { JournalFiles, JournalTools } from '../../shared/journal/journalFiles';

/** What a worker can do with a private file and the page's own types do not know. */
interface SyncAccess {
  write(bytes: Uint8Array, options: { readonly at: number }): number;
  getSize(): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}
interface SyncFileHandle extends FileSystemFileHandle {
  createSyncAccessHandle(): Promise<SyncAccess>;
}

const rootName = 'journal';
const accessTries = 20;
const accessPauseMs = 100;

function isNamed(error: unknown, ...names: readonly string[]): boolean {
  return error instanceof DOMException && names.includes(error.name);
}

/** Folders that were found or made: each look-up is a message to another process, and a file lies four deep. */
const folders = new Map<string, FileSystemDirectoryHandle>();

async function folderOf(path: readonly string[], create: boolean): Promise<FileSystemDirectoryHandle> {
  const key = path.join('/');
  const known = folders.get(key);
  if (known) return known;
  const name = path.at(-1);
  const folder =
    name === undefined
      ? await (await navigator.storage.getDirectory()).getDirectoryHandle(rootName, { create: true })
      : await (await folderOf(path.slice(0, -1), create)).getDirectoryHandle(name, { create });
  folders.set(key, folder);
  return folder;
}

async function handleOf(path: string, create: boolean): Promise<FileSystemFileHandle> {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  try {
    return await (await folderOf(parts, create)).getFileHandle(name, { create });
  } catch (error) {
    if (!create || !isNamed(error, 'NotFoundError')) throw error;
    // A folder that was known has been removed, with the site's data or by a person.
    folders.clear();
    return (await folderOf(parts, create)).getFileHandle(name, { create });
  }
}

/** The value, or null where there is no such file or folder. */
async function ifPresent<Value>(work: Promise<Value>): Promise<Value | null> {
  try {
    return await work;
  } catch (error) {
    if (isNamed(error, 'NotFoundError')) return null;
    throw error;
  }
}

/** A page that was just closed may hold a file for a moment longer. */
async function accessTo(path: string): Promise<SyncAccess> {
  const handle = (await handleOf(path, true)) as SyncFileHandle;
  for (let tries = 1; ; tries += 1) {
    try {
      return await handle.createSyncAccessHandle();
    } catch (error) {
      if (tries === accessTries || !isNamed(error, 'NoModificationAllowedError')) throw error;
      await new Promise((resolve) => setTimeout(resolve, accessPauseMs));
    }
  }
}

async function writeAt(path: string, position: number, bytes: Uint8Array): Promise<void> {
  const access = await accessTo(path);
  try {
    // Cutting off nothing costs as much as half a flush.
    if (access.getSize() !== position) access.truncate(position);
    const written = access.write(bytes, { at: position });
    if (written !== bytes.byteLength) throw new DOMException('The file took only a part', 'QuotaExceededError');
    access.flush();
  } finally {
    access.close();
  }
}

/** The journal's folder in the browser's private file system. Only a worker can write there and flush. */
export function createOpfsFiles(): JournalFiles {
  return {
    async list(folder) {
      const handle = await ifPresent(folderOf(folder.split('/'), false));
      const names: string[] = [];
      if (handle) for await (const name of handle.keys()) names.push(name);
      return names;
    },
    sizeOf: async (path) => (await ifPresent(handleOf(path, false).then((handle) => handle.getFile())))?.size ?? null,
    writtenAt: async (path) => (await ifPresent(handleOf(path, false).then((handle) => handle.getFile())))?.lastModified ?? null,
    async read(path, start, length) {
      const file = await ifPresent(handleOf(path, false).then((handle) => handle.getFile()));
      return file && new Uint8Array(await file.slice(start, start + length).arrayBuffer());
    },
    writeAt,
    // Not atomic, which costs nothing: a manifest has a checksum and a content its digest.
    writeWhole: (path, bytes) => writeAt(path, 0, bytes),
    async remove(path) {
      const parts = path.split('/');
      const name = parts.pop() ?? '';
      await ifPresent(folderOf(parts, false).then((folder) => folder.removeEntry(name)));
    },
  };
}

async function through(bytes: Uint8Array<ArrayBuffer>, transform: CompressionStream | DecompressionStream): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(transform)).arrayBuffer());
}

export const browserTools: JournalTools = {
  async digestOf(bytes) {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  },
  compress: (bytes) => through(bytes, new CompressionStream('gzip')),
  decompress: (bytes) => through(bytes, new DecompressionStream('gzip')),
  now: () => Date.now(),
  explain(error) {
    if (isNamed(error, 'QuotaExceededError')) return 'the disk is full or the browser gives no more room';
    return `of an unexpected error (${error instanceof Error ? error.message : String(error)})`;
  },
};
