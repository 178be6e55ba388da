import * as v from 'valibot';
import { digestSchema } from '../domain/record';

const bytesSchema = v.instance(Uint8Array<ArrayBuffer>);

/** A file inside a backup. */
export const backupEntrySchema = v.pipe(v.object({ name: v.string(), bytes: bytesSchema }), v.readonly());
export type BackupEntry = v.InferOutput<typeof backupEntrySchema>;

const unpackedEntrySchema = v.pipe(
  v.object({
    name: v.string(),
    bytes: bytesSchema,
    /** Of the bytes as they were found. */
    sha256: digestSchema,
  }),
  v.readonly(),
);
export type UnpackedEntry = v.InferOutput<typeof unpackedEntrySchema>;

const packedSchema = v.pipe(v.array(bytesSchema), v.readonly());

const unpackedSchema = v.pipe(
  v.object({
    /** Entries that became whole, in their order. */
    entries: v.pipe(v.array(unpackedEntrySchema), v.readonly()),
    /** Why no more will come: it never was a tar in gzip, it ends too early, it is not what was written; null while all is well. */
    trouble: v.nullable(v.picklist(['foreign', 'truncated', 'damaged'])),
    /** The entry that is being read, or was when the trouble came; empty before the first. */
    current: v.string(),
  }),
  v.readonly(),
);
/** What came of some bytes of a backup. */
export type Unpacked = v.InferOutput<typeof unpackedSchema>;

/** What the window asks of the worker that does the byte work of one backup: packs it or takes it apart. */
export const backupRequestSchema = v.variant('kind', [
  v.object({ kind: v.literal('pack'), requestId: v.number(), entries: v.pipe(v.array(backupEntrySchema), v.readonly()) }),
  v.object({ kind: v.literal('finishPacking'), requestId: v.number() }),
  v.object({ kind: v.literal('unpack'), requestId: v.number(), bytes: bytesSchema }),
  v.object({ kind: v.literal('finishUnpacking'), requestId: v.number() }),
]);
export type BackupRequest = v.InferOutput<typeof backupRequestSchema>;

/** Its answer to the request of that number. */
export const backupAnswerSchema = v.variant('kind', [
  v.object({ kind: v.literal('packed'), requestId: v.number(), chunks: packedSchema }),
  v.object({ kind: v.literal('unpacked'), requestId: v.number(), unpacked: unpackedSchema }),
  v.object({ kind: v.literal('failed'), requestId: v.number(), message: v.string() }),
]);
export type BackupAnswer = v.InferOutput<typeof backupAnswerSchema>;

/** Makes the bytes of one backup file. One call at a time. */
export interface BackupPacker {
  /** Takes entries, whose bytes then belong to it; answers with the bytes of the file that are ready. */
  add(entries: readonly BackupEntry[]): Promise<readonly Uint8Array<ArrayBuffer>[]>;
  /** The last bytes. */
  finish(): Promise<readonly Uint8Array<ArrayBuffer>[]>;
  /** Ends it at any time; what is under way rejects. */
  close(): void;
}

/** Takes one backup file apart. One call at a time; never rejects for what the file holds. */
export interface BackupUnpacker {
  /** Takes the next bytes of the file over; answers with what they made whole. */
  take(bytes: Uint8Array<ArrayBuffer>): Promise<Unpacked>;
  /** There are no more bytes. */
  end(): Promise<Unpacked>;
  /** Ends it at any time. */
  close(): void;
}

/** Where packing and unpacking is done. */
export interface BackupWorkshop {
  startPacking(): BackupPacker;
  startUnpacking(): BackupUnpacker;
}
