import { attributeOf, elementsBelow, findElement, isElement, textOf, type HtmlElement } from './htmlTree';

/** A row of a table that holds data. */
export interface HtmlTableRow {
  readonly isHeader: boolean;
  readonly cells: readonly HtmlElement[];
}

const sections: ReadonlySet<string> = new Set(['thead', 'tbody', 'tfoot']);
/** A cell with one of these is a part of a page, not a datum. */
const pageParts = ['h1', 'h2', 'h3', 'article', 'section', 'blockquote', 'form'];

function childrenNamed(parent: HtmlElement, ...names: readonly string[]): HtmlElement[] {
  return parent.childNodes.filter(isElement).filter((element) => names.includes(element.tagName));
}

function rowsOf(table: HtmlElement): HtmlTableRow[] {
  const rows: HtmlTableRow[] = [];
  const addRow = (row: HtmlElement, isHead: boolean): void => {
    const cells = childrenNamed(row, 'td', 'th');
    rows.push({ cells, isHeader: cells.length > 0 && (isHead || cells.every((cell) => cell.tagName === 'th')) });
  };
  for (const part of table.childNodes.filter(isElement)) {
    if (part.tagName === 'tr') addRow(part, false);
    else if (sections.has(part.tagName)) for (const row of childrenNamed(part, 'tr')) addRow(row, part.tagName === 'thead');
  }
  return rows.filter((row) => row.cells.length > 0);
}

/**
 * The rows of a table that holds data; null for one that only lays a page out: it says so by its role, is one cell
 * wide, or, without a header or caption, has tables, headings or several paragraphs in a cell.
 */
export function dataRowsOf(table: HtmlElement): readonly HtmlTableRow[] | null {
  const role = attributeOf(table, 'role');
  if (role === 'presentation' || role === 'none') return null;
  const rows = rowsOf(table);
  if (Math.max(0, ...rows.map((row) => row.cells.filter((cell) => textOf(cell) !== '').length)) <= 1) return null;
  const isMarkedAsData = rows.some((row) => row.cells.some((cell) => cell.tagName === 'th')) || childrenNamed(table, 'caption', 'thead').length > 0;
  if (isMarkedAsData) return rows;
  return rows.some((row) => row.cells.some(isPagePart)) ? null : rows;
}

function isPagePart(cell: HtmlElement): boolean {
  if (findElement(cell, 'table', ...pageParts) !== null) return true;
  let paragraphs = 0;
  for (const element of elementsBelow(cell)) if (element.tagName === 'p' && textOf(element) !== '') paragraphs += 1;
  return paragraphs > 2;
}
