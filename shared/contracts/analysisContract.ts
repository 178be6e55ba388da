import * as v from 'valibot';
import { aliasKinds, entityKinds } from '../domain/entity';
import { idSchema } from '../domain/ids';
import { spanSchema } from '../domain/span';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const spans = v.pipe(v.array(spanSchema), v.readonly());
const numbers = v.instance(Uint32Array);

const candidateSchema = v.object({
  entityId: idSchema('entity'),
  nameKind: v.picklist(aliasKinds),
  /** 0 … 1, the best candidate first. */
  score: v.number(),
  reason: v.picklist(['decided', 'onlyBearer', 'fullNameInText', 'heldRoleThen', 'namedBefore', 'standsWithOthers', 'kindFits', 'noReason']),
});

/** Words of an article that are a known name: one group for all places where the same words may mean the same. */
const nameGroupSchema = v.object({
  /** As they stand in the text where they stand first. */
  words: v.string(),
  candidates: v.pipe(v.array(candidateSchema), v.minLength(1), v.readonly()),
  /** No candidate leads: a person chooses. */
  isAmbiguous: v.boolean(),
});
export type NameGroup = v.InferOutput<typeof nameGroupSchema>;

const proposalSchema = v.object({
  name: v.string(),
  kind: v.picklist(entityKinds),
  forms: v.pipe(v.array(v.string()), v.readonly()),
  spans,
  confidence: v.number(),
});

/** What analysis finds in one article, before what was accepted and rejected in it is taken out. */
export const articleNamesSchema = v.object({
  sourceId: idSchema('source'),
  groups: v.pipe(v.array(nameGroupSchema), v.readonly()),
  /** Three numbers for each place, in text order: start, end, which group. */
  places: numbers,
  /** Names that the registry does not know. */
  proposals: v.pipe(v.array(proposalSchema), v.readonly()),
  tookMs: v.number(),
});
export type ArticleNames = v.InferOutput<typeof articleNamesSchema>;

const progressEntries = {
  /** Articles that were looked through, of how many. Where they differ, more may be found. */
  done: count,
  total: count,
} as const;

/** Where an entity is found in the library and nobody has said yet whether it is meant. */
export const entityMentionsSchema = v.object({
  /** Newest publication first, undated ones last. */
  sourceIds: v.pipe(v.array(idSchema('source')), v.readonly()),
  /** Four numbers for each place, source by source in text order: which source, start, end, 1 where others may be meant too. */
  places: numbers,
  ...progressEntries,
  /** What finding names alone took since the worker started, without reading and keeping, in texts of so many UTF-16 units altogether. */
  finding: v.object({ ms: v.number(), units: count }),
});
export type EntityMentions = v.InferOutput<typeof entityMentionsSchema>;

const companionSchema = v.object({
  entityId: idSchema('entity'),
  /** In how many sentences, and in how many paragraphs (sentences included), both stand. */
  sentences: count,
  paragraphs: count,
});

/** Entities that stand with another, those with most sentences first. */
export const companionsSchema = v.object({ companions: v.pipe(v.array(companionSchema), v.readonly()), ...progressEntries });
export type Companions = v.InferOutput<typeof companionsSchema>;

const placeSchema = v.object({ sourceId: idSchema('source'), ...spanSchema.entries });
/** A stretch of the text of a source. */
export type SourcePlace = v.InferOutput<typeof placeSchema>;

/** Words with the sentence around them. */
const snippetSchema = v.object({
  text: v.string(),
  /** The words themselves, in `text`. */
  marks: spans,
  isCutBefore: v.boolean(),
  isCutBehind: v.boolean(),
});
export type Snippet = v.InferOutput<typeof snippetSchema>;

/** A sentence or paragraph in which two entities stand, at the words of the first. */
const togetherSchema = v.object({ ...placeSchema.entries, isSentence: v.boolean(), snippet: snippetSchema });
export type Together = v.InferOutput<typeof togetherSchema>;

/** What the worker is doing. `sentence` is for the person where it failed. */
export const analysisStateSchema = v.object({ phase: v.picklist(['opening', 'ready', 'failed']), ...progressEntries, sentence: v.string() });
export type AnalysisState = v.InferOutput<typeof analysisStateSchema>;

/** Before the worker has said anything. */
export const openingAnalysis: AnalysisState = { phase: 'opening', done: 0, total: 0, sentence: '' };

/** What the window asks of the worker. */
export const analysisRequestSchema = v.variant('kind', [
  /** First of all: which notebook. */
  v.object({ kind: v.literal('open'), databaseName: v.string() }),
  /** These records were written. The worker reads them itself. */
  v.object({ kind: v.literal('changed'), touched: v.pipe(v.array(v.object({ table: v.string(), id: v.string() })), v.readonly()) }),
  v.object({ kind: v.literal('analyse'), requestId: count, sourceId: idSchema('source') }),
  /** Answered at once with what was looked through so far; the rest of the library follows, told by `updated`. */
  v.object({ kind: v.literal('mentionsOf'), requestId: count, entityId: idSchema('entity') }),
  v.object({ kind: v.literal('companions'), requestId: count, entityId: idSchema('entity') }),
  v.object({ kind: v.literal('together'), requestId: count, entityId: idSchema('entity'), otherId: idSchema('entity') }),
  v.object({ kind: v.literal('snippets'), requestId: count, places: v.pipe(v.array(placeSchema), v.readonly()) }),
  /** Nobody waits for the answer any more. */
  v.object({ kind: v.literal('cancel'), requestId: count }),
]);
export type AnalysisRequest = v.InferOutput<typeof analysisRequestSchema>;

/** What the worker says. */
export const analysisMessageSchema = v.variant('kind', [
  v.object({ kind: v.literal('state'), state: analysisStateSchema }),
  /** What is found may be another from now on: in the articles, or only in the library as a whole. */
  v.object({ kind: v.literal('updated'), concerns: v.picklist(['articles', 'library']) }),
  /** Null where there is no such source. */
  v.object({ kind: v.literal('analysed'), requestId: count, names: v.nullable(articleNamesSchema) }),
  v.object({ kind: v.literal('mentions'), requestId: count, mentions: entityMentionsSchema }),
  v.object({ kind: v.literal('companions'), requestId: count, companions: companionsSchema }),
  v.object({ kind: v.literal('together'), requestId: count, places: v.pipe(v.array(togetherSchema), v.readonly()) }),
  /** In the order of the places; null where a source is gone. */
  v.object({ kind: v.literal('snippets'), requestId: count, snippets: v.pipe(v.array(v.nullable(snippetSchema)), v.readonly()) }),
  v.object({ kind: v.literal('cancelled'), requestId: count }),
  /** The request could not be carried out; `reason` is a sentence. */
  v.object({ kind: v.literal('failed'), requestId: count, reason: v.string() }),
]);
export type AnalysisMessage = v.InferOutput<typeof analysisMessageSchema>;
