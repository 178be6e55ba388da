import { lineOf, rowsOf } from './pdfLines';
import type { PageText, Piece } from './pdfPieces';

/** A page without its running heads and feet, and the number that was printed on it. */
export interface BarePage {
  readonly pieces: readonly Piece[];
  /** Empty where none was found. */
  readonly printedNumber: string;
}

interface MarginRow {
  readonly page: number;
  readonly pieces: readonly Piece[];
  readonly text: string;
  /** What it says with every number as `#`. */
  readonly key: string;
  /** From the top of the page as a part of its height. */
  readonly place: number;
}

/** How many rows from the top and from the bottom may be running heads. */
const rowsAtEdge = 3;
/** Running heads stand in this part of the page at its top or bottom. */
const headZone = 0.2;
/** Page numbers stand in this part of the page at its top or bottom. */
const numberZone = 0.13;
/** Running heads that change from left to right pages come only every second time. */
const longDocument = 6;
const pageNumber = /^(?:[-–—|·•(]\s*)?(?:(?:page|p\.|seite|pág\.?|página)\s*)?(\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|\/|von|de|sur)\s*\d{1,4})?(?:\s*[-–—|·•)])?$/i;

function rowsAtEdges(page: PageText, index: number): MarginRow[] {
  const rows = rowsOf(page.pieces);
  const chosen = rows.filter((_, at) => at < rowsAtEdge || at >= rows.length - rowsAtEdge);
  return chosen.map((pieces) => {
    const { text, y } = lineOf(pieces);
    const key = text.toLowerCase().replace(/\d+/g, '#').replace(/(?<=^|\W)[ivxlc]+(?=\W|$)/g, '#').replace(/\s+/g, ' ');
    return { page: index, pieces, text, key, place: y / Math.max(1, page.height) };
  });
}

/** Rows that say the same at the same height of several pages. */
function repeatedRows(rows: readonly MarginRow[], pageCount: number): MarginRow[] {
  const groups = new Map<string, MarginRow[]>();
  for (const row of rows) groups.set(row.key, [...(groups.get(row.key) ?? []), row]);
  return [...groups.values()].flatMap((group) => {
    if (pageCount < 2) return [];
    return group.filter((row) => {
      if (row.place > headZone && row.place < 1 - headZone) return false;
      const least = pageCount < longDocument || (isInNumberZone(row) && numberAtEnd(row.text) !== '') ? 2 : 3;
      return new Set(group.filter((other) => Math.abs(other.place - row.place) < 0.012).map((other) => other.page)).size >= least;
    });
  });
}

function isInNumberZone({ place }: MarginRow): boolean {
  return place < numberZone || place > 1 - numberZone;
}

function numberOf(text: string): string {
  return pageNumber.exec(text.trim())?.[1] ?? '';
}

/** A number at either end of a running head. */
function numberAtEnd(text: string): string {
  return numberOf(text) || (/^(\d{1,4}|[ivxlc]{1,7})\s/.exec(text)?.[1] ?? /\s(\d{1,4}|[ivxlc]{1,7})$/.exec(text)?.[1] ?? '');
}

/** Takes what repeats at the edges of the pages away; a row that stands there once, a title say, stays. */
export function withoutMargins(pages: readonly PageText[]): BarePage[] {
  const rows = pages.flatMap((page, index) => rowsAtEdges(page, index));
  const repeated = new Set(repeatedRows(rows, pages.length));
  const numbers = rows.filter((row) => isInNumberZone(row) && numberOf(row.text) !== '');
  const dropped = new Set<Piece>([...repeated, ...numbers].flatMap((row) => row.pieces));
  const printed = new Map<number, string>();
  for (const row of [...repeated, ...numbers]) {
    const number = numberAtEnd(row.text);
    if (number !== '' && (!printed.has(row.page) || numberOf(row.text) !== '')) printed.set(row.page, number);
  }
  return pages.map((page, index) => ({
    pieces: page.pieces.filter((piece) => !dropped.has(piece)),
    printedNumber: printed.get(index) ?? '',
  }));
}

/** Numbers that count up from page to page, with a leap here and there where blank pages are missing. */
function countingNumbers(pages: readonly BarePage[]): ReadonlyMap<number, number> {
  const numbered = pages.flatMap(({ printedNumber }, index) => (/^\d+$/.test(printedNumber) ? [{ index, number: Number(printedNumber) }] : []));
  const counts = (one: { index: number; number: number } | undefined, other: { index: number; number: number } | undefined): boolean => {
    if (one === undefined || other === undefined) return false;
    const [steps, places] = [other.number - one.number, other.index - one.index];
    return steps >= places && steps <= places + 3;
  };
  const counting = numbered.filter((each, at) => counts(numbered[at - 1], each) || counts(each, numbered[at + 1]));
  return new Map(counting.length * 2 < pages.length ? [] : counting.map(({ index, number }) => [index, number]));
}

function romanNumber(value: number): string {
  const signs = [[100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i']] as const;
  let [rest, text] = [value, ''];
  for (const [worth, sign] of signs) for (; rest >= worth; rest -= worth) text += sign;
  return text;
}

/**
 * What each page is called: as the file itself labels it, else by the numbers printed on the pages, if most have one
 * and they count up (pages before the first counted are then i, ii, iii…), else by its place.
 */
export function pageLabels(pages: readonly BarePage[], stated: readonly string[] | null): string[] {
  const places = pages.map((_, index) => String(index + 1));
  if (stated !== null && stated.length >= pages.length && stated.some((label, index) => label !== places[index] && label !== '')) {
    return pages.map((_, index) => stated[index] || String(index + 1));
  }
  const numbers = countingNumbers(pages);
  const [first] = numbers;
  if (first === undefined) return places;
  const [firstIndex, firstNumber] = first;
  let last = firstNumber - firstIndex - 1;
  return pages.map(({ printedNumber }, index) => {
    last = numbers.get(index) ?? last + 1;
    if (last >= 1) return String(last);
    return /^[ivxlc]+$/i.test(printedNumber) ? printedNumber : romanNumber(index + 1);
  });
}
