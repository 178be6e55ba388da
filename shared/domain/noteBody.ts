import * as v from 'valibot';
import { idSchema } from './ids';

/**
 * The body of a note in shapes we own, walkable without the editor. The editor's adapter turns it into Lexical nodes
 * and back; export and link derivation read it directly. What a newer program or a plug-in wrote and this one does
 * not know is kept whole in `unknown`.
 */
export const textMarks = ['bold', 'italic', 'strike', 'code'] as const;
export type TextMark = (typeof textMarks)[number];

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const jsonSchema: v.GenericSchema<unknown, Json> = v.lazy(() =>
  v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(jsonSchema), v.record(v.string(), jsonSchema)]),
) as v.GenericSchema<unknown, Json>;

const textSchema = v.object({
  kind: v.literal('text'),
  text: v.string(),
  marks: v.pipe(v.array(v.picklist(textMarks)), v.readonly()),
});
const lineBreakSchema = v.object({ kind: v.literal('lineBreak') });
/** A mention of an entity; `text` is what the person sees, kept when the entity is deleted. */
const entityRefSchema = v.object({ kind: v.literal('entity'), entityId: idSchema('entity'), text: v.string() });
/**
 * A citation of a highlight. The words and the source's title are kept in the note, so that a deleted highlight
 * leaves its words behind.
 */
const passageRefSchema = v.object({
  kind: v.literal('passage'),
  passageId: idSchema('passage'),
  sourceId: idSchema('source'),
  quotation: v.string(),
  sourceTitle: v.string(),
});
const unknownSchema = v.object({ kind: v.literal('unknown'), data: jsonSchema });

const leafSchemas = [textSchema, lineBreakSchema, entityRefSchema, passageRefSchema, unknownSchema] as const;
const leafSchema = v.variant('kind', [...leafSchemas]);
const linkSchema = v.object({
  kind: v.literal('link'),
  url: v.string(),
  children: v.pipe(v.array(leafSchema), v.readonly()),
});
const inlineSchema = v.variant('kind', [...leafSchemas, linkSchema]);
const inlinesSchema = v.pipe(v.array(inlineSchema), v.readonly());

export type NoteInline = v.InferOutput<typeof inlineSchema>;
export type NoteEntityRef = v.InferOutput<typeof entityRefSchema>;
export type NotePassageRef = v.InferOutput<typeof passageRefSchema>;
export type NoteText = v.InferOutput<typeof textSchema>;

/** An item: its own line, then the lists nested under it. `isChecked` is null outside check lists. */
export interface NoteListItem {
  readonly isChecked: boolean | null;
  readonly children: readonly NoteInline[];
  readonly lists: readonly NoteList[];
}
export interface NoteList {
  readonly kind: 'list';
  readonly style: 'bullet' | 'number' | 'check';
  /** The first number of a numbered list; 1 elsewhere. */
  readonly start: number;
  readonly items: readonly NoteListItem[];
}

const listSchema: v.GenericSchema<unknown, NoteList> = v.lazy(() =>
  v.object({
    kind: v.literal('list'),
    style: v.picklist(['bullet', 'number', 'check']),
    start: v.number(),
    items: v.array(v.object({ isChecked: v.nullable(v.boolean()), children: inlinesSchema, lists: v.array(listSchema) })),
  }),
);

const headingSchema = v.object({
  kind: v.literal('heading'),
  level: v.picklist([1, 2, 3, 4, 5, 6]),
  children: inlinesSchema,
});
const paragraphSchema = v.object({ kind: v.literal('paragraph'), children: inlinesSchema });
const quotationSchema = v.object({ kind: v.literal('quotation'), children: inlinesSchema });
const codeSchema = v.object({ kind: v.literal('code'), language: v.string(), text: v.string() });
const ruleSchema = v.object({ kind: v.literal('rule') });
const tableSchema = v.object({
  kind: v.literal('table'),
  rows: v.pipe(
    v.array(v.array(v.object({ isHeader: v.boolean(), children: inlinesSchema }))),
    v.readonly(),
  ),
});

const blockSchema = v.union([
  v.variant('kind', [paragraphSchema, headingSchema, quotationSchema, codeSchema, ruleSchema, tableSchema, unknownSchema]),
  listSchema,
]);
export type NoteBlock = v.InferOutput<typeof blockSchema>;
export type NoteTable = v.InferOutput<typeof tableSchema>;

/** Blocks in reading order: the text of a body, or of an earlier version of it. */
export const noteBlocksSchema = v.pipe(v.array(blockSchema), v.readonly());

/** Keyed by its note's id; saved apart from the note so that typing never collides with a recorded change. */
export const noteBodySchema = v.pipe(
  v.object({
    id: idSchema('note'),
    updatedAt: v.pipe(v.string(), v.isoTimestamp()),
    blocks: noteBlocksSchema,
  }),
  v.readonly(),
);
export type NoteBody = v.InferOutput<typeof noteBodySchema>;

/** Visits every inline node of a body in reading order, those inside links, lists and tables included. */
export function visitInlines(blocks: readonly NoteBlock[], visit: (inline: NoteInline) => void): void {
  const visitAll = (inlines: readonly NoteInline[]): void => {
    for (const inline of inlines) {
      visit(inline);
      if (inline.kind === 'link') visitAll(inline.children);
    }
  };
  const visitList = (list: NoteList): void => {
    for (const item of list.items) {
      visitAll(item.children);
      item.lists.forEach(visitList);
    }
  };
  for (const block of blocks) {
    switch (block.kind) {
      case 'paragraph':
      case 'heading':
      case 'quotation':
        visitAll(block.children);
        break;
      case 'list':
        visitList(block);
        break;
      case 'table':
        for (const row of block.rows) for (const cell of row) visitAll(cell.children);
        break;
      case 'code':
      case 'rule':
      case 'unknown':
        break;
      default:
        block satisfies never;
    }
  }
}

function wordsOf(inlines: readonly NoteInline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.kind) {
        case 'text':
        case 'entity':
          return inline.text;
        case 'passage':
          return `“${inline.quotation}”`;
        case 'lineBreak':
          return '\n';
        case 'link':
          return wordsOf(inline.children);
        case 'unknown':
          return '';
      }
    })
    .join('');
}

function linesOf(block: NoteBlock): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'quotation':
      return [wordsOf(block.children)];
    case 'list':
      return block.items.flatMap((item) => [wordsOf(item.children), ...item.lists.flatMap(linesOf)]);
    case 'table':
      return block.rows.flatMap((row) => row.map((cell) => wordsOf(cell.children)));
    case 'code':
      return [block.text];
    case 'rule':
    case 'unknown':
      return [];
  }
}

/** The words of a body as plain text: each block, item of a list and cell of a table on a line of its own. */
export function plainTextOf(blocks: readonly NoteBlock[]): string {
  return blocks.flatMap(linesOf).filter((line) => line !== '').join('\n');
}
