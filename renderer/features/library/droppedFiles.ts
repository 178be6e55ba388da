import { isImportableName } from '../../../shared/importing/importableName';
import type { ImportCandidate } from '../../commands/importCommands';

/** What a drop holds: files to import, and names of files in folders that no importer reads. */
export interface DroppedFiles {
  readonly candidates: readonly ImportCandidate[];
  readonly skipped: readonly string[];
}

const gone = 'The file is no longer there, or it cannot be read.';

async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new Error(gone);
  }
}

/** A file of the browser as something to import. */
export function candidateOfFile(file: File, name = file.name): ImportCandidate {
  return { name, byteLength: file.size, read: () => bytesOf(file) };
}

/** What is used of the browser's `FileSystemEntry` and of what it may be. */
export interface DroppedEntry {
  readonly name: string;
  readonly isFile: boolean;
  readonly isDirectory: boolean;
}
export interface DroppedFile extends DroppedEntry {
  file(found: (file: File) => void, failed: () => void): void;
}
export interface DroppedFolder extends DroppedEntry {
  createReader(): { readEntries(found: (entries: DroppedEntry[]) => void, failed: () => void): void };
}

/** What is used of a `DataTransfer`. */
export interface Dropped {
  readonly items: Iterable<{ readonly kind: string; webkitGetAsEntry(): DroppedEntry | null }>;
  readonly files: Iterable<File>;
}

function isFileEntry(entry: DroppedEntry): entry is DroppedFile {
  return entry.isFile;
}

function isDirectoryEntry(entry: DroppedEntry): entry is DroppedFolder {
  return entry.isDirectory;
}

async function candidateOfEntry(entry: DroppedFile, name: string): Promise<ImportCandidate> {
  try {
    return candidateOfFile(await new Promise<File>((resolve, reject) => entry.file(resolve, reject)), name);
  } catch {
    return { name, byteLength: -1, read: () => Promise.reject(new Error(gone)) };
  }
}

/** All entries of a folder; the browser hands them out in portions. */
async function entriesIn(folder: DroppedFolder): Promise<readonly DroppedEntry[]> {
  const reader = folder.createReader();
  const all: DroppedEntry[] = [];
  for (;;) {
    const portion = await new Promise<DroppedEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (portion.length === 0) return all.sort((a, b) => (a.name < b.name ? -1 : 1));
    all.push(...portion);
  }
}

/** The browser is asked for so many entries at once: one after the other would take a second for a thousand. */
const askedAtOnce = 16;

/** Files in portions, in their order; each folder is a portion of its own. */
function portionsOf(all: readonly DroppedEntry[]): readonly (readonly DroppedEntry[])[] {
  const portions: DroppedEntry[][] = [];
  for (const entry of all) {
    const last = portions.at(-1);
    if (last && last.length < askedAtOnce && !entry.isDirectory && last[0]?.isDirectory === false) last.push(entry);
    else portions.push([entry]);
  }
  return portions;
}

async function walk(entry: DroppedEntry, path: string): Promise<DroppedFiles> {
  const found = { candidates: [] as ImportCandidate[], skipped: [] as string[] };
  if (entry.name.startsWith('.')) return found;
  const name = `${path}${entry.name}`;
  if (isDirectoryEntry(entry)) {
    const children = await entriesIn(entry).catch(() => null);
    if (children === null) found.candidates.push({ name, byteLength: -1, read: () => Promise.reject(new Error('The folder is no longer there, or it cannot be read.')) });
    for (const some of portionsOf(children ?? [])) {
      // One folder after the other: all of a tree at once holds the window up.
      const parts = await Promise.all(some.map((child) => walk(child, `${name}/`)));
      for (const part of parts) {
        found.candidates.push(...part.candidates);
        found.skipped.push(...part.skipped);
      }
    }
  } else if (isFileEntry(entry) && (path === '' || isImportableName(entry.name))) {
    // A file that was dropped by itself is tried whatever its name: the importer says what it is.
    found.candidates.push(await candidateOfEntry(entry, name));
  } else {
    found.skipped.push(name);
  }
  return found;
}

/**
 * Files and folders of a drop. Call it while the event is handled: the browser empties the list afterwards. Folders are
 * read only when the answer is called.
 */
export function droppedFiles(transfer: Dropped): () => Promise<DroppedFiles> {
  const entries = [...transfer.items].flatMap((item) => (item.kind === 'file' ? (item.webkitGetAsEntry() ?? []) : []));
  const files = [...transfer.files];
  return async () => {
    if (entries.length === 0) return { candidates: files.map((file) => candidateOfFile(file)), skipped: [] };
    const parts: DroppedFiles[] = [];
    for (const entry of entries) parts.push(await walk(entry, ''));
    return { candidates: parts.flatMap(({ candidates }) => candidates), skipped: parts.flatMap(({ skipped }) => skipped) };
  };
}
