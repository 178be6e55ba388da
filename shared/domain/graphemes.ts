/**
 * Where one character, as a reader sees it, ends and the next begins: never inside a surrogate pair, a letter with its
 * combining marks, a flag or a joined emoji (extended grapheme clusters of Unicode's UAX 29).
 */

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** How far to look back for a sure boundary; longer runs of joining characters do not occur in writing. */
const lookBack = 256;

/** Units that join only with what is not plain, so that between two of them there is always a boundary (but in CR LF). */
function isPlain(unit: number): boolean {
  return (
    unit < 0x300 ||
    (unit >= 0x2010 && unit <= 0x2029) ||
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0x3000 && unit <= 0x3029) ||
    (unit >= 0x3041 && unit <= 0x3096) ||
    (unit >= 0x30a1 && unit <= 0x30fa)
  );
}

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** The nearest place at or before `offset` that is certainly a boundary, or a limit beyond which nothing reaches. */
function sureBoundary(text: string, offset: number): number {
  const limit = Math.max(0, offset - lookBack);
  for (let at = offset - 1; at > limit; at -= 1) {
    const before = text.charCodeAt(at - 1);
    if (isPlain(before) && isPlain(text.charCodeAt(at)) && before !== 0x0d) return at;
  }
  return limit > 0 && isLowSurrogate(text.charCodeAt(limit)) ? limit - 1 : limit;
}

/** Whether a cut at `offset` leaves every character whole. The ends of the text, and all beyond them, are boundaries. */
export function isGraphemeBoundary(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return true;
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  if (isPlain(before) && isPlain(after)) return !(before === 0x0d && after === 0x0a);
  const from = sureBoundary(text, offset);
  // A boundary depends on everything before it, but on no more than one code point behind it.
  const window = text.slice(from, offset + 2);
  return segmenter.segment(window).containing(offset - from)?.index === offset - from;
}

/** The first boundary after `offset`; the end of the text if there is none. */
export function nextGrapheme(text: string, offset: number): number {
  let at = Math.max(0, offset) + 1;
  while (at < text.length && !isGraphemeBoundary(text, at)) at += 1;
  return Math.min(at, text.length);
}

/** The last boundary before `offset`; 0 if there is none. */
export function previousGrapheme(text: string, offset: number): number {
  let at = Math.min(text.length, offset) - 1;
  while (at > 0 && !isGraphemeBoundary(text, at)) at -= 1;
  return Math.max(at, 0);
}
