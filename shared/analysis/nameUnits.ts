import { foldText } from '../domain/foldedText';

/** The symbol of units that are not there for names: soft hyphens, accents that stand apart, invisible marks. */
export const droppedSymbol = 1;
/** The symbol of units that become several; `expansionOf` tells which. */
export const expandedSymbol = 2;
/** The symbol of white space and of hyphens: "Kim Jong-un" and "Kim Jong Un" are one name. */
export const spaceSymbol = 0x20;
/** The symbol of units over which no name reaches: the end of a line. U+2028 is a break inside a paragraph. */
export const breakSymbol = 3;

const symbols = new Uint16Array(0x10000);
const expansions = new Map<number, string>();

function learnSymbol(unit: number): number {
  const char = String.fromCharCode(unit);
  let symbol: number;
  if (isBreak(unit)) symbol = breakSymbol;
  // Half of a sign beyond the first 65,536, which means nothing by itself: it stands for itself.
  else if (unit >= 0xd800 && unit <= 0xdfff) symbol = unit;
  else {
    const folded = foldText(char, { ignoreCase: true, ignoreAccents: true }).text;
    if (folded === '') symbol = droppedSymbol;
    else if (folded.length > 1) {
      symbol = expandedSymbol;
      expansions.set(unit, folded);
    } else symbol = folded === '-' ? spaceSymbol : folded.charCodeAt(0);
  }
  symbols[unit] = symbol;
  return symbol;
}

/** Whether a line ends with a unit: whether its symbol is `breakSymbol`. */
export function isBreak(unit: number): boolean {
  return unit <= 0x0d ? unit >= 0x0a : unit === 0x85 || unit === 0x2029;
}

/** What a unit is for names: case, accents and typography aside. Never 0. */
export function symbolOf(unit: number): number {
  return symbols[unit] || learnSymbol(unit);
}

/** The symbols of a unit whose symbol is `expandedSymbol`. */
export function expansionOf(unit: number): string {
  return expansions.get(unit) ?? '';
}

/** Properties of a unit, as bits. */
export const unitBits = { word: 1, upper: 2, lower: 4, unspaced: 8, hangul: 16, katakana: 32, digit: 64, known: 128 } as const;

const bits = new Uint8Array(0x10000);

function learnBits(unit: number): number {
  const char = String.fromCharCode(unit);
  let found: number = unitBits.known;
  // A half of a pair is a letter unless the pair says otherwise; pairs are asked for where it matters.
  if (/[\p{L}\p{N}\p{M}_]/u.test(char)) found |= unitBits.word;
  if (/[\p{Lu}\p{Lt}]/u.test(char)) found |= unitBits.upper;
  if (/\p{Ll}/u.test(char)) found |= unitBits.lower;
  if (/\p{N}/u.test(char)) found |= unitBits.digit;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(char)) found |= unitBits.unspaced;
  if (/\p{Script=Hangul}/u.test(char)) found |= unitBits.hangul;
  if (/[\p{Script=Katakana}ー]/u.test(char)) found |= unitBits.katakana | unitBits.word | unitBits.unspaced;
  bits[unit] = found;
  return found;
}

/** The properties of a unit. */
export function bitsOf(unit: number): number {
  return bits[unit] || learnBits(unit);
}

const pairs = new Map<number, number>();

function bitsOfPair(codePoint: number): number {
  const known = pairs.get(codePoint);
  if (known !== undefined) return known;
  const char = String.fromCodePoint(codePoint);
  let found: number = unitBits.known;
  if (/[\p{L}\p{N}\p{M}]/u.test(char)) found |= unitBits.word;
  if (/\p{Lu}/u.test(char)) found |= unitBits.upper;
  if (/\p{Script=Han}/u.test(char)) found |= unitBits.unspaced;
  pairs.set(codePoint, found);
  return found;
}

/** The properties of the character at `at`; 0 behind the end. */
export function bitsAt(text: string, at: number): number {
  if (at >= text.length) return 0;
  const unit = text.charCodeAt(at);
  if (unit < 0xd800 || unit > 0xdbff) return bitsOf(unit);
  return bitsOfPair(text.codePointAt(at) ?? unit);
}

/** The properties of the character that ends at `at`; 0 before the start. */
export function bitsBefore(text: string, at: number): number {
  if (at <= 0) return 0;
  const unit = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && at >= 2 ? bitsOfPair(text.codePointAt(at - 2) ?? unit) : bitsOf(unit);
}

/** `at`, or the next place behind it where a unit is that is there for names. */
export function skipDropped(text: string, at: number): number {
  let next = at;
  while (next < text.length && symbolOf(text.charCodeAt(next)) === droppedSymbol) next += 1;
  return next;
}

/** `at`, or the place before it behind a unit that is there for names. */
export function skipDroppedBack(text: string, at: number): number {
  let next = at;
  while (next > 0 && symbolOf(text.charCodeAt(next - 1)) === droppedSymbol) next -= 1;
  return next;
}

/** The symbols of a name as one text; two spellings of one name have one key (case, accents, hyphens and typography aside). */
export function nameKey(name: string): string {
  let key = '';
  let isAfterSpace = true;
  for (let at = 0; at < name.length; at += 1) {
    const unit = name.charCodeAt(at);
    const symbol = symbolOf(unit);
    if (symbol === droppedSymbol) continue;
    if (symbol === spaceSymbol || symbol === breakSymbol) {
      if (!isAfterSpace) key += ' ';
      isAfterSpace = true;
      continue;
    }
    isAfterSpace = false;
    key += symbol === expandedSymbol ? expansionOf(unit) : String.fromCharCode(symbol);
  }
  return key.trimEnd();
}
