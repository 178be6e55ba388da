import * as v from 'valibot';
import { entityKinds } from '../domain/entity';
import { idSchema } from '../domain/ids';
import { highlightColors } from '../domain/passage';
import { spanSchema } from '../domain/span';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const spans = v.pipe(v.array(spanSchema), v.readonly());

/** A stretch of the typed query with a sentence about it: an error, or why it finds nothing. */
const remarkSchema = v.object({ start: count, end: count, sentence: v.string() });
export type SearchRemark = v.InferOutput<typeof remarkSchema>;

/** Words of a text with what was found in it; `marks` are offsets of `text`. */
const markedSchema = v.object({ text: v.string(), marks: spans });
export type MarkedText = v.InferOutput<typeof markedSchema>;

/** One place in a result. */
export const searchHitSchema = v.variant('kind', [
  /** Words of a document. `place` is where the found words stand in its canonical text, in UTF-16 units. */
  v.object({ kind: v.literal('text'), place: spanSchema, ...markedSchema.entries, isCutBefore: v.boolean(), isCutBehind: v.boolean() }),
  v.object({
    kind: v.literal('highlight'), id: idSchema('passage'), color: v.picklist(highlightColors), ...markedSchema.entries, comment: v.nullable(markedSchema),
  }),
]);
export type SearchHit = v.InferOutput<typeof searchHitSchema>;

const groupEntries = {
  title: markedSchema,
  /** A few, in the order of the text. */
  hits: v.pipe(v.array(searchHitSchema), v.readonly()),
  /** Places in the text, those that are not among `hits` too. */
  places: count,
  /** Matching highlights, those that are not among `hits` too. */
  highlights: count,
  /** The beginning of the text, where nothing of the text was asked for. */
  opening: v.string(),
} as const;

/** What was found in one source, note or entity. */
export const searchGroupSchema = v.variant('kind', [
  v.object({ kind: v.literal('source'), id: idSchema('source'), outlet: v.string(), byline: v.string(), edtf: v.nullable(v.string()), ...groupEntries }),
  v.object({ kind: v.literal('note'), id: idSchema('note'), ...groupEntries }),
  v.object({ kind: v.literal('entity'), id: idSchema('entity'), entityKind: v.picklist(entityKinds), ...groupEntries }),
]);
export type SearchGroup = v.InferOutput<typeof searchGroupSchema>;

const totalsSchema = v.object({ groups: count, sources: count, highlights: count, notes: count, entities: count });
/** How much was found of each kind. `groups` counts sources in which only highlights were found too. */
export type SearchTotals = v.InferOutput<typeof totalsSchema>;

/** The answer to a query. */
export const searchOutcomeSchema = v.variant('status', [
  v.object({ status: v.literal('empty') }),
  v.object({ status: v.literal('wrong'), errors: v.pipe(v.array(remarkSchema), v.readonly()) }),
  v.object({
    status: v.literal('found'),
    /** From the asked one on, best first. */
    groups: v.pipe(v.array(searchGroupSchema), v.readonly()),
    totals: totalsSchema,
    /** What is right and finds nothing: a tag that does not exist. */
    remarks: v.pipe(v.array(remarkSchema), v.readonly()),
    /** The query with words spelled as they stand in the notebook, where little was found. `isShown`: the groups are its. */
    suggestion: v.nullable(v.object({ query: v.string(), count, isShown: v.boolean() })),
    tookMs: v.number(),
  }),
]);
export type SearchOutcome = v.InferOutput<typeof searchOutcomeSchema>;

/** What the index is doing. `sentence` is for the person: why it is only in memory, or why there is none. */
export const searchStateSchema = v.object({
  phase: v.picklist(['opening', 'catchingUp', 'ready', 'failed']),
  done: count,
  total: count,
  isOnDisk: v.boolean(),
  sentence: v.string(),
});
export type SearchState = v.InferOutput<typeof searchStateSchema>;

/** Before the worker has said anything. */
export const openingState: SearchState = { phase: 'opening', done: 0, total: 0, isOnDisk: false, sentence: '' };

const touchedSchema = v.object({ table: v.string(), id: v.string() });

/** What the window asks of the worker. */
export const searchRequestSchema = v.variant('kind', [
  /** First of all: which notebook, and whether its index is kept on the disk. */
  v.object({ kind: v.literal('open'), databaseName: v.string(), isKept: v.boolean() }),
  /** These records were written. The worker reads them itself. */
  v.object({ kind: v.literal('changed'), sequence: count, changeId: v.string(), touched: v.pipe(v.array(touchedSchema), v.readonly()) }),
  v.object({ kind: v.literal('search'), requestId: count, query: v.string(), from: count, limit: count }),
  v.object({ kind: v.literal('count'), requestId: count, queries: v.pipe(v.array(v.string()), v.readonly()) }),
  /** Values of a field that begin as typed. */
  v.object({ kind: v.literal('names'), requestId: count, field: v.string(), typed: v.string() }),
  /** Throws the index away and makes it anew. */
  v.object({ kind: v.literal('rebuild') }),
  /** Frees the files; answered with `closed`. */
  v.object({ kind: v.literal('close') }),
]);
export type SearchRequest = v.InferOutput<typeof searchRequestSchema>;

/** What the worker says. */
export const searchMessageSchema = v.variant('kind', [
  v.object({ kind: v.literal('state'), state: searchStateSchema }),
  /** What is found may be another from now on. */
  v.object({ kind: v.literal('updated') }),
  v.object({ kind: v.literal('found'), requestId: count, outcome: searchOutcomeSchema }),
  /** In the order of the queries; null where one is wrong. */
  v.object({ kind: v.literal('counted'), requestId: count, counts: v.pipe(v.array(v.nullable(count)), v.readonly()) }),
  v.object({ kind: v.literal('named'), requestId: count, names: v.pipe(v.array(v.string()), v.readonly()) }),
  /** The request could not be carried out; `reason` is a sentence. */
  v.object({ kind: v.literal('failed'), requestId: count, reason: v.string() }),
  v.object({ kind: v.literal('closed') }),
]);
export type SearchMessage = v.InferOutput<typeof searchMessageSchema>;
