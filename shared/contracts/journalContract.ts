import * as v from 'valibot';
import { digestSchema, timestampSchema } from '../domain/record';
import { call } from './call';

const nothing = v.undefined();
const sequenceSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const countSchema = sequenceSchema;

/** The name of a snapshot: the sequence it starts from and the time it was taken. */
const snapshotIdSchema = v.pipe(v.string(), v.regex(/^\d{12}-\d{8}T\d{9}Z$/, 'Expected the name of a snapshot'));

/** Why a snapshot was taken; without a reason, because it was due. */
export const snapshotReasons = ['asked', 'beforeRestore', 'restored'] as const;
export type SnapshotReason = (typeof snapshotReasons)[number];

/** What took the place of the whole notebook: the snapshot that carries this is the notebook from its sequence on. */
export const snapshotOriginSchema = v.pipe(
  v.object({
    /** The step as undo names it: "Restore notebook.ibidem". */
    label: v.string(),
    /** Whether the copy was put in the place of the notebook, or what came of merging the two. */
    kind: v.picklist(['restore', 'merge']),
    /** Whether the step was done, taken back or done again. */
    step: v.picklist(['done', 'undone', 'redone']),
    /** What the person calls the copy it came from. */
    title: v.string(),
    /** The snapshot that undo goes back to. */
    undoFrom: snapshotIdSchema,
    /** The snapshot that redo goes to; null where it is the one that carries this. */
    redoFrom: v.nullable(snapshotIdSchema),
  }),
  v.readonly(),
);
export type SnapshotOrigin = v.InferOutput<typeof snapshotOriginSchema>;

/** What is known of a snapshot without opening it. */
export const snapshotInfoSchema = v.pipe(
  v.object({
    snapshotId: snapshotIdSchema,
    /** When it was begun. */
    at: timestampSchema,
    /** The schema version of its records. */
    schema: v.pipe(v.number(), v.integer(), v.minValue(1)),
    /** The notebook's sequence when the copy began: every change up to here is in it. */
    sequence: sequenceSchema,
    /**
     * The notebook's sequence when the copy ended. Changes after `sequence` may be in it in part, so that they are
     * replayed over it; equal to `sequence` where nobody wrote meanwhile.
     */
    throughSequence: sequenceSchema,
    /** The id of the change at `sequence`; empty where there was none. */
    changeId: v.string(),
    /** Table to number of records. */
    counts: v.record(v.string(), countSchema),
    /** Bytes on the disk, without originals and long texts. */
    byteLength: countSchema,
    chunkCount: countSchema,
    /** SHA-256 over the digests of its chunks. */
    sha256: digestSchema,
    reason: v.exactOptional(v.picklist(snapshotReasons)),
    origin: v.exactOptional(snapshotOriginSchema),
  }),
  v.readonly(),
);
export type SnapshotInfo = v.InferOutput<typeof snapshotInfoSchema>;

/** How an operation on the journal ended. A failure's `reason` ends a sentence: "… because the disk is full". */
export const journalOutcomeSchema = v.variant('status', [
  v.object({ status: v.literal('done') }),
  v.object({ status: v.literal('failed'), reason: v.string() }),
]);
export type JournalOutcome = v.InferOutput<typeof journalOutcomeSchema>;

/** One file of the journal: the records from `first` on, up to the next file's. */
const segmentSchema = v.pipe(v.object({ first: sequenceSchema, byteLength: countSchema }), v.readonly());

