import * as v from 'valibot';

/**
 * A stretch of a source's canonical text: [start, end) in UTF-16 code units, 0 ≤ start ≤ end.
 * Everything inside the program speaks this; code points appear only in converters at the edges.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const offsetSchema = v.pipe(v.number(), v.integer(), v.minValue(0));

export const spanSchema = v.pipe(
  v.object({ start: offsetSchema, end: offsetSchema }),
  v.check((span) => span.start <= span.end, 'A span cannot end before it starts'),
  v.readonly(),
) satisfies v.GenericSchema<unknown, Span>;

export { offsetSchema };
