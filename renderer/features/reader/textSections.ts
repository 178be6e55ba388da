import type { Block, SourceDocument } from '../../../shared/domain/sourceDocument';

/** A run of blocks that the browser lays out only when it comes near the view. */
export interface TextSection {
  readonly start: number;
  readonly end: number;
  readonly blocks: readonly Block[];
}

/** Long enough that a section is more than a screen, short enough that laying one out is not felt. */
const wantedLength = 6000;
/** A table or list longer than this is divided all the same. */
const mostBlocks = 240;

function belongsTogether(previous: Block | undefined, block: Block): boolean {
  if (!previous || previous.kind !== block.kind) return false;
  if (block.kind === 'tableRow') return previous.kind === 'tableRow' && previous.table === block.table;
  return block.kind === 'listItem' || block.kind === 'quotation';
}

/** Divides a text into sections without cutting through lists, quotations and tables. */
export function sectionsOf({ blocks }: Pick<SourceDocument, 'blocks'>): readonly TextSection[] {
  const sections: TextSection[] = [];
  let current: Block[] = [];
  const finish = (): void => {
    const [first] = current;
    const last = current.at(-1);
    if (first && last) sections.push({ start: first.start, end: last.end, blocks: current });
    current = [];
  };
  for (const block of blocks) {
    const [first] = current;
    const isLong = first !== undefined && block.end - first.start > wantedLength;
    if (isLong && (!belongsTogether(current.at(-1), block) || current.length >= mostBlocks)) finish();
    current.push(block);
  }
  finish();
  return sections;
}

/** Index of the last item that starts at or before an offset; 0 where there is none. */
export function indexAt(items: readonly { readonly start: number }[], offset: number): number {
  let low = 0;
  let high = items.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const item = items[middle];
    if (item && item.start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
