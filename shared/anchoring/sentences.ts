import type { Span } from '../domain/span';
import { segmenterFor } from './segmenters';
import { isEmpty, trimSpan } from './span';

const listOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Never the end of a sentence: a name follows. */
const titles = listOf(
  'mr mrs ms mx dr prof sen rep gov gen adm lt col maj capt cmdr cdr sgt brig hon rev fr amb sec pres st mt ft messrs supt vs',
);

/** No end of a sentence before a number. */
const countings = listOf('no nos art sec fig ch vol pp p para jan feb mar apr jun jul aug sep sept oct nov dec c ca approx');

/** May end a sentence; what follows decides. */
const shortenings = listOf('inc ltd co corp llc plc bros jr sr dept est etc univ assn ave blvd jan feb mar apr jun jul aug sep sept oct nov dec e.g i.e cf');

/** Words that begin sentences and seldom stand, capitalized, behind an abbreviation inside one. */
const starters = listOf(
  'the a an it he she they we i you this that these those there here but and or so in on at for from to of with when while as if after before by since ' +
    'still yet however meanwhile moreover last next his her their its our my your what who why how where some many most both not no now then thus ' +
    'according although because despite during until unlike once only such mr mrs ms dr',
);

const opening = /^[\s"'“”„‘’«‹([{]+/u;

/**
 * The sentences of a stretch of text, trimmed, in order. The platform's segmentation, put together again where it breaks
 * behind a title (`Adm. Samuel`), an initial (`John F. Kennedy`) or an abbreviation (`U.S. Army`), and where a quoted
 * exclamation goes on (`“No!” he said.`).
 */
export function sentencesIn(text: string, stretch: Span, language: string): Span[] {
  const words = text.slice(stretch.start, stretch.end);
  const sentences: Span[] = [];
  let start = 0;
  for (const { segment, index } of segmenterFor(language, 'sentence').segment(words)) {
    const end = index + segment.length;
    if (end < words.length && !isSentenceEnd(words.slice(start, end), words.slice(end, end + 64))) continue;
    const sentence = trimSpan(text, { start: stretch.start + start, end: stretch.start + end });
    if (!isEmpty(sentence)) sentences.push(sentence);
    start = end;
  }
  return sentences;
}

function isSentenceEnd(before: string, behind: string): boolean {
  const next = behind.replace(opening, '');
  if (/^\p{Ll}/u.test(next)) return false;
  // A line break, or an end with closing quotation marks, is taken at its word.
  const last = /(\S+)\.[ \u00a0\t]*$/u.exec(before)?.[1]?.replace(opening, '');
  if (last === undefined) return true;
  const word = last.toLowerCase();
  if (titles.has(word)) return false;
  if (countings.has(word) && /^\d/.test(next)) return false;
  const isAbbreviation = shortenings.has(word) || /^\p{Lu}$/u.test(last) || /^\p{L}(\.\p{L})+$/u.test(last);
  if (!isAbbreviation) return true;
  const isQuoted = next.length < behind.length && /["“‘«]/.test(behind.slice(0, behind.length - next.length));
  const follower = /^[\p{L}\p{M}’']+/u.exec(next)?.[0].toLowerCase();
  return isQuoted || follower === undefined || starters.has(follower);
}
