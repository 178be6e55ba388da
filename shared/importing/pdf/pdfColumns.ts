import { median, right, rowsOf } from './pdfLines';
import type { Piece } from './pdfPieces';

/** A part of a page that is read from top to bottom by itself. */
export type Region =
  | { readonly kind: 'column'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly Piece[][])[] };

interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Gutters narrower than this part of a letter's size are gaps between words, which lines set to a width can stretch far. */
const leastGutter = 0.95;
/** A narrow gutter must run along more lines than a wide one: gaps between words can lie below one another by chance. */
const wideGutter = 1.6;
const fewestRows = 3;
const fewestRowsAtNarrow = 6;
const mostDepth = 12;
const listMarker = /^(?:[•‣▪●○◦∙■□–—*·-]|\(?(?:\d{1,3}|[a-z]|[ivxl]{1,5})[.)])$/i;

/** Pieces that touch on one line as one box; a list's sign goes with its words. */
function boxesOf(pieces: readonly Piece[]): Piece[] {
  return rowsOf(pieces).flatMap((row) => {
    const boxes: Piece[] = [];
    for (const piece of row) {
      const last = boxes.at(-1);
      const reach = last === undefined ? 0 : (listMarker.test(last.text.trim()) ? 4 : leastGutter) * last.size;
      if (last !== undefined && piece.x - right(last) < reach) {
        boxes[boxes.length - 1] = { ...last, width: Math.max(right(last), right(piece)) - last.x, text: `${last.text} ${piece.text}` };
      } else boxes.push(piece);
    }
    return boxes;
  });
}

function without(free: readonly Interval[], taken: Interval, least: number): Interval[] {
  return free.flatMap(({ from, to }) => {
    if (taken.to <= from || taken.from >= to) return [{ from, to }];
    return [{ from, to: taken.from }, { from: taken.to, to }].filter((each) => each.to - each.from >= least);
  });
}

interface Band {
  readonly first: number;
  readonly last: number;
  readonly gutters: readonly Interval[];
}

function rowCount(boxes: readonly Piece[]): number {
  return rowsOf(boxes).length;
}

/** Gutters that have lines on both sides. */
function supportedGutters(boxes: readonly Piece[], free: readonly Interval[], size: number): Interval[] {
  return free.filter(({ from, to }) => {
    const fewest = to - from < wideGutter * size ? fewestRowsAtNarrow : fewestRows;
    const middle = (from + to) / 2;
    const leftBoxes = boxes.filter((box) => box.x < middle);
    const rightBoxes = boxes.filter((box) => box.x >= middle);
    return rowCount(leftBoxes) >= fewest && rowCount(rightBoxes) >= fewest;
  });
}

/** The longest stretch of a page, from top to bottom, through which a gutter runs. */
function longestBand(boxes: readonly Piece[], size: number): Band | null {
  const least = leastGutter * size;
  const left = Math.min(...boxes.map((box) => box.x));
  const end = Math.max(...boxes.map(right));
  const isInner = ({ from, to }: Interval): boolean => from > left && to < end;
  let best: Band | null = null;
  let bestLength = 2 * fewestRows - 1;
  for (let first = 0; boxes.length - first > bestLength; first += 1) {
    let free: Interval[] = [{ from: left, to: end }];
    let last = first;
    let inner: Interval[] = [];
    for (; last < boxes.length; last += 1) {
      const box = boxes[last];
      if (box === undefined) break;
      const next = without(free, { from: box.x, to: right(box) }, least);
      const nextInner = next.filter(isInner);
      // A gutter that was there and is there no more: here the columns end.
      if (next.length === 0 || (inner.length > 0 && nextInner.length === 0)) break;
      free = next;
      inner = nextInner;
    }
    if (inner.length === 0 || last - first <= bestLength) continue;
    const gutters = supportedGutters(boxes.slice(first, last), inner, size);
    if (gutters.length === 0) continue;
    best = { first, last, gutters };
    bestLength = last - first;
  }
  return best;
}

