import { ImportLimitError, maxPdfPages } from '../importLimits';
import { controlWarnings, type ParsedArticle } from '../plainText';
import { regionsOf } from './pdfColumns';
import { pdfDetails, readPdfStatement } from './pdfDetails';
import { openPdf, type PdfFile, type PdfHost } from './pdfFile';
import { PdfFlow, type Element } from './pdfFlow';
import { lineOf, linesOf, type Line } from './pdfLines';
import { pageLabels, withoutMargins, type BarePage } from './pdfMargins';
import { paragraphsOf, textStyleOf, type Paragraph } from './pdfParagraphs';
import { readPageText, type PageText } from './pdfPieces';
import { plainText, rolesOf, type Role } from './pdfRoles';
import { createLineJoiner } from './pdfWords';

/** A PDF as an article, or one sentence about why there is none. */
export type PdfReading = { readonly ok: true; readonly parsed: ParsedArticle } | { readonly ok: false; readonly reason: string };

const refusals = {
  password: 'This PDF is protected by a password, so nothing was imported; save a copy without one and import that.',
  damaged: 'This PDF is damaged and cannot be opened, so nothing was imported from it.',
} as const;
const emptyPage: PageText = { width: 0, height: 0, pieces: [], turned: [], isVertical: false };

function list(numbers: readonly number[]): string {
  const shown = numbers.slice(0, 8).join(', ');
  return numbers.length > 8 ? `${shown} and ${(numbers.length - 8).toLocaleString('en-US')} more` : shown;
}

interface ReadPages {
  readonly pages: readonly PageText[];
  readonly unreadable: readonly number[];
}

async function readPages(file: PdfFile): Promise<ReadPages> {
  const pages: PageText[] = [];
  const unreadable: number[] = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    try {
      const page = await file.getPage(number);
      pages.push(await readPageText(page));
      page.cleanup();
    } catch {
      pages.push(emptyPage); // told in the warnings; the other pages are worth having
      unreadable.push(number);
    }
    // Fonts are kept between pages; a long file with fonts of its own on each would fill the memory.
    if (number % 200 === 0) await file.cleanup(true);
  }
  return { pages, unreadable };
}

/** Letters that a font draws without saying which they are. */
function untoldShare(pages: readonly PageText[]): number {
  let [untold, all] = [0, 0];
  for (const { pieces } of pages) {
    for (const { text } of pieces) {
      all += text.length;
      untold += text.match(/[\p{Co}\ufffd\u0000-\u0008\u000e-\u001f]/gu)?.length ?? 0;
    }
  }
  return all === 0 ? 0 : untold / all;
}

function warningsOf({ pages, unreadable }: ReadPages, untold: number): string[] {
  const warnings: string[] = [];
  const blank = pages.flatMap((page, index) => (page.pieces.length + page.turned.length === 0 && !unreadable.includes(index + 1) ? [index + 1] : []));
  if (unreadable.length > 0) warnings.push(`${unreadable.length === 1 ? 'Page' : 'Pages'} ${list(unreadable)} could not be read and ${unreadable.length === 1 ? 'was' : 'were'} left out; the rest was kept.`);
  if (blank.length > 0) warnings.push(`${blank.length === 1 ? 'Page' : 'Pages'} ${list(blank)} of ${pages.length.toLocaleString('en-US')} ${blank.length === 1 ? 'has' : 'have'} no text; ${blank.length === 1 ? 'it is' : 'they are'} blank or only a picture.`);
  if (untold > 0.02) warnings.push('Some of its letters are not the ones that were printed, because its fonts do not say which letters they draw.');
  return warnings;
}

async function outlineOf(file: PdfFile): Promise<string[]> {
  const outline = await file.getOutline().catch(() => null);
  const titles: string[] = [];
  const waiting = [...(outline ?? [])];
  for (let next = waiting.shift(); next !== undefined && titles.length < 5000; next = waiting.shift()) {
    titles.push(next.title);
    waiting.push(...next.items);
  }
  return titles;
}

type PagePart = { readonly kind: 'lines'; readonly lines: readonly Line[] } | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

function partsOf(page: BarePage, turned: PageText['turned']): PagePart[] {
  const parts: PagePart[] = regionsOf(page.pieces).map((region) => {
    if (region.kind === 'column') return { kind: 'lines', lines: linesOf(region.pieces) };
    return { kind: 'table', rows: region.rows.map((cells) => cells.map((cell) => (cell.length === 0 ? '' : lineOf(cell).text))) };
  });
  if (turned.length > 0) parts.push({ kind: 'lines', lines: linesOf(turned) });
  return parts;
}

