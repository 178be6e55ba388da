import { createHash } from 'node:crypto';
import { lstat, mkdir, readFile, realpath, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ExportWrite, FileToExport } from '../../shared/contracts/platformContract';
import { exportManifestPath } from '../../shared/exporting/exportManifest';
import { ExportObstacle, ExportWriting, notAFile, writeAtOnce, type ExportPlace, type FileBytes } from '../../shared/exporting/exportWriting';
import type { WriteRules } from '../../shared/exporting/writePlan';
import { prepareFile, type PreparedFile } from './atomicFile';
import { errorCode, explainFileError } from './fileErrors';

function reasonOf(error: unknown): string {
  return `The export stopped, because ${error instanceof ExportObstacle ? error.message : explainFileError(error)}.`;
}

/** The folder below `root`. Whatever links lie in it, nothing outside it is read or written. */
async function openPlace(root: string, paths: readonly string[]): Promise<ExportPlace> {
  if (paths.includes(exportManifestPath)) throw new ExportObstacle(`an export cannot contain a file named “${exportManifestPath}”`);
  const realRoot = await realpath(root).catch((error: unknown) => {
    throw new ExportObstacle(`the folder cannot be reached: ${explainFileError(error)}`);
  });
  return {
    read: async (filePath) => {
      const absolute = await pathInside(realRoot, filePath);
      const found = await lstat(absolute).catch((error: unknown) => {
        if (errorCode(error) === 'ENOENT') return null;
        throw error;
      });
      if (found === null) return null;
      return found.isFile() ? new Uint8Array(await readFile(absolute)) : notAFile;
    },
    write: (files, onNamed) => writeTogether(realRoot, files, onNamed),
    remove: async (filePath) => rm(await pathInside(realRoot, filePath), { force: true }),
    digestOf: async (bytes) => createHash('sha256').update(bytes).digest('hex'),
    explain: reasonOf,
  };
}

/** Flushes the files side by side, then names them one after the other, until one cannot be. */
async function writeTogether(root: string, files: readonly FileBytes[], onNamed: (filePath: string) => void): Promise<void> {
  const outcomes = await Promise.allSettled(files.map((file) => prepareInside(root, file)));
  try {
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.status === 'rejected') throw outcome.reason;
      await outcome.value.commit();
      onNamed(files[index]?.path ?? '');
    }
  } catch (error) {
    await Promise.all(outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value.discard() : undefined)));
    throw error;
  }
}

async function prepareInside(root: string, { path: filePath, bytes }: FileBytes): Promise<PreparedFile> {
  const absolute = await pathInside(root, filePath);
  await mkdir(path.dirname(absolute), { recursive: true });
  return prepareFile(absolute, bytes);
}

export function bytesOf(file: FileToExport): FileBytes {
  return { path: file.path, bytes: 'bytes' in file ? new Uint8Array(file.bytes) : new TextEncoder().encode(file.text) };
}

/** Writes an export whose files are all at hand below `root`. */
export async function writeExport(root: string, files: readonly FileToExport[], rules: WriteRules): Promise<ExportWrite> {
  try {
    const place = await openPlace(root, files.map((file) => file.path));
    return await writeAtOnce(place, files.map(bytesOf), rules);
  } catch (error) {
    return { status: 'failed', reason: reasonOf(error), written: [] };
  }
}

/** Begins an export below `root` whose files come in portions, or says why that is not possible. */
export async function beginWriting(root: string, paths: readonly string[], rules: WriteRules): Promise<ExportWriting | { readonly reason: string }> {
  try {
    return await ExportWriting.begin(await openPlace(root, paths), paths, rules);
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

/** The absolute path of a file of the export. Refused where a link on the way leads out of the folder. */
async function pathInside(root: string, filePath: string): Promise<string> {
  const absolute = path.join(root, ...filePath.split('/'));
  const ancestor = await nearestFolder(path.dirname(absolute));
  if (ancestor !== root && !ancestor.startsWith(root.endsWith(path.sep) ? root : root + path.sep)) {
    throw new ExportObstacle(`“${path.posix.dirname(filePath)}” is a link that leads out of the folder`);
  }
  return absolute;
}

async function nearestFolder(folderPath: string): Promise<string> {
  try {
    return await realpath(folderPath);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    // A link that leads nowhere exists itself: what would be made under its name would lie elsewhere.
    const isLink = await lstat(folderPath).then(() => true, () => false);
    if (isLink) throw new ExportObstacle(`“${path.basename(folderPath)}” is a link that leads nowhere`);
    return nearestFolder(path.dirname(folderPath));
  }
}
