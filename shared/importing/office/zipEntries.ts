import { unzipSync } from 'fflate';
import { ImportLimitError, maxArchiveEntries, maxInflatedBytes, maxInflationRatio } from '../importLimits';

/** The entries of a ZIP container, read one by one and only as far as the limits allow. */
export interface ZipEntries {
  readonly names: readonly string[];
  /** An entry's bytes, or null where there is none of that name, or it is damaged. */
  read(name: string): Uint8Array | null;
  /** An entry in UTF-8 (or UTF-16 by its mark), empty where there is none. */
  readText(name: string): string;
}

interface Entry {
  readonly size: number;
  readonly originalSize: number;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / (1024 * 1024)).toLocaleString('en-US')} MB`;
}

/**
 * Lists a ZIP container; null where it is damaged. What the entries say of their size is what they get: the inflater
 * never writes more, so a container that lies is cut off rather than unfolded.
 * @throws ImportLimitError for a container made to exhaust the memory.
 */
export function openZip(bytes: Uint8Array): ZipEntries | null {
  const entries = new Map<string, Entry>();
  const listed = attempt(() => unzipSync(bytes, {
    filter: ({ name, size, originalSize }) => {
      if (entries.size >= maxArchiveEntries) throw new ImportLimitError(`It holds more than ${maxArchiveEntries.toLocaleString('en-US')} files, which is more than a document needs; nothing was imported from it.`);
      entries.set(name, { size, originalSize });
      return false;
    },
  }));
  if (listed === null) return null;
  let inflated = 0;
  const read = (name: string): Uint8Array | null => {
    const entry = entries.get(name);
    if (entry === undefined) return null;
    inflated += entry.originalSize;
    const isBomb = entry.originalSize > 4 * 1024 * 1024 && entry.originalSize > entry.size * maxInflationRatio;
    if (isBomb || inflated > maxInflatedBytes) {
      throw new ImportLimitError(`Unpacked it would be larger than ${megabytes(maxInflatedBytes)} or unlike any document (a “zip bomb”); nothing was imported from it.`);
    }
    return attempt(() => unzipSync(bytes, { filter: (file) => file.name === name })[name] ?? null);
  };
  return {
    names: [...entries.keys()],
    read,
    readText: (name) => {
      const content = read(name);
      if (content === null) return '';
      const isWide = (content[0] === 0xff && content[1] === 0xfe) || (content[0] === 0xfe && content[1] === 0xff);
      return new TextDecoder(isWide ? (content[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(content);
    },
  };
}

/** What the inflater makes of the bytes, or null where they are damaged. */
function attempt<Result>(run: () => Result): Result | null {
  try {
    return run();
  } catch (error) {
    if (error instanceof ImportLimitError) throw error;
    return null; // the inflater's only way to say that the bytes are no such container
  }
}