/** The elements of every page in reading order. */
function elementsOf(pages: readonly PageText[], bare: readonly BarePage[], outline: readonly string[]): { readonly elements: Element[]; readonly flow: (labels: readonly string[]) => PdfFlow } {
  const parts = bare.map((page, index) => partsOf(page, pages[index]?.turned ?? []));
  const lines = parts.flat().flatMap((part) => (part.kind === 'lines' ? part.lines : []));
  const style = textStyleOf(lines);
  const byPart = new Map<PagePart, readonly Paragraph[]>();
  const paragraphs = parts.map((page, index) => page.flatMap((part) => {
    const found = part.kind === 'lines' ? paragraphsOf(part.lines, index, style) : [];
    byPart.set(part, found);
    return found;
  }));
  const roles = rolesOf(paragraphs, style, outline);
  const textRole: Role = { kind: 'text' };
  const elements = parts.flatMap((page, index) => page.flatMap((part): Element[] => (part.kind === 'table'
    ? [{ kind: 'table', page: index, rows: part.rows }]
    : (byPart.get(part) ?? []).map((paragraph) => ({ kind: 'paragraph', paragraph, role: roles.get(paragraph) ?? textRole })))));
  const long = paragraphs.flat().filter((paragraph) => paragraph.lines.length > 2);
  const indents = long.filter((paragraph) => paragraph.isIndented).length * 3 > long.length;
  const joiner = createLineJoiner(lines.map((line) => line.text));
  return { elements, flow: (labels) => new PdfFlow(labels, style, joiner, indents) };
}

/** The first page's largest heading. */
function headlineOf(elements: readonly Element[]): string {
  const headings = elements.flatMap((element) => (element.kind === 'paragraph' && element.paragraph.page === 0 && element.role.kind === 'heading' ? [{ level: element.role.level, paragraph: element.paragraph }] : []));
  const best = headings.toSorted((one, other) => one.level - other.level)[0];
  return best === undefined ? '' : plainText(best.paragraph);
}

/** Reads an opened PDF. */
async function readPdf(file: PdfFile): Promise<PdfReading> {
  if (file.numPages > maxPdfPages) {
    throw new ImportLimitError(`It has ${file.numPages.toLocaleString('en-US')} pages; a PDF may have at most ${maxPdfPages.toLocaleString('en-US')}. Split it and import the parts.`);
  }
  const read = await readPages(file);
  if (read.unreadable.length === file.numPages) return { ok: false, reason: 'None of the pages of this PDF could be read, so nothing was imported from it.' };
  if (read.pages.every((page) => page.pieces.length + page.turned.length === 0)) {
    return { ok: false, reason: 'This PDF has no text, only pictures of pages (a scan); run text recognition (OCR) over it and import the result.' };
  }
  const untold = untoldShare(read.pages);
  if (untold > 0.5) return { ok: false, reason: 'The text of this PDF cannot be told, because its fonts do not say which letters they draw; run text recognition (OCR) over it and import the result.' };
  const [statement, stated, outline] = [await readPdfStatement(file), await file.getPageLabels().catch(() => null), await outlineOf(file)];
  const bare = withoutMargins(read.pages);
  const { elements, flow: startFlow } = elementsOf(read.pages, bare, outline);
  const flow = startFlow(pageLabels(bare, stated));
  for (const element of elements) flow.add(element);
  const builder = flow.finish();
  const { text, blocks } = builder.finish();
  const first = blocks.filter((block) => block.kind !== 'pageBreak').slice(0, 8).map((block) => text.slice(block.start, block.end));
  return {
    ok: true,
    parsed: { text, blocks, details: pdfDetails(statement, headlineOf(elements), first), warnings: [...warningsOf(read, untold), ...controlWarnings(builder)] },
  };
}

/** Reads a PDF's text into blocks. Nothing of it is drawn, run or fetched. */
export async function parsePdf(bytes: Uint8Array, host: PdfHost): Promise<PdfReading> {
  const opening = await openPdf(bytes, host);
  if (!opening.ok) return { ok: false, reason: refusals[opening.cause] };
  try {
    return await readPdf(opening.file);
  } finally {
    await opening.close();
  }
}
