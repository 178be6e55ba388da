import type { Span } from './span';

/** Which differences a folding overlooks beyond those of typography. */
export interface Folding {
  readonly ignoreCase: boolean;
  /** Accents on letters, and the vowel points of Hebrew and Arabic. Signs that are letters themselves stay. */
  readonly ignoreAccents: boolean;
}

/**
 * A text in which spellings of the same words are the same: quotation marks and dashes of one kind (a run of dashes is
 * one), white space and line breaks as one space, `…` as three full stops, ligatures and full-width forms as plain letters,
 * letters and accents apart, invisible characters left out. Folding changes lengths; `origins` leads back.
 */
export interface FoldedText {
  readonly text: string;
  /** For each unit of `text` the offset in the original from where it came; last, the length of the original. */
  readonly origins: Uint32Array;
}

/** The stretch of the original that a stretch of the folded text came from, whole characters of the original only. */
export function originSpan(folded: FoldedText, span: Span): Span {
  const { origins } = folded;
  const originOf = (at: number): number => origins[at] ?? 0;
  const start = originOf(span.start);
  if (span.end <= span.start) return { start, end: start };
  let end = span.end;
  // One character may have become several units: `…` is left only behind the last of them.
  while (end < folded.text.length && originOf(end) === originOf(span.end - 1)) end += 1;
  return { start, end: originOf(end) };
}

/** The first unit of the folded text that came from `offset` of the original or from behind it. */
export function foldedOffset(folded: FoldedText, offset: number): number {
  let low = 0;
  let high = folded.text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((folded.origins[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Folds a text. About ten milliseconds for two million units. */
export function foldText(text: string, folding: Folding): FoldedText {
  const rules = rulesOf(folding);
  let units = new Uint16Array(text.length + 64);
  let origins = new Uint32Array(text.length + 65);
  let length = 0;
  let last = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const unit = rules.units[code] || learn(rules, folding, code);
    if (unit === dropped || (unit === last && (unit === space || unit === dash))) continue;
    last = unit;
    if (unit !== expanded) {
      units[length] = unit;
      origins[length] = at;
      length += 1;
      continue;
    }
    const expansion = rules.expansions.get(code) ?? '';
    const needed = length + expansion.length + text.length - at;
    if (needed > units.length) {
      units = grown(units, new Uint16Array(needed * 2));
      origins = grown(origins, new Uint32Array(needed * 2 + 1));
    }
    for (let index = 0; index < expansion.length; index += 1) {
      units[length] = expansion.charCodeAt(index);
      origins[length] = at;
      length += 1;
    }
  }
  origins[length] = text.length;
  return { text: textOf(units.subarray(0, length)), origins: origins.subarray(0, length + 1) };
}

function grown<Numbers extends Uint16Array | Uint32Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}

/** Ten times as fast as `String.fromCharCode`. Every machine we run on is little-endian. Half a pair comes out as U+FFFD. */
const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

function textOf(units: Uint16Array): string {
  return decoder.decode(new Uint8Array(units.buffer, units.byteOffset, units.byteLength));
}

const dropped = 1;
const expanded = 2;
const space = 0x20;
const dash = 0x2d;

/** What has been learned of each unit: 0 not yet, `dropped`, `expanded` (see there), else the unit it becomes. */
interface Rules {
  readonly units: Uint16Array;
  readonly expansions: Map<number, string>;
}

const rulesByFolding = new Map<string, Rules>();

function rulesOf(folding: Folding): Rules {
  const key = `${folding.ignoreCase}/${folding.ignoreAccents}`;
  const known = rulesByFolding.get(key) ?? { units: new Uint16Array(0x10000), expansions: new Map() };
  rulesByFolding.set(key, known);
  return known;
}

function learn(rules: Rules, folding: Folding, code: number): number {
  const becomes = foldUnit(code, folding);
  const unit = becomes === '' ? dropped : becomes.length > 1 ? expanded : becomes.charCodeAt(0);
  if (unit === expanded) rules.expansions.set(code, becomes);
  rules.units[code] = unit;
  return unit;
}

const whiteSpace = /[\s\u0085]/;
const invisible = /[\u0000-\u0008\u000e-\u001f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufe00-\ufe0f\ufeff]/;
const singleQuotes = /['`´\u2018-\u201b\u2032\u2039\u203a\uff07]/;
const doubleQuotes = /["«»\u201c-\u201f\u2033\u301d-\u301f\uff02]/;
const dashes = /[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/;
/** Latin ligatures, and the full-width forms of ASCII. */
const compatibility = /[\ufb00-\ufb06\uff01-\uff5e]/;
/** Marks that change how a letter is written, in alphabets that do not count them as letters. */
const accents = /[\u0300-\u036f\u0591-\u05bd\u05bf\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff]/g;
/** Letters that Unicode does not take apart but people type plain. */
const plainLetters = new Map(Object.entries({ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }));

function foldUnit(code: number, { ignoreCase, ignoreAccents }: Folding): string {
  const unit = String.fromCharCode(code);
  // Half of a pair, and Hangul, whose syllables are not to be found by their first sounds.
  if ((code >= 0xd800 && code <= 0xdfff) || (code >= 0xac00 && code <= 0xd7a3)) return unit;
  if (invisible.test(unit)) return '';
  if (whiteSpace.test(unit)) return ' ';
  if (singleQuotes.test(unit)) return "'";
  if (doubleQuotes.test(unit)) return '"';
  if (dashes.test(unit)) return '-';
  if (unit === '…') return '...';
  const apart = unit.normalize(compatibility.test(unit) ? 'NFKD' : 'NFD');
  const bare = ignoreAccents ? apart.replace(accents, '') : apart;
  const cased = ignoreCase ? bare.toLowerCase().replace('ς', 'σ') : bare;
  if (!ignoreAccents) return cased;
  const lower = cased.toLowerCase();
  const plain = plainLetters.get(lower);
  if (plain === undefined) return cased;
  return cased === lower ? plain : plain.toUpperCase();
}
