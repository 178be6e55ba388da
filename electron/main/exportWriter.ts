import { createHash } from 'node:crypto';
import { lstat, mkdir, readFile, realpath, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ExportWrite, FileToExport } from '../../shared/contracts/platformContract';
import { exportManifestPath, parseManifest, serializeManifest, type ExportManifest } from '../../shared/exporting/exportManifest';
import { pathsToExamine, planWrites, type WriteRules } from '../../shared/exporting/writePlan';
import { writeFileAtomically } from './atomicFile';
import { errorCode, explainFileError } from './fileErrors';

// Stands for what is not an ordinary file, so that it equals no digest and counts as foreign.
const notAFile = 'not a file';

class ExportObstacle extends Error {
  override readonly name = 'ExportObstacle';
}

/**
 * Writes an export below `root`: asks the pure plan what stands in the way, and writes nothing where something does.
 * Each file appears whole or not at all. Whatever links lie in the folder, nothing outside it is read or written. After
 * a failure the manifest knows what was written, so that the next try finds nothing of it in its way.
 */
export async function writeExport(root: string, files: readonly FileToExport[], rules: WriteRules): Promise<ExportWrite> {
  const written: string[] = [];
  try {
    const realRoot = await realpath(root).catch((error: unknown) => {
      throw new ExportObstacle(`the folder cannot be reached: ${explainFileError(error)}`);
    });
    const known = await readManifest(realRoot);
    const contents = new Map(files.map((file) => [file.path, 'bytes' in file ? Buffer.from(file.bytes) : Buffer.from(file.text)]));
    if (contents.has(exportManifestPath)) throw new ExportObstacle(`an export cannot contain a file named “${exportManifestPath}”`);
    const hashed = [...contents].map(([filePath, bytes]) => ({ path: filePath, sha256: digestOf(bytes) }));
    const plan = planWrites({ files: hashed, manifest: known, onDisk: await examine(realRoot, pathsToExamine(hashed, known)) }, rules);
    if (plan.conflicts.length > 0) return { status: 'conflict', paths: [...plan.conflicts] };

    const digests = new Map(hashed.map((file) => [file.path, file.sha256]));
    try {
      for (const filePath of plan.write) {
        await writeInside(realRoot, filePath, contents.get(filePath) ?? Buffer.alloc(0));
        written.push(filePath);
      }
      for (const filePath of plan.remove) await rm(await pathInside(realRoot, filePath), { force: true });
    } catch (error) {
      const soFar = new Map([...(known ?? []), ...written.map((filePath) => [filePath, digests.get(filePath) ?? ''] as const)]);
      await writeInside(realRoot, exportManifestPath, serializeManifest(soFar));
      throw error;
    }
    const manifestText = serializeManifest(plan.manifest);
    if (manifestText !== serializeManifest(known ?? new Map()) || known === null) await writeInside(realRoot, exportManifestPath, manifestText);
    return { status: 'written', written, unchanged: [...plan.unchanged], removed: [...plan.remove] };
  } catch (error) {
    const cause = error instanceof ExportObstacle ? error.message : explainFileError(error);
    return { status: 'failed', reason: `The export stopped, because ${cause}.`, written };
  }
}

async function readManifest(root: string): Promise<ExportManifest | null> {
  try {
    const manifestPath = await pathInside(root, exportManifestPath);
    return (await lstat(manifestPath)).isFile() ? parseManifest(await readFile(manifestPath, 'utf8')) : null;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** The digests of what stands under the paths now; what does not exist is left out. */
async function examine(root: string, filePaths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const onDisk = new Map<string, string>();
  for (const filePath of filePaths) {
    const absolute = await pathInside(root, filePath);
    const found = await lstat(absolute).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return null;
      throw error;
    });
    if (found !== null) onDisk.set(filePath, found.isFile() ? digestOf(await readFile(absolute)) : notAFile);
  }
  return onDisk;
}

async function writeInside(root: string, filePath: string, content: string | Uint8Array): Promise<void> {
  const absolute = await pathInside(root, filePath);
  await mkdir(path.dirname(absolute), { recursive: true });
  await writeFileAtomically(absolute, content);
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

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
