import type { Block } from '../../../shared/domain/sourceDocument';

type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

export interface ListNode {
  readonly isOrdered: boolean;
  readonly items: { readonly block: BlockOf<'listItem'>; readonly lists: ListNode[] }[];
}

/** How blocks stand together on the page. */
export type BlockGroup =
  | { readonly kind: 'block'; readonly block: Exclude<Block, { kind: 'listItem' | 'quotation' | 'tableRow' }> }
  | { readonly kind: 'list'; readonly list: ListNode }
  | { readonly kind: 'quotation'; readonly depth: number; readonly blocks: BlockOf<'quotation'>[] }
  | { readonly kind: 'table'; readonly rows: BlockOf<'tableRow'>[] };

/** Puts an item into the innermost open list of its depth; a jump of several levels opens one list only. */
function addItem(open: ListNode[], depths: number[], block: BlockOf<'listItem'>): ListNode | null {
  while (depths.length > 0 && (depths.at(-1) ?? 0) > block.depth) {
    open.pop();
    depths.pop();
  }
  const isOrdered = block.number !== null;
  const innermost = open.at(-1);
  if (innermost && depths.at(-1) === block.depth && innermost.isOrdered === isOrdered) {
    innermost.items.push({ block, lists: [] });
    return null;
  }
  if (innermost && depths.at(-1) === block.depth) {
    open.pop();
    depths.pop();
  }
  const made: ListNode = { isOrdered, items: [{ block, lists: [] }] };
  const parentItem = open.at(-1)?.items.at(-1);
  parentItem?.lists.push(made);
  open.push(made);
  depths.push(block.depth);
  return parentItem ? null : made;
}

/** Blocks in order, with list items nested as lists and rows collected as tables. */
export function groupsOf(blocks: readonly Block[]): readonly BlockGroup[] {
  const groups: BlockGroup[] = [];
  let openLists: ListNode[] = [];
  let depths: number[] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (block.kind !== 'listItem') {
      openLists = [];
      depths = [];
    }
    switch (block.kind) {
      case 'listItem': {
        const list = addItem(openLists, depths, block);
        if (list) groups.push({ kind: 'list', list });
        break;
      }
      case 'quotation':
        if (last?.kind === 'quotation' && last.depth === block.depth) last.blocks.push(block);
        else groups.push({ kind: 'quotation', depth: block.depth, blocks: [block] });
        break;
      case 'tableRow':
        if (last?.kind === 'table' && last.rows[0]?.table === block.table) last.rows.push(block);
        else groups.push({ kind: 'table', rows: [block] });
        break;
      default:
        groups.push({ kind: 'block', block });
    }
  }
  return groups;
}
