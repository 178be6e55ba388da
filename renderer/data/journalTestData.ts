import { ContentCollector, type Collection } from '../../shared/journal/contentCollector';
import type { JournalFiles, JournalTools } from '../../shared/journal/journalFiles';
import { createJournalStore, type JournalCalls } from '../../shared/journal/journalStore';
import { KeptContents } from '../../shared/journal/keptContents';
import { SnapshotShelf } from '../../shared/journal/snapshotShelf';
import { digestOf } from './journalRows';

/** A journal's folder in memory, with what can happen to one. */
export interface TestFolder {
  readonly files: Map<string, Uint8Array<ArrayBuffer>>;
  /** Writes fail while it is set. */
  fullDisk: boolean;
  /** What its clock shows; files are dated by it. */
  nowMs: number;
  /** How many times anything was flushed. */
  flushes: number;
  /** A host that starts over this folder. */
  host(): JournalCalls;
  /** What a host that was just started lets go of. */
  collect(): Promise<Collection>;
  /** Paths that begin so. */
  paths(start: string): readonly string[];
  /** Changes one bit in the middle of a file. */
  flipBit(path: string): void;
  cut(path: string, length: number): void;
}

async function through(bytes: Uint8Array<ArrayBuffer>, transform: CompressionStream | DecompressionStream): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(transform)).arrayBuffer());
}

const tools: Omit<JournalTools, 'now'> = {
  digestOf,
  compress: (bytes) => through(bytes, new CompressionStream('gzip')),
  decompress: (bytes) => through(bytes, new DecompressionStream('gzip')),
  explain: (error) => (error instanceof Error ? error.message : String(error)),
};

export function createTestFolder(): TestFolder {
  const files: TestFolder['files'] = new Map();
  const dates = new Map<string, number>();
  const of = (path: string): Uint8Array<ArrayBuffer> => {
    const bytes = files.get(path);
    if (!bytes) throw new Error(`There is no file ${path}`);
    return bytes;
  };
  const write = async (path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
    if (folder.fullDisk) throw new Error('the disk is full');
    files.set(path, bytes);
    dates.set(path, folder.nowMs);
    folder.flushes += 1;
  };
  const access: JournalFiles = {
    list: async (start) => {
      const inside = [...files.keys()].filter((path) => path.startsWith(`${start}/`)).map((path) => path.slice(start.length + 1));
      return [...new Set(inside.map((path) => path.split('/')[0] ?? ''))];
    },
    writtenAt: async (path) => (files.has(path) ? (dates.get(path) ?? 0) : null),
    sizeOf: async (path) => files.get(path)?.byteLength ?? null,
    read: async (path, start, length) => files.get(path)?.slice(start, start + length) ?? null,
    writeAt: async (path, position, bytes) => write(path, new Uint8Array([...(files.get(path) ?? new Uint8Array()).slice(0, position), ...bytes])),
    writeWhole: async (path, bytes) => write(path, bytes.slice()),
    remove: async (path) => void files.delete(path),
  };
  const allTools: JournalTools = { ...tools, now: () => folder.nowMs };
  const folder: TestFolder = {
    files,
    fullDisk: false,
    nowMs: Date.parse('2024-05-03T12:00:00.000Z'),
    flushes: 0,
    host: () => createJournalStore(access, allTools),
    collect: () => new ContentCollector(access, allTools, new SnapshotShelf(access, allTools), new KeptContents(access, allTools), (work) => work()).collect(),
    paths: (start) => [...files.keys()].filter((path) => path.startsWith(start)).sort(),
    flipBit(path) {
      const bytes = of(path).slice();
      const middle = Math.floor(bytes.length / 2);
      bytes[middle] = (bytes[middle] ?? 0) ^ 1;
      files.set(path, bytes);
    },
    cut(path, length) {
      files.set(path, of(path).slice(0, length));
    },
  };
  return folder;
}
