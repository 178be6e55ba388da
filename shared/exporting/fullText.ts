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

function formatOfMark(mark: InlineMark): RunFormat {
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

/** The text of the last block that a passage touches gets its marker; a page break or an empty block has none. */
function lastBlockOf(passage: Passage, blocks: readonly Block[]): Block | undefined {
  return blocks.findLast((block) => block.start < passage.anchor.end && block.end > passage.anchor.start);
}

/**
 * The text of a source with its formats and, in place, its highlights: `==words==` and a link to each highlight's
 * quotation where it ends. Only a highlight whose words stand exactly at its position is marked.
 */
export function fullTextMarkdown(document: SourceDocument, passages: readonly Passage[]): FileContent[] {
  const standing = passages.filter(({ anchor }) => document.text.slice(anchor.start, anchor.end) === anchor.exact);
  const byId = new Map<string, Passage>(standing.map((passage) => [passage.id, passage]));
  const lastBlocks = new Map(standing.map((passage) => [passage.id, lastBlockOf(passage, document.blocks)]));

  const endingIn = (block: Block, span: Span): readonly Passage[] =>
    standing.filter(({ id, anchor }) => {
      const end = Math.min(anchor.end, block.end);
      return lastBlocks.get(id) === block && end > span.start && end <= span.end;
    });

  const runsOf = (block: Block, span: Span): readonly Run[] => {
    const marks = new Map(block.marks.map((mark, index) => [`mark ${index}`, mark]));
    const spans = [
      ...standing.map(({ id, anchor }): Span & { readonly id: string } => ({ id, start: anchor.start, end: anchor.end })),
      ...[...marks].map(([id, mark]) => ({ id, start: mark.start, end: mark.end })),
    ].filter((each) => each.start < span.end && each.end > span.start && each.start < each.end);
    const runs: Run[] = [];
    let at = span.start;
    for (const piece of segment(spans, span)) {
      runs.push(...textRuns(document.text.slice(at, piece.start), []));
      const formats: RunFormat[] = [];
      if (piece.ids.some((id) => byId.has(id))) formats.push({ kind: 'highlighted' });
      for (const id of piece.ids) {
        const mark = marks.get(id);
        if (mark) formats.push(formatOfMark(mark));
      }
      runs.push(...textRuns(document.text.slice(piece.start, piece.end), formats));
      runs.push(...endingIn(block, piece).map(markerOf));
      at = piece.end;
    }
    runs.push(...textRuns(document.text.slice(at, span.end), []));
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
