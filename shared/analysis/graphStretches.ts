import { sentencesIn } from '../anchoring/sentences';
import type { Block, SourceDocument } from '../domain/sourceDocument';
import type { Span } from '../domain/span';
import { isTrimmed, touchesTrims, type Trims } from '../domain/trims';
import type { GraphPlace, GraphScope, GraphStretch } from './graphTypes';

/** What of a source tells where entities stand together. */
export interface PlacedText {
  readonly document: Pick<SourceDocument, 'text' | 'blocks'>;
  readonly trims: Trims;
  /** BCP 47, or empty. */
  readonly language: string;
  /** In any order; one that touches trimmed text does not count. */
  readonly places: readonly GraphPlace[];
}

/**
 * The stretches of a text in which at least two entities stand, in text order. A place stands in every stretch that it
 * touches, so that a highlight over two sentences stands in both. Only blocks with two entities are cut into sentences.
 */
export function sharedStretches({ document, trims, language, places }: PlacedText, scope: GraphScope): GraphStretch[] {
  const blocks = document.blocks.filter((block) => block.start < block.end && !isTrimmed(block, trims));
  const placed = placesByBlock(blocks, places.filter((place) => !touchesTrims(place, trims)));
  return blocks.flatMap((block, index) => {
    const here = placed.get(index) ?? [];
    if (!areTwo(here)) return [];
    const stretches = scope === 'paragraph' ? [block] : cellsOf(block).flatMap((cell) => sentencesIn(document.text, cell, language));
    return stretches.flatMap(({ start, end }) => {
      const inside = here.filter((place) => place.start < end && place.end > start);
      return areTwo(inside) ? [{ start, end, places: inside }] : [];
    });
  });
}

/** Cells of a table are read on their own: nothing goes from one sentence to the next between them. */
function cellsOf(block: Block): readonly Span[] {
  return block.kind === 'tableRow' ? block.cells : [block];
}

function areTwo(places: readonly GraphPlace[]): boolean {
  return places.some(({ entityId }) => entityId !== places[0]?.entityId);
}

function placesByBlock(blocks: readonly Span[], places: readonly GraphPlace[]): ReadonlyMap<number, readonly GraphPlace[]> {
  const placed = new Map<number, GraphPlace[]>();
  const inOrder = [...places].sort((a, b) => a.start - b.start || a.end - b.end || (a.entityId < b.entityId ? -1 : 1));
  for (const place of inOrder) {
    for (let index = firstBlockBehind(blocks, place.start); index < blocks.length; index += 1) {
      const block = blocks[index];
      if (!block || block.start >= place.end) break;
      const here = placed.get(index);
      if (here) here.push(place);
      else placed.set(index, [place]);
    }
  }
  return placed;
}

/** The first block that ends behind an offset. */
function firstBlockBehind(blocks: readonly Span[], offset: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
