import * as v from 'valibot';
import { idSchema, type SourceId } from './ids';
import { offsetSchema } from './span';

/** What a stretch of a block's text is. Offsets count from the start of the canonical text, not of the block. */
export const inlineMarkSchema = v.pipe(
  v.variant('kind', [
    v.object({ kind: v.literal('emphasis'), start: offsetSchema, end: offsetSchema }),
    v.object({ kind: v.literal('strong'), start: offsetSchema, end: offsetSchema }),
    v.object({ kind: v.literal('code'), start: offsetSchema, end: offsetSchema }),
    v.object({ kind: v.literal('strike'), start: offsetSchema, end: offsetSchema }),
    /** A link is text plus target; it is opened only on a person's word, in the system's browser. */
    v.object({ kind: v.literal('link'), start: offsetSchema, end: offsetSchema, target: v.string() }),
    /** A page ended here, inside the block; `label` is the number printed on the page that follows. Empty span. */
    v.object({ kind: v.literal('pageBreak'), start: offsetSchema, end: offsetSchema, label: v.string() }),
  ]),
  v.readonly(),
);
export type InlineMark = v.InferOutput<typeof inlineMarkSchema>;

const place = {
  /** First UTF-16 unit of the block in the canonical text. */
  start: offsetSchema,
  /** One past the last unit. */
  end: offsetSchema,
  marks: v.pipe(v.array(inlineMarkSchema), v.readonly()),
} as const;

const depth = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(32));

/**
 * One block of an imported article. Blocks stand in text order, do not overlap, and are separated in the canonical
 * text by exactly one `\n`; cells of a table row by one `\t`. A line break inside a block is U+2028.
 */
export const blockSchema = v.pipe(
  v.variant('kind', [
    v.object({ kind: v.literal('heading'), level: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(6)), ...place }),
    v.object({ kind: v.literal('paragraph'), ...place }),
    /** `depth` 0 is an outermost list; `number` is null in a bulleted list. */
    v.object({ kind: v.literal('listItem'), depth, number: v.nullable(v.number()), ...place }),
    /** A paragraph inside a quotation; `depth` 1 is the outermost. */
    v.object({ kind: v.literal('quotation'), depth, ...place }),
    v.object({ kind: v.literal('code'), language: v.string(), ...place }),
    /** `table` counts the tables of the document from 0; `cells` are the cells' spans in order. */
    v.object({
      kind: v.literal('tableRow'),
      table: v.pipe(v.number(), v.integer(), v.minValue(0)),
      isHeader: v.boolean(),
      cells: v.pipe(v.array(v.pipe(v.object({ start: offsetSchema, end: offsetSchema }), v.readonly())), v.readonly()),
      ...place,
    }),
    /** A page ended here; `label` is the number printed on the page that follows. Empty span. */
    v.object({ kind: v.literal('pageBreak'), label: v.string(), ...place }),
  ]),
  v.readonly(),
);
export type Block = v.InferOutput<typeof blockSchema>;
export type BlockKind = Block['kind'];

/** The text of a source: one canonical text and its blocks. Heavy: only reader, worker and export load it. */
export const sourceDocumentSchema = v.pipe(
  v.object({
    id: idSchema('source'),
    text: v.string(),
    blocks: v.pipe(v.array(blockSchema), v.readonly()),
  }),
  v.check(
    (document) => document.blocks.every((block, index) => {
      const previous = document.blocks[index - 1];
      return block.start <= block.end && block.end <= document.text.length && (!previous || previous.end <= block.start);
    }),
    'Blocks must stand in order inside the text',
  ),
  v.readonly(),
);
/** Keyed by its source's id. */
export type SourceDocument = v.InferOutput<typeof sourceDocumentSchema>;

export function createSourceDocument(id: SourceId, text: string, blocks: readonly Block[]): SourceDocument {
  return { id, text, blocks };
}
