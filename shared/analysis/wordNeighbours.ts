import { breakSymbol, droppedSymbol, isBreak, spaceSymbol, symbolOf } from './nameUnits';
import type { Span } from '../domain/span';

/** The word that stands beside words of a text. */
export interface Neighbour extends Span {
  /** Letters and digits with what stands inside them; a point at its end is left out, see `hasPoint`. */
  readonly word: string;
  /** No space between: "US-China", "Qin/Blinken". */
  readonly isJoined: boolean;
  /** Something other than space stands between: a comma, a bracket, the end of a sentence; a joining hyphen is not counted. */
  readonly isSeparated: boolean;
  /** A point is all that separates: "Mr.", "J.", or the end of a sentence. */
  readonly hasPoint: boolean;
}

const longestWord = 40;

function isWhite(unit: number): boolean {
  return symbolOf(unit) === spaceSymbol && !(unit === 0x2d || unit === 0x2212 || unit >= 0xfe58 || (unit >= 0x2010 && unit <= 0x2015));
}

function isOver(unit: number): boolean {
  return symbolOf(unit) === breakSymbol || isWhite(unit);
}

/** Whether a word begins with a capital. */
export function isCapital(word: string): boolean {
  const first = word.charCodeAt(0);
  return first < 0x80 ? first >= 0x41 && first <= 0x5a : /^\p{Lu}/u.test(word);
}

/** Where the plain letters and digits that stand at `start` end. Nearly all words are plain, and are read without an expression. */
function plainEnd(text: string, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const unit = text.charCodeAt(at);
    if (!((unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39))) break;
    at += 1;
  }
  return at;
}

/** Whether a run is a plain word with at most one ASCII sign behind it, which `plainEnd` says ends at `plain`. */
function isPlainRun(text: string, start: number, plain: number, end: number): boolean {
  return plain > start && (plain === end || (plain === end - 1 && text.charCodeAt(plain) < 0x80));
}

/** The word before `at` in the same line, or null. */
export function wordBefore(text: string, at: number): Neighbour | null {
  let end = at;
  let hasSpace = false;
  while (end > 0) {
    const unit = text.charCodeAt(end - 1);
    if (symbolOf(unit) === breakSymbol) return null;
    if (isWhite(unit)) hasSpace = true;
    else if (symbolOf(unit) !== droppedSymbol) break;
    end -= 1;
  }
  let start = end;
  while (start > 0 && end - start < longestWord && !isOver(text.charCodeAt(start - 1))) start -= 1;
  if (start === end) return null;
  const plain = plainEnd(text, start, end);
  if (isPlainRun(text, start, plain, end)) {
    const sign = text.charCodeAt(plain);
    const isBare = plain === end;
    const isJoint = !isBare && !hasSpace && (sign === 0x2d || sign === 0x2f);
    return { word: text.slice(start, plain), start, end: plain, isJoined: !hasSpace, isSeparated: !isBare && sign !== 0x2e && !isJoint, hasPoint: !isBare && sign === 0x2e };
  }
  const run = text.slice(start, end);
  const parts = /^(.*?)([\p{L}\p{N}](?:[^—–/…]*[\p{L}\p{N}])?)([^\p{L}\p{N}]*)$/su.exec(run);
  if (parts === null) return { word: '', start, end, isJoined: !hasSpace, isSeparated: true, hasPoint: false };
  const [, lead = '', word = '', trail = ''] = parts;
  const from = start + lead.length;
  const isJoint = !hasSpace && /^[-‐‑–/]$/.test(trail);
  return { word, start: from, end: from + word.length, isJoined: !hasSpace, isSeparated: trail !== '' && trail !== '.' && !isJoint, hasPoint: trail === '.' };
}

