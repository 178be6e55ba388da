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

async function walk(entry: DroppedEntry, path: string, found: { candidates: ImportCandidate[]; skipped: string[] }): Promise<void> {
  if (entry.name.startsWith('.')) return;
  const name = `${path}${entry.name}`;
  if (isDirectoryEntry(entry)) {
    const children = await entriesIn(entry).catch(() => null);
    if (children === null) found.candidates.push({ name, byteLength: -1, read: () => Promise.reject(new Error('The folder is no longer there, or it cannot be read.')) });
    for (const child of children ?? []) await walk(child, `${name}/`, found);
  } else if (isFileEntry(entry) && (path === '' || isImportableName(entry.name))) {
    // A file that was dropped by itself is tried whatever its name: the importer says what it is.
    found.candidates.push(await candidateOfEntry(entry, name));
  } else {
    found.skipped.push(name);
  }
}

/** Files and folders of a drop. Call it while the event is handled: the browser empties the list afterwards. */
export function droppedFiles(transfer: Dropped): Promise<DroppedFiles> {
  const entries = [...transfer.items].flatMap((item) => (item.kind === 'file' ? (item.webkitGetAsEntry() ?? []) : []));
  const files = [...transfer.files];
  const found = { candidates: [] as ImportCandidate[], skipped: [] as string[] };
  if (entries.length === 0) return Promise.resolve({ ...found, candidates: files.map((file) => candidateOfFile(file)) });
  return (async () => {
    for (const entry of entries) await walk(entry, '', found);
    return found;
  })();
}
