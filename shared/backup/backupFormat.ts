import * as v from 'valibot';
import { digestSchema, timestampSchema } from '../domain/record';
import { tableNames, type TableName } from '../domain/tables';

/** The form of backup files that this program writes and the newest it reads; `FORMAT.md` describes it. */
export const backupFormat = 1;

/** How the names of backup files end, without the dot. */
export const backupExtension = 'ibidem';

/** The fixed entries of a backup file. */
export const readmeName = 'README.txt';
export const manifestName = 'manifest.json';
export const checksumsName = 'checksums.json';

const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const countsSchema = v.pipe(v.record(v.string(), countSchema), v.readonly());

/** What stands at the beginning of a backup: what it is and how much to expect. */
export const manifestSchema = v.pipe(
  v.object({
    format: v.literal(backupFormat),
    /** The schema version of the records. */
    schema: v.pipe(v.number(), v.integer(), v.minValue(1)),
    program: v.literal('Ibidem'),
    programVersion: v.string(),
    createdAt: timestampSchema,
    /** Table to number of records when the backup began; the counts that hold stand in the checksums. */
    expectedCounts: countsSchema,
  }),
  v.readonly(),
);
export type BackupManifest = v.InferOutput<typeof manifestSchema>;

/** What stands at the end: a file without it was cut off. */
export const checksumsSchema = v.pipe(
  v.object({
    /** Name of each entry before this one to the SHA-256 of its bytes. */
    entries: v.pipe(v.record(v.string(), digestSchema), v.readonly()),
    /** Table to number of lines in its parts, and those of `records/later`. */
    lines: countsSchema,
    /** Table to number of records once the later rows are applied. */
    counts: countsSchema,
    /** Sum of the counts. */
    total: countSchema,
  }),
  v.readonly(),
);
export type BackupChecksums = v.InferOutput<typeof checksumsSchema>;

/** Of a file that is ours but perhaps newer than this program: the two numbers that decide whether it can be read. */
export const versionsSchema = v.object({ format: v.number(), schema: v.number(), program: v.literal('Ibidem') });

/** The name of the parts that hold what changed while the backup was written. */
export const laterName = 'later';
export type PartKind = TableName | typeof laterName;

const partPattern = /^records\/([A-Za-z]+)\.(\d{4,})\.ndjson$/;
const contentPattern = /^contents\/([0-9a-f]{2})\/([0-9a-f]{64})$/;

/** The name of a part of the records; parts count from 1. */
export function partName(kind: PartKind, part: number): string {
  return `records/${kind}.${String(part).padStart(4, '0')}.ndjson`;
}

/** What a part holds, by its name; null where the name is not one of a part. */
export function partKindOf(name: string): PartKind | null {
  const kind = partPattern.exec(name)?.[1];
  return kind === laterName ? laterName : (tableNames.find((table) => table === kind) ?? null);
}

/** The name of a content, which is the SHA-256 of its bytes. */
export function contentName(digest: string): string {
  return `contents/${digest.slice(0, 2)}/${digest}`;
}

/** The SHA-256 that an entry's name promises; null where it is not a content. */
export function contentDigestOf(name: string): string | null {
  const [, folder, digest] = contentPattern.exec(name) ?? [];
  return folder !== undefined && digest?.startsWith(folder) ? digest : null;
}

/** The usual name of a backup made on a day of the person's calendar, given as `2026-11-22`. */
export function backupFileName(day: string): string {
  return `Ibidem backup ${day}.${backupExtension}`;
}

/** Whether a file's name is one of a backup. */
export function isBackupName(name: string): boolean {
  return name.toLowerCase().endsWith(`.${backupExtension}`);
}