/** The word behind `at` in the same line, or null. A possessive ending at `at` separates. */
export function wordAfter(text: string, at: number): Neighbour | null {
  let start = at;
  let hasSpace = false;
  while (start < text.length) {
    const unit = text.charCodeAt(start);
    if (symbolOf(unit) === breakSymbol) return null;
    if (isWhite(unit)) hasSpace = true;
    else if (symbolOf(unit) !== droppedSymbol) break;
    start += 1;
  }
  let end = start;
  while (end < text.length && end - start < longestWord && !isOver(text.charCodeAt(end))) end += 1;
  if (start === end) return null;
  const plain = plainEnd(text, start, end);
  if (isPlainRun(text, start, plain, end)) return { word: text.slice(start, plain), start, end: plain, isJoined: !hasSpace, isSeparated: false, hasPoint: false };
  const run = text.slice(start, end);
  const possessive = hasSpace ? null : /^['’]s?(?![\p{L}\p{N}])/u.exec(run);
  if (possessive !== null) {
    const next = wordAfter(text, start + possessive[0].length);
    return next === null ? null : { ...next, isSeparated: true };
  }
  const parts = /^([^\p{L}\p{N}]*)([\p{L}\p{N}](?:[^—–/…,;:]*[\p{L}\p{N}])?)/u.exec(run);
  if (parts === null) return { word: '', start, end, isJoined: !hasSpace, isSeparated: true, hasPoint: false };
  const [, lead = '', word = ''] = parts;
  const from = start + lead.length;
  const isJoint = !hasSpace && /^[-‐‑–/]$/.test(lead);
  return { word, start: from, end: from + word.length, isJoined: !hasSpace, isSeparated: lead !== '' && !isJoint, hasPoint: false };
}

/** Words of a text with the words beside them, which are read once and only if they are asked for. */
export class Surroundings {
  private wordBeforeIt: Neighbour | null | undefined;
  private wordAfterIt: Neighbour | null | undefined;

  constructor(readonly text: string, readonly start: number, readonly end: number, readonly style: LineStyle) {}

  get before(): Neighbour | null {
    if (this.wordBeforeIt === undefined) this.wordBeforeIt = wordBefore(this.text, this.start);
    return this.wordBeforeIt;
  }

  get after(): Neighbour | null {
    if (this.wordAfterIt === undefined) this.wordAfterIt = wordAfter(this.text, this.end);
    return this.wordAfterIt;
  }
}

/** Whether a sentence, a quotation or a line begins at `at`. */
export function isSentenceStart(text: string, at: number): boolean {
  let before = at;
  let hasQuote = false;
  while (before > 0) {
    const unit = text.charCodeAt(before - 1);
    if (symbolOf(unit) === breakSymbol) return true;
    if (/["“”«‘([{]/.test(text.charAt(before - 1))) hasQuote = true;
    else if (!isWhite(unit) && symbolOf(unit) !== droppedSymbol) break;
    before -= 1;
  }
  if (before === 0) return true;
  const sign = text.charAt(before - 1);
  if (sign === '.') return !/(?:^|[^\p{L}])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Gen|Adm|Lt|Col|Sen|Rep|Gov|St|vs)$/u.test(text.slice(Math.max(0, before - 5), before - 1));
  if (/[!?:;…•—–|。！？]/.test(sign)) return true;
  return hasQuote;
}

/** How the words of a line are written. */
export type LineStyle = 'sentence' | 'titled' | 'shouted';

const small = /^(?:a|an|the|and|or|but|nor|of|in|on|at|to|by|for|from|with|as|is|vs|via|into|over|after|before|amid|than|up|out|off|us|it)$/;

/** Tells how lines are written, remembering the last one: names of one line are asked for together. */
export function createLineReader(text: string): { styleAt(at: number): LineStyle } {
  let start = 0;
  let end = -1;
  let style: LineStyle | null = null;
  const find = (at: number): void => {
    if (at >= start && at <= end) return;
    start = at;
    while (start > 0 && !isBreak(text.charCodeAt(start - 1))) start -= 1;
    end = at;
    while (end < text.length && !isBreak(text.charCodeAt(end))) end += 1;
    style = null;
  };
  return {
    styleAt: (at) => {
      find(at);
      style ??= styleOf(text.slice(start, end));
      return style;
    },
  };
}

function styleOf(line: string): LineStyle {
  if (line.length > 240) return 'sentence';
  const words = line.match(/\p{L}[\p{L}\p{M}'’.-]*/gu) ?? [];
  if (!/\p{Ll}/u.test(line)) return words.length >= 2 ? 'shouted' : 'sentence';
  const telling = words.filter((word) => !small.test(word));
  if (telling.length < 3 || /[.。]["”’)]?\s*$/u.test(line)) return 'sentence';
  const capitals = telling.filter((word) => /^\p{Lu}/u.test(word)).length;
  return capitals / telling.length >= 0.8 ? 'titled' : 'sentence';
}