export const journalStateSchema = v.variant('status', [
  v.object({
    status: v.literal('ready'),
    /** In order. */
    segments: v.pipe(v.array(segmentSchema), v.readonly()),
    /** The newest first; only those whose manifest is sound. */
    snapshots: v.pipe(v.array(snapshotInfoSchema), v.readonly()),
    /** Names of snapshots whose manifest cannot be read. */
    unreadableSnapshots: v.pipe(v.array(v.string()), v.readonly()),
    /** The last sound record of the files; 0 where there is none. */
    lastSequence: sequenceSchema,
    /** The id of the change in that record; empty where there is none. */
    lastChangeId: v.string(),
    /** The highest schema version met in the newest file and the manifests; 0 where there is none. */
    newestSchema: countSchema,
  }),
  /** A file was written in a form newer than this program knows; nothing was touched. */
  v.object({ status: v.literal('newer'), found: v.number() }),
  /** This host has no place for a journal; `reason` is a sentence. */
  v.object({ status: v.literal('unavailable'), reason: v.string() }),
]);
export type JournalState = v.InferOutput<typeof journalStateSchema>;
export type ReadyJournal = Extract<JournalState, { status: 'ready' }>;

const contentSchema = v.pipe(v.object({ digest: digestSchema, bytes: v.instance(Uint8Array) }), v.readonly());

/**
 * The journal as the host keeps it: the second copy of the notebook, in plain files beside the database. The window
 * numbers, serializes and checks the records (`shared/journal`); the host puts them on the disk.
 */
export const journalCalls = {
  /** Looks at what is there. Changes nothing. */
  readJournalState: call(nothing, journalStateSchema),
  /** Appends lines of `serializeJournalLine` in rising sequence; done when they are on the disk. */
  appendJournal: call(v.object({ lines: v.pipe(v.array(v.string()), v.readonly()) }), journalOutcomeSchema),
  /** Reads up to one megabyte of the segment that starts at `first`, from a byte on. */
  readJournal: call(
    v.object({ first: sequenceSchema, offset: countSchema }),
    v.object({ bytes: v.instance(Uint8Array), isEnd: v.boolean() }),
  ),
  /** Keeps bytes under their SHA-256, each content once; done when they are on the disk. */
  keepContents: call(v.object({ contents: v.pipe(v.array(contentSchema), v.readonly()) }), journalOutcomeSchema),
  /** Reads kept bytes in the order asked for; null where they are missing or no longer have their digest. */
  readContents: call(
    v.object({ digests: v.pipe(v.array(digestSchema), v.readonly()) }),
    v.object({ contents: v.pipe(v.array(v.nullable(v.instance(Uint8Array))), v.readonly()) }),
  ),
  /** Starts a snapshot; one begun earlier and not finished is dropped. */
  beginSnapshot: call(
    v.object({
      at: timestampSchema,
      schema: v.number(),
      sequence: sequenceSchema,
      changeId: v.string(),
      reason: v.exactOptional(v.picklist(snapshotReasons)),
      origin: v.exactOptional(snapshotOriginSchema),
    }),
    v.variant('status', [
      v.object({ status: v.literal('begun'), snapshotId: snapshotIdSchema }),
      v.object({ status: v.literal('failed'), reason: v.string() }),
    ]),
  ),
  /** Adds a chunk of whole lines; it is compressed and checksummed by itself. */
  appendSnapshotChunk: call(v.object({ snapshotId: snapshotIdSchema, text: v.string() }), journalOutcomeSchema),
  /** Makes the snapshot count, removes those that rotation lets go of and the segments that nothing needs any more. */
  finishSnapshot: call(
    v.object({ snapshotId: snapshotIdSchema, throughSequence: sequenceSchema, counts: v.record(v.string(), countSchema) }),
    journalOutcomeSchema,
  ),
  /** The sound manifests, the newest first. */
  listSnapshots: call(nothing, v.object({ snapshots: v.pipe(v.array(snapshotInfoSchema), v.readonly()) })),
  /** Reads a chunk of a snapshot back, from 0 on. */
  readSnapshotChunk: call(
    v.object({ snapshotId: snapshotIdSchema, index: countSchema }),
    v.variant('status', [
      v.object({ status: v.literal('read'), text: v.string() }),
      /** It is missing or does not have its checksum. */
      v.object({ status: v.literal('damaged') }),
    ]),
  ),
} as const;
