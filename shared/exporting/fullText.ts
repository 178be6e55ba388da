import type { PhrasingContent } from 'mdast';
import { segment } from '../anchoring/segment';
import type { Passage } from '../domain/passage';
import type { Block, InlineMark, SourceDocument } from '../domain/sourceDocument';
import type { Span } from '../domain/span';
import { cleanText } from './exportText';
import { blocksToFlow } from './fullTextBlocks';
import { paragraph, type FileContent } from './markdownNodes';
import { nestRuns, type Run, type RunFormat } from './nestRuns';

const markFormats = { strong: 'strong', emphasis: 'emphasis', strike: 'strike', code: 'code' } as const;

type FormatMark = Exclude<InlineMark, { kind: 'pageBreak' }>;

function formatOfMark(mark: FormatMark): RunFormat {
  return mark.kind === 'link' ? { kind: 'link', url: mark.target } : { kind: markFormats[mark.kind] };
}

/** `↑` behind a highlight: the link up to its quotation. */
function markerOf(passage: Passage): Run {
  return { node: { type: 'wikiLink', target: '', blockId: passage.id, label: '↑' }, formats: [] };
}

function textRuns(words: string, formats: readonly RunFormat[]): readonly Run[] {
  return cleanText(words)
    .replace(/\n/g, ' ')
    .split('\u2028')
    .flatMap((line, index): Run[] => [
      ...(index === 0 ? [] : [{ node: { type: 'break' } as const, formats }]),
      { text: line, formats },
    ]);
}

/** The stretches of text that are written as one: a block's whole, or each cell of a table row. */
function leavesOf(block: Block): readonly Span[] {
  return block.kind === 'tableRow' ? block.cells : [block];
}

/** Passages by the start of the last stretch with words that they touch: there they end, and there their link stands. */
function byLastLeaf(document: SourceDocument, passages: readonly Passage[]): ReadonlyMap<number, readonly Passage[]> {
  const leaves = document.blocks.flatMap(leavesOf).filter((leaf) => document.text.slice(leaf.start, leaf.end).trim() !== '');
  const ending = new Map<number, Passage[]>();
  for (const passage of passages) {
    const last = leaves.findLast((leaf) => leaf.start < passage.anchor.end && leaf.end > passage.anchor.start);
    if (last) ending.set(last.start, [...(ending.get(last.start) ?? []), passage]);
  }
  return ending;
}

/**
 * The text of a source with its formats and, in place, its highlights: `==words==` and a link to each highlight's
 * quotation where it ends. Only a highlight whose words stand exactly at its position is marked.
 */
export function fullTextMarkdown(document: SourceDocument, passages: readonly Passage[]): FileContent[] {
  const standing = passages.filter(({ anchor }) => document.text.slice(anchor.start, anchor.end) === anchor.exact);
  const byId = new Map<string, Passage>(standing.map((passage) => [passage.id, passage]));
  const ending = byLastLeaf(document, standing);

  const endingIn = (leaf: Span, piece: Span): readonly Passage[] =>
    (ending.get(leaf.start) ?? []).filter(({ anchor }) => {
      const end = Math.min(anchor.end, leaf.end);
      return end > piece.start && end <= piece.end;
    });

  const runsOf = (block: Block, span: Span): readonly Run[] => {
    const formats = block.marks.flatMap((mark): FormatMark[] => (mark.kind === 'pageBreak' ? [] : [mark]));
    const marks = new Map(formats.map((mark, index) => [`mark ${index}`, mark]));
    const spans = [
      ...standing.map(({ id, anchor }): Span & { readonly id: string } => ({ id, start: anchor.start, end: anchor.end })),
      ...[...marks].map(([id, mark]) => ({ id, start: mark.start, end: mark.end })),
    ].filter((each) => each.start < span.end && each.end > span.start && each.start < each.end);
    const runs: Run[] = [];
    for (const piece of segment(spans, span)) {
      const formatsHere: RunFormat[] = [];
      if (piece.ids.some((id) => byId.has(id))) formatsHere.push({ kind: 'highlighted' });
      for (const id of piece.ids) {
        const mark = marks.get(id);
        if (mark) formatsHere.push(formatOfMark(mark));
      }
      runs.push(...textRuns(document.text.slice(piece.start, piece.end), formatsHere));
      runs.push(...endingIn(span, piece).map(markerOf));
    }
    return runs;
  };

  return blocksToFlow(document, {
    phrasing: (block, span): PhrasingContent[] => nestRuns(runsOf(block, span)),
    afterCode: (block) => {
      const markers = endingIn(block, block);
      return markers.length === 0 ? [] : [paragraph(nestRuns(markers.map(markerOf)))];
    },
  });
}
