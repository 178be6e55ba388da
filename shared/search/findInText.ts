import { foldText, originSpan } from '../domain/foldedText';
import { isGraphemeBoundary } from '../domain/graphemes';
import type { Span } from '../domain/span';
import { isInsideWord } from '../domain/wordEdges';

/** How to compare, and how much to answer. */
export interface FindOptions {
  readonly caseSensitive?: boolean;
  /** Only matches that neither begin nor end inside a word. Scripts that are written without spaces have no such inside. */
  readonly wholeWord?: boolean;
  /** Where in the text to begin; for asking on behind the last span of an answer that `limit` cut short. */
  readonly from?: number;
  /** The most spans to answer. */
  readonly limit?: number;
}

/**
 * Every place in a text where a query stands, in order and without overlap. Accents, the shapes of quotation marks and
 * dashes, and the kind and amount of white space never matter, so that words broken over two lines are found; case matters
 * only when asked. Spans are those of the text as it is, and split no character. A blank query stands nowhere.
 */
export function findInText(text: string, query: string, options: FindOptions = {}): Span[] {
  const folding = { ignoreCase: !options.caseSensitive, ignoreAccents: true };
  const wanted = foldText(query, folding).text;
  const limit = options.limit ?? Number.POSITIVE_INFINITY;
  const from = Math.max(0, options.from ?? 0);
  const found: Span[] = [];
  if (wanted.trim() === '' || limit <= 0) return found;

  const folded = foldText(from === 0 ? text : text.slice(from), folding);
  let after = 0;
  for (let at = folded.text.indexOf(wanted); at >= 0 && found.length < limit; at = folded.text.indexOf(wanted, after)) {
    const origin = originSpan(folded, { start: at, end: at + wanted.length });
    const span = { start: origin.start + from, end: origin.end + from };
    const isNew = span.start >= (found.at(-1)?.end ?? 0);
    const isMatch = isNew && isGraphemeBoundary(text, span.start) && isGraphemeBoundary(text, span.end) && (!options.wholeWord || isWholeWord(text, span));
    if (isMatch) found.push(span);
    after = at + (isMatch ? wanted.length : 1);
  }
  return found;
}

function isWholeWord(text: string, span: Span): boolean {
  return !isInsideWord(text, span.start) && !isInsideWord(text, span.end);
}
