import type { Anchor } from '../domain/anchor';
import type { Span } from '../domain/span';
import { isEmpty, trimSpan } from './span';

/** How many UTF-16 units of context an anchor keeps on each side, as Hypothesis and the W3C's examples do. */
export const contextUnits = 32;

/**
 * The anchor of a selected stretch of a source's text: trimmed of white space and grown to whole characters first.
 * Null where nothing but white space is selected. Throws where the span is not inside the text.
 * @param textDigest SHA-256 of the text in UTF-8, as the source's record holds it
 */
export function describeSpan(text: string, textDigest: string, span: Span): Anchor | null {
  const { start, end } = trimSpan(text, span);
  if (isEmpty({ start, end })) return null;
  return {
    start,
    end,
    exact: text.slice(start, end),
    prefix: withoutHalfPair(text.slice(Math.max(0, start - contextUnits), start)),
    suffix: withoutHalfPair(text.slice(end, end + contextUnits)),
    textDigest,
  };
}

/** A cut of context may fall inside a surrogate pair; the half that is left says nothing. */
function withoutHalfPair(context: string): string {
  return context.replace(/^[\udc00-\udfff]/, '').replace(/[\ud800-\udbff]$/, '');
}
