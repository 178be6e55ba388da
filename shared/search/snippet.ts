import type { Span } from '../domain/span';
import type { SearchTerm } from './queryPlan';
import { tokensOf, type SearchToken } from './searchTokens';

/** Some words of a text around what was found. */
export interface Snippet {
  /** Where the first found words stand in the text. */
  readonly place: Span;
  /** The excerpt on one line: line breaks and tabs are spaces. As long as what it was taken from. */
  readonly text: string;
  /** The found words, in offsets of the excerpt. */
  readonly marks: readonly Span[];
  readonly isCutBefore: boolean;
  readonly isCutBehind: boolean;
}

interface Occurrence extends Span {
  readonly term: number;
  readonly firstToken: number;
  readonly lastToken: number;
}

function standsAt(tokens: readonly SearchToken[], at: number, { words, isPrefix }: SearchTerm): boolean {
  return words.every((word, index) => {
    const found = tokens[at + index]?.text;
    return isPrefix && index === words.length - 1 ? found?.startsWith(word) === true : found === word;
  });
}

function occurrencesOf(tokens: readonly SearchToken[], terms: readonly SearchTerm[]): readonly Occurrence[] {
  const byFirst = new Map<string, number[]>();
  const prefixes: number[] = [];
  terms.forEach(({ words, isPrefix }, index) => {
    const [first = ''] = words;
    if (words.length === 1 && isPrefix) prefixes.push(index);
    else byFirst.set(first, [...(byFirst.get(first) ?? []), index]);
  });
  const found: Occurrence[] = [];
  tokens.forEach((token, at) => {
    const candidates = [...(byFirst.get(token.text) ?? []), ...prefixes];
    for (const index of candidates) {
      const term = terms[index];
      if (!term || !standsAt(tokens, at, term)) continue;
      const lastToken = at + term.words.length - 1;
      found.push({ term: index, firstToken: at, lastToken, start: token.start, end: tokens[lastToken]?.end ?? token.end });
    }
  });
  return found;
}

/** Where the terms stand in a text, in order. */
export function placesOf(text: string, terms: readonly SearchTerm[]): readonly Span[] {
  return occurrencesOf(tokensOf(text), terms).map(({ start, end }) => ({ start, end }));
}

const wordsAround = 9;
const longestExcerpt = 240;

/** The text a snippet shows, before it is cut out. */
interface Window {
  readonly first: number;
  readonly last: number;
  readonly members: readonly Occurrence[];
  /** The terms in it, a bit for each; those beyond the 31st share the last. */
  readonly terms: number;
}

function bitOf(term: number): number {
  return 1 << Math.min(term, 30);
}

function bitCount(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}

/** A window stays inside its paragraph. */
function windowsOf(text: string, occurrences: readonly Occurrence[]): readonly Window[] {
  const windows: Window[] = [];
  let members: Occurrence[] = [];
  const close = (): void => {
    const [first, last] = [members[0], members.at(-1)];
    if (first && last) {
      windows.push({ first: first.firstToken, last: last.lastToken, members, terms: members.reduce((bits, { term }) => bits | bitOf(term), 0) });
    }
    members = [];
  };
  for (const occurrence of occurrences) {
    const [first, previous] = [members[0], members.at(-1)];
    const isFar = first !== undefined && occurrence.lastToken - first.firstToken > wordsAround * 2;
    if (isFar || (previous && text.slice(previous.start, occurrence.start).includes('\n'))) close();
    members.push(occurrence);
  }
  close();
  return windows;
}

function oneLine(text: string): string {
  return text.replace(/\s/g, ' ');
}

function cutOut(text: string, tokens: readonly SearchToken[], window: Window): Snippet {
  const lineStart = text.lastIndexOf('\n', (tokens[window.first]?.start ?? 0) - 1) + 1;
  const lineEnd = text.indexOf('\n', tokens[window.last]?.end ?? 0);
  const paragraph = { start: lineStart, end: lineEnd < 0 ? text.length : lineEnd };
  const start = Math.max(paragraph.start, tokens[Math.max(0, window.first - wordsAround)]?.start ?? 0);
  const wanted = tokens[window.last + wordsAround]?.end ?? text.length;
  const end = Math.min(paragraph.end, wanted, start + longestExcerpt);
  const marks = window.members.filter((each) => each.end <= end).map((each) => ({ start: each.start - start, end: each.end - start }));
  const first = window.members[0] ?? { start, end };
  return {
    place: { start: first.start, end: first.end },
    text: oneLine(text.slice(start, end)), marks,
    isCutBefore: start > paragraph.start, isCutBehind: end < paragraph.end,
  };
}

/** The places that show best why a text was found, in their order in it: those with most of the terms first chosen. */
export function snippetsOf(text: string, terms: readonly SearchTerm[], limit: number): { readonly snippets: readonly Snippet[]; readonly places: number } {
  const tokens = tokensOf(text);
  const occurrences = occurrencesOf(tokens, terms);
  const left = [...windowsOf(text, occurrences)];
  const chosen: Window[] = [];
  let seen = 0;
  while (chosen.length < limit && left.length > 0) {
    // What shows a term that no chosen place shows yet goes before what shows many again.
    let best = 0;
    let most = -1;
    for (const [index, { terms: bits }] of left.entries()) {
      const worth = bitCount(bits & ~seen) * 32 + bitCount(bits);
      if (worth <= most) continue;
      best = index;
      most = worth;
      // Nothing can show more.
      if (bitCount(bits) >= Math.min(terms.length, 31)) break;
    }
    const [window] = left.splice(best, 1);
    if (!window) break;
    chosen.push(window);
    seen |= window.terms;
  }
  chosen.sort((a, b) => a.first - b.first);
  return { snippets: chosen.map((window) => cutOut(text, tokens, window)), places: occurrences.length };
}

/** A short text whole, with the terms marked where they stand. */
export function markedText(text: string, terms: readonly SearchTerm[]): { readonly text: string; readonly marks: readonly Span[] } {
  return { text: oneLine(text), marks: placesOf(text, terms) };
}

/** The beginning of a text, for what was found by its facts alone. */
export function openingOf(text: string): string {
  const line = text.slice(0, longestExcerpt / 2);
  return oneLine(line.length < text.length ? line.replace(/\s\S*$/, '') : line);
}
