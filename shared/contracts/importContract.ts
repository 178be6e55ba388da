import * as v from 'valibot';
import { publicationDateSchema } from '../domain/publicationDate';
import { digestSchema } from '../domain/record';
import { sourceFormats } from '../domain/source';
import { blockSchema } from '../domain/sourceDocument';

/** What the window asks the import worker to turn into an article: a file's bytes, or what the clipboard held. */
export const importInputSchema = v.variant('kind', [
  v.object({ kind: v.literal('file'), name: v.string(), bytes: v.instance(Uint8Array) }),
  /** Either may be empty; the page is taken where it has words. */
  v.object({ kind: v.literal('clipboard'), html: v.string(), text: v.string() }),
]);
export type ImportInput = v.InferOutput<typeof importInputSchema>;

const convertedArticleSchema = v.pipe(
  v.object({
    format: v.picklist(sourceFormats),
    title: v.string(),
    byline: v.string(),
    outlet: v.string(),
    url: v.string(),
    language: v.string(),
    published: publicationDateSchema,
    text: v.string(),
    blocks: v.pipe(v.array(blockSchema), v.readonly()),
    wordCount: v.number(),
    warnings: v.pipe(v.array(v.string()), v.readonly()),
    /** SHA-256 of the bytes. */
    bytesDigest: digestSchema,
    /** SHA-256 of the canonical text in UTF-8. */
    textDigest: digestSchema,
    mediaType: v.string(),
    /** What the text is compared with others by; null where it is too short for that. */
    signature: v.nullable(v.instance(Uint32Array)),
    /** The bytes as they came; what was pasted, in UTF-8. */
    bytes: v.instance(Uint8Array),
  }),
  v.readonly(),
);
/** An article as the worker hands it over: everything that is stored but ids and times. */
export type ConvertedArticle = v.InferOutput<typeof convertedArticleSchema>;

/** The worker's answer. A refusal's `reason` is one sentence for the person. */
export const conversionSchema = v.variant('status', [
  v.object({ status: v.literal('converted'), article: convertedArticleSchema }),
  v.object({ status: v.literal('refused'), reason: v.string() }),
]);
export type Conversion = v.InferOutput<typeof conversionSchema>;

/** A request on its way to the worker. */
export const importRequestSchema = v.object({ requestId: v.number(), input: importInputSchema });
export type ImportRequest = v.InferOutput<typeof importRequestSchema>;

/** An answer on its way back; `requestId` is the request's. */
export const importAnswerSchema = v.object({ requestId: v.number(), conversion: conversionSchema });
export type ImportAnswer = v.InferOutput<typeof importAnswerSchema>;

/** What is used of the platform's `AbortSignal`, which `shared` does not know. */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Turns bytes or pasted content into articles, away from the window's thread where it can. */
export interface ArticleImporter {
  /** Never rejects for what the input holds; "cancelled" where `signal` ended it. Takes the bytes over. */
  convert(input: ImportInput, signal?: CancelSignal): Promise<Conversion | { readonly status: 'cancelled' }>;
  /** Ends what is running and frees the worker; a later `convert` starts a new one. */
  close(): void;
}
