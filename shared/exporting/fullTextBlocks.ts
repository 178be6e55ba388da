import type { BlockContent, Heading, List, PhrasingContent, TableRow } from 'mdast';
import type { Block, SourceDocument } from '../domain/sourceDocument';
import type { Span } from '../domain/span';
import { cleanText } from './exportText';
import { comment, paragraph, type FlowContent } from './markdownNodes';

/** What stands in a block, told by whoever knows the highlights. */
export interface BlockTexts {
  /** The inline content of a stretch of a block. */
  phrasing(block: Block, span: Span): PhrasingContent[];
  /** What follows a code block, in which nothing can be marked. */
  afterCode(block: Block): BlockContent[];
}

type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** The longest run of blocks of one kind from a place on. */
function runFrom<Kind extends Block['kind']>(blocks: readonly Block[], from: number, kind: Kind): readonly BlockOf<Kind>[] {
  const run: BlockOf<Kind>[] = [];
  const isOfKind = (block: Block | undefined): block is BlockOf<Kind> => block?.kind === kind;
  for (let index = from; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (!isOfKind(block)) break;
    run.push(block);
  }
  return run;
}

/** Items with depths as lists in lists; a change between bullets and numbers starts a new list. */
function listsOf(items: readonly BlockOf<'listItem'>[], texts: BlockTexts): List[] {
  const lists: List[] = [];
  let base = items[0]?.depth ?? 0;
  for (let index = 0; index < items.length; ) {
    const item = items[index];
    if (!item) break;
    base = Math.min(base, item.depth);
    let end = index + 1;
    while ((items[end]?.depth ?? -1) > base) end += 1;
    const ordered = item.number !== null;
    let list = lists.at(-1);
    if (!list || list.ordered !== ordered) {
      list = { type: 'list', ordered, start: item.number, spread: false, children: [] };
      lists.push(list);
    }
    const nested = listsOf(items.slice(index + 1, end), texts);
    list.children.push({ type: 'listItem', spread: false, children: [paragraph(texts.phrasing(item, item)), ...nested] });
    index = end;
  }
  return lists;
}

/** Quoted paragraphs with depths as quotations in quotations. */
function quotedFlow(items: readonly BlockOf<'quotation'>[], depth: number, texts: BlockTexts): BlockContent[] {
  const flow: BlockContent[] = [];
  for (let index = 0; index < items.length; ) {
    let end = index;
    while ((items[end]?.depth ?? 0) > depth) end += 1;
    if (end > index) {
      flow.push({ type: 'blockquote', children: quotedFlow(items.slice(index, end), depth + 1, texts) });
      index = end;
    } else {
      const item = items[index];
      if (item) flow.push(paragraph(texts.phrasing(item, item)));
      index += 1;
    }
  }
  return flow;
}

/** A GFM table must have a header row: where the source's has none, it is an empty one. */
function tableOf(rows: readonly BlockOf<'tableRow'>[], texts: BlockTexts): BlockContent {
  const columns = Math.max(1, ...rows.map((row) => row.cells.length));
  const rowOf = (cells: readonly PhrasingContent[][]): TableRow => ({
    type: 'tableRow',
    children: Array.from({ length: columns }, (_, index) => ({ type: 'tableCell' as const, children: cells[index] ?? [] })),
  });
  const body = rows.map((row) => rowOf(row.cells.map((cell) => texts.phrasing(row, cell))));
  const children = rows[0]?.isHeader === true ? body : [rowOf([]), ...body];
  return { type: 'table', align: Array.from({ length: columns }, () => null), children };
}

/** The article's headings stand below the file's own `## Full text`. */
function depthBelow(level: number): Heading['depth'] {
  const depths = [3, 4, 5, 6] as const;
  return depths[level - 1] ?? 6;
}

/** The blocks of an article as Markdown nodes. */
export function blocksToFlow(document: SourceDocument, texts: BlockTexts): FlowContent[] {
  const flow: FlowContent[] = [];
  const { blocks } = document;
  const isBlank = (block: Block): boolean => document.text.slice(block.start, block.end).trim() === '';
  for (let index = 0; index < blocks.length; ) {
    const block = blocks[index];
    if (!block) break;
    let taken = 1;
    switch (block.kind) {
      case 'heading': {
        const words = texts.phrasing(block, block).map((node): PhrasingContent => (node.type === 'break' ? { type: 'text', value: ' ' } : node));
        if (!isBlank(block)) flow.push({ type: 'heading', depth: depthBelow(block.level), children: words });
        break;
      }
      case 'paragraph':
        if (!isBlank(block)) flow.push(paragraph(texts.phrasing(block, block)));
        break;
      case 'listItem': {
        const items = runFrom(blocks, index, 'listItem');
        flow.push(...listsOf(items, texts));
        taken = items.length;
        break;
      }
      case 'quotation': {
        const items = runFrom(blocks, index, 'quotation');
        flow.push(...quotedFlow(items, 0, texts));
        taken = items.length;
        break;
      }
      case 'code': {
        const value = cleanText(document.text.slice(block.start, block.end)).replaceAll('\u2028', '\n');
        flow.push({ type: 'code', lang: block.language || null, value }, ...texts.afterCode(block));
        break;
      }
      case 'tableRow': {
        const rows = runFrom(blocks, index, 'tableRow').filter((row, _, run) => row.table === run[0]?.table);
        flow.push(tableOf(rows, texts));
        taken = rows.length;
        break;
      }
      case 'pageBreak':
        flow.push(comment(block.label === '' ? 'page break' : `page ${block.label}`));
        break;
      default:
        block satisfies never;
    }
    index += taken;
  }
  return flow;
}
