/** The renderer's sources know no Node; its tests run there. */
declare const process: { readonly env: Readonly<Record<string, string | undefined>> };

/** A number from the environment: long forms of tests set it (`npm run torture`), short ones leave it out. */
export function testLength(variable: string, short: number): number {
  const told = process.env[variable];
  if (told === undefined) return short;
  const length = Number(told);
  if (!Number.isSafeInteger(length) || length < 0) throw new Error(`${variable} must be a whole number, not ${told}`);
  return length;
}
