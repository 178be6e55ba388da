import { randomUUID } from 'node:crypto';
import { open, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The new bytes of a file, flushed to the disk beside it. */
export interface PreparedFile {
  /** Gives them the file's name. A symbolic link in its place is replaced, not followed. */
  commit(): Promise<void>;
  /** Takes them away where they were not given their name. */
  discard(): Promise<void>;
}

export async function prepareFile(filePath: string, content: string | Uint8Array | Iterable<string | Uint8Array>): Promise<PreparedFile> {
  const temporaryPath = path.join(path.dirname(filePath), `.ibidem-${randomUUID()}.tmp`);
  const discard = (): Promise<void> => rm(temporaryPath, { force: true });
  try {
    const file = await open(temporaryPath, 'wx');
    try {
      await writeFile(file, content);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await discard();
    throw error;
  }
  return { commit: () => rename(temporaryPath, filePath), discard };
}

/**
 * Writes a file so that its name holds either the old bytes or the new ones, never a part: into a new file beside it,
 * flushed to the disk, then renamed over the old one.
 */
export async function writeFileAtomically(filePath: string, content: string | Uint8Array | Iterable<string | Uint8Array>): Promise<void> {
  const prepared = await prepareFile(filePath, content);
  try {
    await prepared.commit();
  } catch (error) {
    await prepared.discard();
    throw error;
  }
}
