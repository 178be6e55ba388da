import { bylineOf, dateOfLine } from './textDetails';

const longestHeadline = 160;

/**
 * Whether a text's first line is its headline: short, at least two words, no full stop, comma, colon or semicolon at
 * its end, no byline, date, address, list sign or rule, and something longer behind it.
 */
export function isHeadline(line: string, rest: readonly string[]): boolean {
  if (line.length > longestHeadline || line.length < 4 || rest.length === 0) return false;
  if (/[.,:;。，：；、]["”’]?$/u.test(line)) return false;
  if (/^(?:[-*•–—>|]|\d{1,3}[.)]\s|https?:|www\.)/i.test(line)) return false;
  if (bylineOf(line) !== '' || dateOfLine(line) !== null) return false;
  const words = line.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const isWorded = words.length >= 2 || /\p{Script=Han}{4,}/u.test(line);
  if (!isWorded || words.length > 25) return false;
  return rest.some((paragraph) => paragraph.length > line.length);
}

/** The first words of a text, cut at a word's end: a title for what has neither headline nor file name. */
export function openingWords(text: string, longest = 80): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
  const atWord = cut.replace(/\s+\S*$/u, '');
  return `${atWord === '' ? cut : atWord}…`;
}
