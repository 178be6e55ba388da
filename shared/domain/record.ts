import * as v from 'valibot';

/** ISO 8601 text in UTC, as `Date.prototype.toISOString` writes it. */
export const timestampSchema = v.pipe(v.string(), v.isoTimestamp());

/** What every record carries besides its id. */
export const stampEntries = {
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
} as const;

/** SHA-256 in lower-case hexadecimal. */
export const digestSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'Expected a SHA-256 in hexadecimal'));

/** The answer of a parser: the value, or one readable line per problem, each with the path to it. */
export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Runs a schema over an unknown value. Never throws. */
export function parseWith<Value>(schema: v.GenericSchema<unknown, Value>, value: unknown): Parsed<Value> {
  const result = v.safeParse(schema, value);
  if (result.success) return { ok: true, value: result.output };
  return {
    ok: false,
    problems: result.issues.map((issue) => {
      const path = v.getDotPath(issue);
      return path ? `${path}: ${issue.message}` : issue.message;
    }),
  };
}
