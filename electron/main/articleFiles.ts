import { randomUUID } from 'node:crypto';
import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ChosenFile, ChosenFolder, FileRead } from '../../shared/contracts/platformContract';
import { isImportableName } from '../../shared/importing/importableName';
import { maxFileBytes, tooLargeReason } from '../../shared/importing/importLimits';
import { explainFileError } from './fileErrors';
import type { UnfinishedFiles } from './unfinishedFiles';

/** The files that the person chose and the window may read, by an id that tells nothing about where they lie. */
export class ArticleFiles {
  private readonly paths = new Map<string, string>();

  /** `unfinished` remembers over restarts what an import has still to do. */
  constructor(private readonly unfinished: UnfinishedFiles) {}

  /** Makes files known to the window. One that cannot be examined is listed too: reading it will say why. */
  async admit(filePaths: readonly string[]): Promise<ChosenFile[]> {
    return Promise.all(filePaths.map(async (filePath) => {
      const fileId = randomUUID();
      this.paths.set(fileId, filePath);
      const byteLength = await stat(filePath).then((found) => (found.isFile() ? found.size : -1), () => -1);
      return { fileId, name: path.basename(filePath), byteLength };
    }));
  }

  /** The same for files of a dialog: until they are released, an import of them counts as unfinished. */
  async admitForImport(filePaths: readonly string[]): Promise<ChosenFile[]> {
    this.unfinished.add(filePaths);
    return this.admit(filePaths);
  }

  /** Files and folders that were dropped on the window. A file by itself is taken whatever its name: the importer says what it is. */
  async admitDropped(dropped: readonly string[]): Promise<ChosenFolder> {
    const paths: string[] = [];
    const skipped: string[] = [];
    for (const each of dropped) {
      if (await isFolder(each)) {
        const found = await filesInFolder(each);
        for (const file of found.paths) paths.push(file);
        for (const name of found.skipped) skipped.push(`${path.basename(each)}/${name}`);
      } else paths.push(each);
    }
    return { files: await this.admitForImport(paths), skipped };
  }

  async read(fileId: string): Promise<FileRead> {
    const filePath = this.paths.get(fileId);
    if (filePath === undefined) return { status: 'failed', reason: 'This file was not chosen, or was released already.' };
    const name = path.basename(filePath);
    try {
      // Opening a pipe or a device would wait or have effects, so the kind is asked first.
      if (!(await stat(filePath)).isFile()) return { status: 'failed', reason: `“${name}” is not an ordinary file.` };
      const file = await open(filePath, 'r');
      try {
        const { size } = await file.stat();
        if (size > maxFileBytes) return tooLarge(size);
        const bytes = await file.readFile();
        // A copy: a Buffer may be a window on a larger block, which would be sent whole.
        return bytes.byteLength > maxFileBytes ? tooLarge(bytes.byteLength) : { status: 'read', bytes: new Uint8Array(bytes) };
      } finally {
        await file.close();
      }
    } catch (error) {
      return { status: 'failed', reason: `“${name}” could not be read, because ${explainFileError(error)}.` };
    }
  }

  release(fileIds: readonly string[]): void {
    const released = fileIds.flatMap((fileId) => this.paths.get(fileId) ?? []);
    for (const fileId of fileIds) this.paths.delete(fileId);
    this.unfinished.remove(released);
  }
}

function isFolder(dropped: string): Promise<boolean> {
  return stat(dropped).then((found) => found.isDirectory(), () => false);
}

function tooLarge(byteLength: number): FileRead {
  return { status: 'failed', reason: tooLargeReason(byteLength) };
}

/** What lies in a folder: files to import by their paths, and the others as they are named below the folder. */
export interface FolderFiles {
  readonly paths: readonly string[];
  readonly skipped: readonly string[];
}

/**
 * The files in a folder and its subfolders, sorted by path. Hidden files and folders are left out and links to folders
 * are not followed (no circles, nothing outside what was chosen). A subfolder that cannot be listed stands among the
 * paths itself, so that reading it reports the reason.
 */
export async function filesInFolder(folder: string): Promise<FolderFiles> {
  const found: string[] = [];
  const skipped: string[] = [];
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const here = next;
    const entries = await readdir(here, { withFileTypes: true }).catch(() => {
      found.push(here);
      return [];
    });
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      const entryPath = path.join(here, entry.name);
      if (entry.isDirectory()) waiting.push(entryPath);
      else if (entry.isFile() || (await isLinkToFile(entry.isSymbolicLink(), entryPath))) {
        if (isImportableName(entry.name)) found.push(entryPath);
        else skipped.push(path.relative(folder, entryPath).split(path.sep).join('/'));
      }
    }
  }
  return { paths: found.sort(compareText), skipped: skipped.sort(compareText) };
}

async function isLinkToFile(isLink: boolean, entryPath: string): Promise<boolean> {
  return isLink && (await stat(entryPath).then((target) => target.isFile(), () => false));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
