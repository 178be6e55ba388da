import { createSourceDocument, type Block, type SourceDocument } from '../domain/sourceDocument';

/**
 * Where blocks do not fit their text, one line each: between two blocks stands exactly one `\n`, nothing stands before
 * the first or behind the last, and marks and cells lie inside their block.
 */
export function blockProblems(text: string, blocks: readonly Block[]): readonly string[] {
  const problems: string[] = [];
  let end = 0;
  for (const [index, block] of blocks.entries()) {
    const gap = text.slice(end, block.start);
    if (block.start < end || gap !== (index === 0 ? '' : '\n')) problems.push(`Block ${index} does not begin where the one before it ends`);
    const parts = block.kind === 'tableRow' ? [...block.marks, ...block.cells] : block.marks;
    if (parts.some((part) => part.start < block.start || part.end > block.end || part.start > part.end)) problems.push(`Block ${index} has a part outside of it`);
    end = block.end;
  }
  if (end !== text.length) problems.push('The last block does not reach the end of the text');
  return problems;
}

/** A text with a plain paragraph for each of its lines: all of it is shown, without headings, lists and tables. */
export function plainDocument(id: SourceDocument['id'], text: string): SourceDocument {
  let start = 0;
  const blocks = text.split('\n').map((line): Block => {
    const block: Block = { kind: 'paragraph', start, end: start + line.length, marks: [] };
    start = block.end + 1;
    return block;
  });
  return createSourceDocument(id, text, blocks);
}
