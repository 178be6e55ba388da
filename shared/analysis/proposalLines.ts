import type { Span } from '../domain/span';
import { isOrdinaryWord } from './proposalOrdinaryWords';
import { givenNames } from './proposalPersonNames';
import { boilerplatePattern } from './proposalWords';
import type { NameToken } from './proposalTokens';

/** Prose is read for names; in headings and in the furniture of a page only names of the prose are found. */
export type LineKind = 'prose' | 'heading' | 'furniture';

export interface NameLine extends Span {
  readonly kind: LineKind;
  /** The tokens of the line, [first, behind the last). */
  readonly first: number;
  readonly behind: number;
  /** Whether all its letters are capitals, so that capitals say nothing. */
  readonly isAllCaps: boolean;
}

const small = /^(?:\p{Ll}|\p{N})/u;

/** Cuts the tokens of a text into lines and says how each is to be read. */
export function readLines(text: string, tokens: readonly NameToken[], headings: readonly Span[]): NameLine[] {
  const lines: NameLine[] = [];
  let first = 0;
  for (let at = 1; at <= tokens.length; at += 1) {
    if (at < tokens.length && !tokens[at]?.opensLine) continue;
    const opening = tokens[first];
    const last = tokens[at - 1];
    if (opening && last) lines.push(lineOf(text, tokens.slice(first, at), first, headings));
    first = at;
  }
  return lines;
}

function lineOf(text: string, tokens: readonly NameToken[], first: number, headings: readonly Span[]): NameLine {
  const start = tokens[0]?.start ?? 0;
  const end = tokens.at(-1)?.end ?? start;
  const lineEnd = text.indexOf('\n', end);
  const words = text.slice(start, lineEnd < 0 ? text.length : lineEnd).trim();
  const letters = words.replace(/[^\p{L}]/gu, '');
  const isAllCaps = letters.length > 12 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
  const isMarked = headings.some((span) => start < span.end && span.start < end);
  const kind = kindOf(words, tokens, isAllCaps, isMarked);
  return { start, end, kind, first, behind: first + tokens.length, isAllCaps };
}

function kindOf(words: string, tokens: readonly NameToken[], isAllCaps: boolean, isMarked: boolean): LineKind {
  if (boilerplatePattern.test(words) && tokens.length <= 30) return 'furniture';
  const endsSentence = /[.!?…;,][\])'’"”»]*$/u.test(words);
  if (isAllCaps) return 'heading';
  if (/^(?:posted |written |published |reported |reporting |edited |photos? |photographs? |additional reporting )?by /i.test(words)) return 'prose';
  // "Lars Hansen, Vice President Communications" is how people sign.
  if (/^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3}, /u.test(words) && givenNames.has(tokens[0]?.word ?? '') && tokens.length <= 12) return 'prose';
  if (isTitleCase(tokens, endsSentence && !isMarked)) return 'heading';
  return 'prose';
}

/** A line whose ordinary words have capitals as well: there a capital is no sign of a name. */
function isTitleCase(tokens: readonly NameToken[], endsSentence: boolean): boolean {
  if (endsSentence && tokens.length > 16) return false;
  const long = tokens.slice(1).filter(({ word, isNumber }) => word.length >= 4 && !isNumber);
  if (long.length < 2) return false;
  const lowered = long.filter(({ word }) => small.test(word)).length;
  const ordinary = long.filter(({ isCapital, isAllCaps, lower }) => isCapital && !isAllCaps && isOrdinaryWord(lower)).length;
  if (endsSentence || lowered > long.length * 0.15) return false;
  // "Push For Pause": a small word with a capital, or plain words with capitals, and no list of names.
  const hasLoudSmallWord = tokens.slice(1).some(({ isCapital, word }) => isCapital && /^(?:For|As|In|On|At|To|Of|By|With|And|But|Or|Its|Is|Are|Be|After|Over|From|Into|Amid|Than|Not|How|Why|That|The|A|An)$/.test(word));
  return ordinary >= Math.max(2, long.length * 0.25) || (long.length >= 4 && (ordinary >= 1 || hasLoudSmallWord)) || (hasLoudSmallWord && ordinary >= 1);
}
