import * as v from 'valibot';
import { digestSchema } from '../domain/record';
import { tableNames, type TableName } from '../domain/tables';

/** The form of journal lines and snapshot manifests that this program writes and the newest it reads. */
export const journalFormat = 1;

const tableSchema = v.picklist(tableNames as readonly [TableName, ...TableName[]]);

/**
 * What one record was after a change. Small records stand in the line; long texts and originals are kept once under
 * their SHA-256 and named by it: a source document as the JSON of the record, an original as its bytes.
 */
export const journalRowSchema = v.variant('kind', [
  v.object({ kind: v.literal('put'), table: tableSchema, id: v.string(), record: v.unknown() }),
  v.object({ kind: v.literal('remove'), table: tableSchema, id: v.string() }),
  v.object({ kind: v.literal('document'), table: v.literal('sourceDocuments'), id: v.string(), content: digestSchema }),
  v.object({ kind: v.literal('original'), table: v.literal('originals'), id: digestSchema, mediaType: v.string() }),
]);
export type JournalRow = v.InferOutput<typeof journalRowSchema>;

export const journalRecordSchema = v.object({
  format: v.literal(journalFormat),
  /** Counts the changes of the notebook from 1 without gaps. */
  sequence: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  /** The schema version of the rows. */
  schema: v.pipe(v.number(), v.integer(), v.minValue(1)),
  changeId: v.string(),
  at: v.string(),
  label: v.string(),
  rows: v.pipe(v.array(journalRowSchema), v.readonly()),
});
/** One change as a line of the journal: the after-images of its rows, so that replaying it twice is replaying it once. */
export type JournalRecord = Readonly<v.InferOutput<typeof journalRecordSchema>>;
