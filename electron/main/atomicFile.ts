import { randomUUID } from 'node:crypto';
import { open, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a file so that its name holds either the old bytes or the new ones, never a part: into a new file beside it,
 * flushed to the disk, then renamed over the old one. A symbolic link in its place is replaced, not followed.
 */
export async function writeFileAtomically(filePath: string, content: string | Uint8Array | Iterable<string | Uint8Array>): Promise<void> {
  const temporaryPath = path.join(path.dirname(filePath), `.ibidem-${randomUUID()}.tmp`);
  try {
    const file = await open(temporaryPath, 'wx');
    try {
      await writeFile(file, content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporaryPath, filePath);
  } catch (error) {
    await rm(temporaryPath, { force: true });
    throw error;
  }
}
