import * as v from 'valibot';
import { digestSchema } from './record';
import { offsetSchema } from './span';

/**
 * Where a passage stands in a source's canonical text, told redundantly so that it never has to lie: W3C Web
 * Annotation's TextPositionSelector (here in UTF-16 units) and TextQuoteSelector, plus the digest of the text both
 * were taken from.
 */
export const anchorSchema = v.pipe(
  v.object({
    start: offsetSchema,
    end: offsetSchema,
    /** The exact words, `text.slice(start, end)`. */
    exact: v.pipe(v.string(), v.minLength(1)),
    /** Up to 32 units before; never half a surrogate pair. */
    prefix: v.string(),
    /** Up to 32 units after. */
    suffix: v.string(),
    textDigest: digestSchema,
  }),
  v.check((anchor) => anchor.end - anchor.start === anchor.exact.length, 'Position and quotation differ in length'),
  v.readonly(),
);
export type Anchor = v.InferOutput<typeof anchorSchema>;
