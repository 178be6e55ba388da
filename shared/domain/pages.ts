import type { SourceDocument } from './sourceDocument';
import type { Span } from './span';

interface PageStart {
  readonly offset: number;
  readonly label: string;
}

/** Where the pages of a document begin, in text order; none where it has no pages. */
function pageStarts({ blocks }: Pick<SourceDocument, 'blocks'>): PageStart[] {
  return blocks.flatMap((block): PageStart[] => [
    ...(block.kind === 'pageBreak' ? [{ offset: block.start, label: block.label }] : []),
    ...block.marks.flatMap((mark) => (mark.kind === 'pageBreak' ? [{ offset: mark.start, label: mark.label }] : [])),
  ]);
}

/** The label of the page on which the unit at an offset stands; empty where the document has no pages or none begins before it. */
export function pageOf(document: Pick<SourceDocument, 'blocks'>, offset: number): string {
  return pageStarts(document).findLast((start) => start.offset <= offset)?.label ?? '';
}

/** The pages on which a span stands: "12", "12–13", or empty where the document has no pages. */
export function pagesOf(document: Pick<SourceDocument, 'blocks'>, span: Span): string {
  const starts = pageStarts(document);
  const labelAt = (offset: number): string => starts.findLast((start) => start.offset <= offset)?.label ?? '';
  const first = labelAt(span.start);
  const last = labelAt(Math.max(span.start, span.end - 1));
  return first === last || last === '' ? first : `${first}–${last}`;
}

/** "p. 12" or "pp. 12–13"; empty where no page is known. */
export function pageCitation(pages: string): string {
  if (pages === '') return '';
  return `${pages.includes('–') ? 'pp.' : 'p.'} ${pages}`;
}
