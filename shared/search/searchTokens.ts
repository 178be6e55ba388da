import { foldText, originSpan } from '../domain/foldedText';
import type { Span } from '../domain/span';

/** A word as the index knows it: folded, with its place in the text it came from. */
export interface SearchToken extends Span {
  readonly text: string;
}

const folding = { ignoreCase: true, ignoreAccents: true };

const between = 1;
const letter = 2;
/** A sign of a script written without spaces, or in which words carry endings: a word by itself. */
const single = 3;
/** Changes the sign before it. */
const mark = 4;
type CharacterClass = typeof between | typeof letter | typeof single | typeof mark;

/**
 * Scripts whose signs are indexed one by one, and whose words are looked for as runs of signs: nothing that stands in a
 * text is missed, however a dictionary would cut the sentence, at the price of matches inside longer words.
 */
const singleSigns = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]$/u;
const marks = /^\p{M}$/u;
const letters = /^[\p{L}\p{N}]$/u;

function classify(character: string): CharacterClass {
  if (marks.test(character)) return mark;
  if (singleSigns.test(character)) return single;
  return letters.test(character) ? letter : between;
}

const classesOfUnits = new Uint8Array(0x10000);
const classesOfPairs = new Map<number, CharacterClass>();

function classOfPair(codePoint: number): CharacterClass {
  const known = classesOfPairs.get(codePoint) ?? classify(String.fromCodePoint(codePoint));
  classesOfPairs.set(codePoint, known);
  return known;
}

function learnUnit(unit: number): number {
  const learned = classify(String.fromCharCode(unit));
  classesOfUnits[unit] = learned;
  return learned;
}

/** Tells where each word of a folded text starts and ends. */
function visitWords(folded: string, visit: (start: number, end: number) => void): void {
  let start = -1;
  let isSingle = false;
  const flush = (end: number): void => {
    if (start >= 0) visit(start, end);
    start = -1;
  };
  for (let at = 0; at < folded.length; at += 1) {
    const unit = folded.charCodeAt(at);
    let found: number = classesOfUnits[unit] || learnUnit(unit);
    const from = at;
    if (unit >= 0xd800 && unit <= 0xdbff) {
      const codePoint = folded.codePointAt(at) ?? unit;
      if (codePoint > 0xffff) {
        found = classOfPair(codePoint);
        at += 1;
      }
    }
    if (found === mark) continue;
    if (found === between || found === single || isSingle) flush(from);
    if (found !== between && start < 0) start = from;
    isSingle = found === single;
  }
  flush(folded.length);
}

/** The words of a text in order, each with its place. Hyphens, apostrophes and points part words. */
export function tokensOf(text: string): readonly SearchToken[] {
  const folded = foldText(text, folding);
  const tokens: SearchToken[] = [];
  visitWords(folded.text, (start, end) => {
    tokens.push({ text: folded.text.slice(start, end), ...originSpan(folded, { start, end }) });
  });
  return tokens;
}

/** The words of a text in order. */
export function wordsOf(text: string): readonly string[] {
  const folded = foldText(text, folding).text;
  const words: string[] = [];
  visitWords(folded, (start, end) => words.push(folded.slice(start, end)));
  return words;
}

const plain = /^[\0-\x7f]*$/;

/** A text as the index is given it: words with something that is no letter, digit or character beyond ASCII between. */
export function indexTextOf(text: string): string {
  const folded = foldText(text, folding).text;
  if (plain.test(folded)) return folded;
  const words: string[] = [];
  visitWords(folded, (start, end) => words.push(folded.slice(start, end)));
  return words.join(' ');
}

/** Two names are the same where their keys are: case, accents, signs and spaces aside. Empty where there are no words. */
export function nameKeyOf(name: string): string {
  return wordsOf(name).join(' ');
}
