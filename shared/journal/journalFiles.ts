/**
 * The folder of a journal as a host gives it. Paths are relative with forward slashes; folders appear when something is
 * written into them. Failures reject with the host's own error.
 */
export interface JournalFiles {
  /** The names in a folder, of files and folders; none where it does not exist. */
  list(folder: string): Promise<readonly string[]>;
  /** Bytes; null where there is no such file. */
  sizeOf(path: string): Promise<number | null>;
  /** When it was last written, in milliseconds since 1970; null where there is no such file. */
  writtenAt(path: string): Promise<number | null>;
  /** At most `length` bytes from `start` on, fewer at the end of the file; null where there is no such file. */
  read(path: string, start: number, length: number): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Writes at a position and cuts off what lay behind; done when it is on the disk. */
  writeAt(path: string, position: number, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Makes a file with these bytes, whole or not at all where the host can; done when it is on the disk. */
  writeWhole(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  remove(path: string): Promise<void>;
}

/** What the journal needs of a host besides its files. */
export interface JournalTools {
  /** SHA-256 in lower-case hexadecimal. */
  digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string>;
  /** As one member of a gzip file. */
  compress(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  /** Rejects where the bytes are not one whole member. */
  decompress(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  /** Milliseconds since 1970, by the clock that dates the files. */
  now(): number;
  /** What an error of the files means, as the end of a sentence: "the disk is full". */
  explain(error: unknown): string;
}

/** Reads a file to its end; null where there is none. */
export async function readWhole(files: JournalFiles, path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const size = await files.sizeOf(path);
  return size === null ? null : files.read(path, 0, size);
}
