import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { JournalFiles, JournalTools } from '../../shared/journal/journalFiles';
import { createJournalStore, type JournalCalls } from '../../shared/journal/journalStore';
import { writeFileAtomically } from './atomicFile';
import { errorCode, explainFileError } from './fileErrors';
import { reportTrouble } from './trouble';

function isMissing(error: unknown): boolean {
  return errorCode(error) === 'ENOENT';
}

/** A file's name lies in its folder's data, which is flushed by itself. Windows has no such thing and needs none. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A folder of the disk as the journal sees it. */
export function createJournalFiles(root: string): JournalFiles {
  const made = new Set<string>();
  const full = (relative: string): string => path.join(root, ...relative.split('/'));
  const makeFolder = async (folder: string): Promise<void> => {
    if (made.has(folder)) return;
    await mkdir(folder, { recursive: true });
    made.add(folder);
  };
  return {
    async list(folder) {
      try {
        return await readdir(full(folder));
      } catch (error) {
        if (isMissing(error)) return [];
        throw error;
      }
    },
    async sizeOf(filePath) {
      try {
        return (await stat(full(filePath))).size;
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async writtenAt(filePath) {
      try {
        return (await stat(full(filePath))).mtimeMs;
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async read(filePath, start, length) {
      let handle;
      try {
        handle = await open(full(filePath), 'r');
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
      try {
        const bytes = new Uint8Array(length);
        let filled = 0;
        for (;;) {
          const { bytesRead } = await handle.read(bytes, filled, length - filled, start + filled);
          filled += bytesRead;
          if (bytesRead === 0 || filled === length) return bytes.subarray(0, filled);
        }
      } finally {
        await handle.close();
      }
    },
    async writeAt(filePath, position, bytes) {
      const target = full(filePath);
      await makeFolder(path.dirname(target));
      // The flag that makes a missing file and lets an existing one stand is that of appending, which ignores positions.
      const handle = await open(target, position === 0 ? 'w' : 'r+');
      try {
        await handle.truncate(position);
        let written = 0;
        while (written < bytes.byteLength) {
          written += (await handle.write(bytes, written, bytes.byteLength - written, position + written)).bytesWritten;
        }
        await handle.datasync();
      } finally {
        await handle.close();
      }
      if (position === 0) await flushFolder(path.dirname(target));
    },
    async writeWhole(filePath, bytes) {
      const target = full(filePath);
      await makeFolder(path.dirname(target));
      await writeFileAtomically(target, bytes);
      await flushFolder(path.dirname(target));
    },
    remove: (filePath) => rm(full(filePath), { force: true }),
  };
}

const compress = promisify(gzip);
const decompress = promisify(gunzip);

const tools: JournalTools = {
  digestOf: (bytes) => Promise.resolve(createHash('sha256').update(bytes).digest('hex')),
  compress: async (bytes) => new Uint8Array(await compress(bytes)),
  decompress: async (bytes) => new Uint8Array(await decompress(bytes)),
  now: () => Date.now(),
  explain: (error) => {
    if (errorCode(error) === undefined) reportTrouble('The journal failed:', error);
    return explainFileError(error);
  },
};

/** The journal of the notebook, in a folder of its own. */
export function createJournal(folder: string): JournalCalls {
  return createJournalStore(createJournalFiles(folder), tools);
}