/** Whether what stands side by side are cells: the lines are level, and short for the room they have. */
function isTable(boxes: readonly Piece[], gutters: readonly Interval[]): boolean {
  const rows = rowsOf(boxes);
  const level = rows.filter((row) => row.length > 1).length;
  if (level < rows.length * 0.6) return false;
  const columns = columnsOf(boxes, gutters);
  const fills = columns.map((column) => {
    const [from, to] = extentOf(column);
    const widths = rowsOf(column).map((row) => extentOf(row)[1] - extentOf(row)[0]);
    return median(widths) / Math.max(1, to - from);
  });
  const lengths = columns.map((column) => median(rowsOf(column).map((row) => row.reduce((sum, box) => sum + box.text.length, 0))));
  const [fill, length] = [Math.min(...fills), Math.min(...lengths)];
  // An index has short lines as well, but only a table has several columns of them, or one of numbers.
  return length < 14 || (fill < 0.6 && columns.length > 2) || (fill < 0.45 && length < 25);
}

function extentOf(boxes: readonly Piece[]): readonly [number, number] {
  return [Math.min(...boxes.map((box) => box.x)), Math.max(...boxes.map(right))];
}

function columnsOf(pieces: readonly Piece[], gutters: readonly Interval[]): Piece[][] {
  const edges = gutters.map(({ from, to }) => (from + to) / 2).sort((one, other) => one - other);
  const columns: Piece[][] = Array.from({ length: edges.length + 1 }, () => []);
  for (const piece of pieces) columns[edges.filter((edge) => piece.x >= edge).length]?.push(piece);
  return columns.filter((column) => column.length > 0);
}

function tableOf(pieces: readonly Piece[], gutters: readonly Interval[]): Region {
  const edges = gutters.map(({ from, to }) => (from + to) / 2).sort((one, other) => one - other);
  const rows = rowsOf(pieces).map((row) => {
    const cells: Piece[][] = Array.from({ length: edges.length + 1 }, () => []);
    for (const piece of row) cells[edges.filter((edge) => piece.x >= edge).length]?.push(piece);
    return cells;
  });
  return { kind: 'table', rows };
}

/** The pieces among the boxes' places. */
function piecesIn(pieces: readonly Piece[], boxes: readonly Piece[]): Piece[] {
  const top = Math.min(...boxes.map((box) => box.y - box.size));
  const bottom = Math.max(...boxes.map((box) => box.y + 0.1 * box.size));
  return pieces.filter((piece) => piece.y > top && piece.y <= bottom);
}

/**
 * The parts of a page in the order in which they are read: where a gutter runs down a stretch of it, what is left of the
 * gutter comes before what is right of it (the other way round in scripts that run from right to left).
 */
export function regionsOf(pieces: readonly Piece[], depth = 0): Region[] {
  if (pieces.length === 0) return [];
  const boxes = boxesOf(pieces).sort((one, other) => one.y - other.y || one.x - other.x);
  const band = depth > mostDepth ? null : longestBand(boxes, median(boxes.map((box) => box.size)));
  if (band === null) return [{ kind: 'column', pieces }];
  const inside = piecesIn(pieces, boxes.slice(band.first, band.last));
  const taken = new Set(inside);
  const top = Math.min(...inside.map((piece) => piece.y));
  const rest = pieces.filter((piece) => !taken.has(piece));
  const above = rest.filter((piece) => piece.y < top);
  const below = rest.filter((piece) => piece.y >= top);
  if (inside.length === 0) return [{ kind: 'column', pieces }];
  return [...regionsOf(above, depth + 1), ...bandRegions(inside, boxes.slice(band.first, band.last), band.gutters, depth), ...regionsOf(below, depth + 1)];
}

function bandRegions(pieces: readonly Piece[], boxes: readonly Piece[], gutters: readonly Interval[], depth: number): Region[] {
  if (isTable(boxes, gutters)) return [tableOf(pieces, gutters)];
  const widest = gutters.toSorted((one, other) => other.to - other.from - (one.to - one.from)).slice(0, 1);
  const isRtl = pieces.filter((piece) => piece.isRtl).length * 2 > pieces.length;
  const columns = columnsOf(pieces, widest);
  return (isRtl ? columns.toReversed() : columns).flatMap((column) => regionsOf(column, depth + 1));
}
