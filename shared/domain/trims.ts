import * as v from 'valibot';
import type { Block, SourceDocument } from './sourceDocument';
import { offsetSchema, type Span } from './span';

const trimSchema = v.pipe(v.object({ start: offsetSchema, end: offsetSchema }), v.readonly());

/**
 * Stretches of a source's text that a person trimmed: menus, comment forms, lines of other articles. They stay in the
 * canonical text, so that no anchor moves, and are left out of reading, search, counts and export. Whole blocks, in
 * order, not overlapping.
 */
export const trimsSchema = v.pipe(
  v.array(trimSchema),
  v.check((trims) => trims.every(({ start, end }, index) => start < end && start >= (trims[index - 1]?.end ?? 0)), 'Trims must stand in order'),
  v.readonly(),
);
export type Trims = v.InferOutput<typeof trimsSchema>;

/** Whether a block is trimmed. An empty block (a page break) never is. */
export function isTrimmed(block: Span, trims: Trims): boolean {
  return block.start < block.end && trims.some(({ start, end }) => block.start >= start && block.end <= end);
}

/** Whether any of some words is trimmed. */
export function touchesTrims(span: Span, trims: Trims): boolean {
  return trims.some(({ start, end }) => span.start < end && span.end > start);
}

/** One trim for each row of neighboring trimmed blocks. */
function trimsOf(blocks: readonly Block[], isOut: (block: Block) => boolean): Trims {
  const trims: Span[] = [];
  let isOpen = false;
  for (const block of blocks) {
    if (block.start === block.end) continue;
    const last = trims.at(-1);
    if (!isOut(block)) isOpen = false;
    else if (isOpen && last) trims[trims.length - 1] = { start: last.start, end: block.end };
    else {
      trims.push({ start: block.start, end: block.end });
      isOpen = true;
    }
  }
  return trims;
}

function touches(block: Span, spans: readonly Span[]): boolean {
  return spans.some(({ start, end }) => block.start < Math.max(end, start + 1) && block.end > start);
}

/** Trims every block that one of the spans touches, beside what is trimmed already. */
export function trimBlocks({ blocks }: Pick<SourceDocument, 'blocks'>, trims: Trims, spans: readonly Span[]): Trims {
  return trimsOf(blocks, (block) => isTrimmed(block, trims) || touches(block, spans));
}

/** Brings back every block that one of the spans touches. */
export function untrimBlocks({ blocks }: Pick<SourceDocument, 'blocks'>, trims: Trims, spans: readonly Span[]): Trims {
  return trimsOf(blocks, (block) => isTrimmed(block, trims) && !touches(block, spans));
}

/** The text with blanks in place of what is trimmed: of the same length, so that every offset means what it meant. */
export function textWithoutTrims(text: string, trims: Trims): string {
  let kept = '';
  let from = 0;
  for (const { start, end } of trims) {
    kept += text.slice(from, start) + ' '.repeat(Math.min(end, text.length) - start);
    from = end;
  }
  return trims.length === 0 ? text : kept + text.slice(from);
}

/** A source's text as it is read, searched, counted and exported. The offsets are those of the whole text. */
export function withoutTrims(document: SourceDocument, trims: Trims): SourceDocument {
  if (trims.length === 0) return document;
  return { ...document, text: textWithoutTrims(document.text, trims), blocks: document.blocks.filter((block) => !isTrimmed(block, trims)) };
}
