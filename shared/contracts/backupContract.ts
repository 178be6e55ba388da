import * as v from 'valibot';
import { call } from './call';

const nothing = v.undefined();
const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** How a step of writing a backup ended. A failure's `reason` ends a sentence: "… because the disk is full". */
const backupStepSchema = v.variant('status', [
  v.object({ status: v.literal('done') }),
  v.object({ status: v.literal('failed'), reason: v.string() }),
]);
export type BackupStep = v.InferOutput<typeof backupStepSchema>;

const backupPlaceSchema = v.pipe(
  v.object({
    backupId: v.string(),
    /** The file's name, for display. */
    name: v.string(),
  }),
  v.readonly(),
);
export type BackupPlace = v.InferOutput<typeof backupPlaceSchema>;

/** A backup file that the person chose or opened. */
export const backupFileSchema = v.pipe(
  v.object({
    backupId: v.string(),
    name: v.string(),
    byteLength: countSchema,
  }),
  v.readonly(),
);
export type BackupFile = v.InferOutput<typeof backupFileSchema>;

const backupReadSchema = v.variant('status', [
  /** Fewer bytes than asked for only at the end of the file. */
  v.object({ status: v.literal('read'), bytes: v.instance(Uint8Array) }),
  /** `reason` ends a sentence: "… because the disk reported an error". */
  v.object({ status: v.literal('failed'), reason: v.string() }),
]);
export type BackupRead = v.InferOutput<typeof backupReadSchema>;

/** Backup files as the host writes and reads them: bytes in their order. What they mean is known to the window alone. */
export const backupCalls = {
  /** Lets the person choose where the backup goes; null where they cancelled. Nothing is written under that name yet. */
  chooseBackupPlace: call(v.object({ suggestedName: v.string() }), v.nullable(backupPlaceSchema)),
  /** Adds bytes to the backup, which lies beside its place under another name until it is finished. */
  appendBackup: call(v.object({ backupId: v.string(), bytes: v.instance(Uint8Array) }), backupStepSchema),
  /** Brings the backup to the disk and gives it its name, replacing what had that name; all or nothing. */
  finishBackup: call(v.object({ backupId: v.string() }), backupStepSchema),
  /** Removes what was written; what had the name before is untouched. */
  abandonBackup: call(v.object({ backupId: v.string() }), nothing),
  /** Lets the person choose a backup to read; null where they cancelled. */
  chooseBackupFile: call(nothing, v.nullable(backupFileSchema)),
  /** Reads some bytes of a chosen backup. */
  readBackup: call(v.object({ backupId: v.string(), offset: countSchema, length: countSchema }), backupReadSchema),
  /** Forgets a chosen backup. */
  closeBackup: call(v.object({ backupId: v.string() }), nothing),
} as const;
