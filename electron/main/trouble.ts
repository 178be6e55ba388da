import { inspect } from 'node:util';

/** Writes to standard error what went wrong, for whoever started the program from a terminal. */
export function reportTrouble(what: string, cause?: unknown): void {
  process.stderr.write(cause === undefined ? `${what}\n` : `${what} ${inspect(cause)}\n`);
}
