/** Less than this, and the browser's database soon fails to write. */
const littleRoomBytes = 256 * 1024;

/** Whether the disk, or the browser's share of it, has next to no room left. Where that is not known there is enough. */
export async function hasLittleRoom(storage: Pick<StorageManager, 'estimate'> | undefined = globalThis.navigator?.storage): Promise<boolean> {
  if (typeof storage?.estimate !== 'function') return false;
  try {
    const { quota = Infinity, usage = 0 } = await storage.estimate();
    return quota - usage < littleRoomBytes;
  } catch {
    return false; // a browser that cannot say is no full disk
  }
}
