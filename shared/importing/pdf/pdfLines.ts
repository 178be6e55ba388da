import type { Piece } from './pdfPieces';

/** Words on one base line of a column. */
export interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** The size and font in which most of it is set. */
  readonly size: number;
  readonly font: string;
  /** The width of its first word, to tell whether it had fitted on the line before. */
  readonly firstWordWidth: number;
}

/** The parts of a letter's size that lie above and below its base line. */
const ascent = 0.8;
const descent = 0.2;
/** Two pieces whose heights overlap by this part of the smaller stand on one line. */
const sameLineOverlap = 0.6;
/** A gap wider than this part of the size is a space. */
const spaceWidth = 0.17;
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]/u;
const noteNumber = /^\[?(\d{1,3}|[*†‡§])\]?$/;

export function right(piece: Piece): number {
  return piece.x + piece.width;
}

/** The middle one of some numbers; 0 of none. */
export function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0;
}

function isSameLine(one: Piece, other: Piece): boolean {
  const top = Math.max(one.y - ascent * one.size, other.y - ascent * other.size);
  const bottom = Math.min(one.y + descent * one.size, other.y + descent * other.size);
  return bottom - top >= sameLineOverlap * Math.min(one.size, other.size);
}

/** A first letter set over several lines: it belongs to the first of them. */
function isDropCap(piece: Piece, usual: number): boolean {
  return piece.size > 1.8 * usual && /^["“‘«]?\p{L}$/u.test(piece.text.trim());
}

/** Groups pieces by base line, from top to bottom, each from left to right. */
export function rowsOf(pieces: readonly Piece[]): Piece[][] {
  const usual = median(pieces.map((piece) => piece.size));
  const rows: { main: Piece; readonly pieces: Piece[] }[] = [];
  const caps: Piece[] = [];
  for (const piece of [...pieces].sort((one, other) => one.y - other.y || one.x - other.x)) {
    if (isDropCap(piece, usual)) {
      caps.push(piece);
      continue;
    }
    const row = rows.slice(-3).find(({ main }) => isSameLine(main, piece));
    if (row === undefined) rows.push({ main: piece, pieces: [piece] });
    else {
      row.pieces.push(piece);
      if (piece.size > row.main.size || (piece.size === row.main.size && piece.text.length > row.main.text.length)) row.main = piece;
    }
  }
  for (const cap of caps) {
    const first = rows.find(({ main }) => main.y > cap.y - ascent * cap.size && main.x >= cap.x) ?? null;
    if (first === null) rows.push({ main: cap, pieces: [cap] });
    else first.pieces.push({ ...cap, y: first.main.y });
  }
  return rows.sort((one, other) => one.main.y - other.main.y).map((row) => row.pieces.sort((one, other) => one.x - other.x));
}

interface Styled {
  readonly size: number;
  readonly font: string;
}

/** The size and font of most letters. */
function mainStyle(pieces: readonly Piece[]): Styled {
  const lengths = new Map<string, { style: Styled; length: number }>();
  for (const { size, font, text } of pieces) {
    const key = `${size.toFixed(1)} ${font}`;
    const entry = lengths.get(key) ?? { style: { size, font }, length: 0 };
    entry.length += text.trim().length;
    lengths.set(key, entry);
  }
  return [...lengths.values()].sort((one, other) => other.length - one.length)[0]?.style ?? { size: 0, font: '' };
}

function isRaised(piece: Piece, style: Styled, y: number): boolean {
  return piece.size < 0.85 * style.size && y - piece.y > 0.15 * style.size;
}

function needsSpace(before: string, text: string, gap: number, size: number): boolean {
  if (before === '' || /\s$/.test(before) || /^\s/.test(text)) return false;
  if (cjk.test(before.slice(-1)) && cjk.test(text.slice(0, 1))) return gap > size;
  return gap > spaceWidth * size;
}

/** Writes one row as a line; a raised number behind a word is a note's and is written `[1]`. */
export function lineOf(row: readonly Piece[]): Line {
  const style = mainStyle(row);
  const y = row.find((piece) => piece.size === style.size && piece.font === style.font)?.y ?? 0;
  const rtlLength = row.reduce((sum, piece) => sum + (piece.isRtl ? piece.text.length : -piece.text.length), 0);
  const ordered = rtlLength > 0 ? row.toReversed() : row;
  let text = '';
  let previous: Piece | null = null;
  for (const piece of ordered) {
    const gap = previous === null ? 0 : rtlLength > 0 ? previous.x - right(piece) : piece.x - right(previous);
    const words = piece.text.replace(/\s+/g, ' ');
    const number = noteNumber.exec(words.trim())?.[1];
    if (number !== undefined && isRaised(piece, style, y) && /(?:\p{L}{3}|[.,;:!?)”"’'\]])$/u.test(text)) text += `[${number}]`;
    else text += (needsSpace(text, words, gap, Math.min(piece.size, previous?.size ?? piece.size)) && (previous === null || !isDropCapOf(previous, style) ) ? ' ' : '') + words;
    previous = piece;
  }
  text = text.replace(/ {2,}/g, ' ').trim();
  const left = Math.min(...row.map((piece) => piece.x));
  const rightEdge = Math.max(...row.map(right));
  const firstWord = (rtlLength > 0 ? text : text).split(' ', 1)[0] ?? '';
  return { text, left, right: rightEdge, y, ...style, firstWordWidth: ((rightEdge - left) * firstWord.length) / Math.max(1, text.length) };
}

function isDropCapOf(piece: Piece, style: Styled): boolean {
  return isDropCap(piece, style.size);
}

/** The lines of a column. */
export function linesOf(pieces: readonly Piece[]): Line[] {
  return rowsOf(pieces).map(lineOf).filter((line) => line.text !== '');
}
