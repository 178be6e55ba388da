import * as v from 'valibot';
import { idSchema, type Clock, type CollectionId, type IdMaker, type TagId } from './ids';
import { publicationDateSchema, unknownDate, type PublicationDate } from './publicationDate';
import { digestSchema, stampEntries } from './record';
import { trimsSchema, type Trims } from './trims';

/** The formats a source can have been imported from. */
export const sourceFormats = ['text', 'markdown', 'html', 'pdf', 'docx', 'epub', 'rtf', 'mhtml', 'email'] as const;
export type SourceFormat = (typeof sourceFormats)[number];

/** How far the person has come with a source. */
export const readingStates = ['unread', 'reading', 'read'] as const;
export type ReadingState = (typeof readingStates)[number];

/**
 * An imported article, without its text: lists load only this. Field names follow Dublin Core where it has one
 * (title, creator as `byline`, publisher as `outlet`, date as `published`, language, source as `url`).
 */
export const sourceSchema = v.pipe(
  v.object({
    id: idSchema('source'),
    ...stampEntries,
    title: v.string(),
    byline: v.string(),
    outlet: v.string(),
    url: v.string(),
    /** BCP 47, or empty where it is not known. */
    language: v.string(),
    published: publicationDateSchema,
    format: v.picklist(sourceFormats),
    /** The name of the file it came from, without folders; empty for pasted text. */
    fileName: v.string(),
    /** SHA-256 of the imported bytes; the key of the kept original. */
    bytesDigest: digestSchema,
    /** SHA-256 of the canonical text in UTF-8; anchors refer to it. */
    textDigest: digestSchema,
    /** Length of the canonical text in UTF-16 units. */
    textLength: v.pipe(v.number(), v.integer(), v.minValue(0)),
    wordCount: v.pipe(v.number(), v.integer(), v.minValue(0)),
    tagIds: v.pipe(v.array(idSchema('tag')), v.readonly()),
    collectionIds: v.pipe(v.array(idSchema('collection')), v.readonly()),
    readingState: v.picklist(readingStates),
    /** What the person left out of the text; `wordCount` does not count it. */
    trimmed: trimsSchema,
    /** True once the person answered what the program would trim. */
    isTrimReviewed: v.boolean(),
    /** True for the articles of the sample notebook, so that they can be removed in one step. */
    isSample: v.boolean(),
  }),
  v.readonly(),
);

export type Source = v.InferOutput<typeof sourceSchema>;

/** What is told about a source when it is made; the rest has defaults. */
export type SourceDraft = Pick<Source, 'title' | 'format' | 'bytesDigest' | 'textDigest' | 'textLength' | 'wordCount'> &
  Partial<Omit<Source, 'id' | 'createdAt' | 'updatedAt'>>;

export function createSource(draft: SourceDraft, clock: Clock, ids: IdMaker): Source {
  const now = clock();
  const noDate: PublicationDate = unknownDate;
  const noTags: readonly TagId[] = [];
  const noCollections: readonly CollectionId[] = [];
  const noTrims: Trims = [];
  return {
    byline: '', outlet: '', url: '', language: '', published: noDate, fileName: '', tagIds: noTags, collectionIds: noCollections,
    readingState: 'unread', trimmed: noTrims, isTrimReviewed: false, isSample: false,
    ...draft,
    id: ids('source'), createdAt: now, updatedAt: now,
  };
}
