import { hasLittleRoom } from './storageRoom';

/** The browser's database failed, through no fault of what was asked of it. The message is a sentence for the person. */
export class DatabaseTrouble extends Error {
  override readonly name = 'DatabaseTrouble';
}

/** Names of errors that tell of the database as a whole: of its disk, its files or its connection. */
const troubleNames: ReadonlySet<string> = new Set(['AbortError', 'DatabaseClosedError', 'InvalidStateError', 'OpenFailedError', 'QuotaExceededError', 'UnknownError', 'DatabaseTrouble']);

/** The error and those it was made of: one of many operations, or what a library wrapped. */
function* partsOf(error: unknown): Generator<Error> {
  if (!(error instanceof Error)) return;
  yield error;
  if ('failures' in error && Array.isArray(error.failures)) for (const failure of error.failures) yield* partsOf(failure);
  if ('inner' in error) yield* partsOf(error.inner);
}

/** Whether an error tells of the database as a whole rather than of a mistake in what was asked. */
export function isDatabaseTrouble(error: unknown): boolean {
  return [...partsOf(error)].some(({ name }) => troubleNames.has(name));
}

/** What a failure of the database means to the person; any other error as it is. */
export async function explained(error: unknown, isDiskFull: () => Promise<boolean> = hasLittleRoom): Promise<unknown> {
  if (error instanceof DatabaseTrouble || !isDatabaseTrouble(error)) return error;
  const saysSo = [...partsOf(error)].some(({ name }) => name === 'QuotaExceededError');
  const reason = saysSo || (await isDiskFull()) ? 'the disk is full' : 'the browser’s database failed';
  return new DatabaseTrouble(`The notebook cannot be written just now, because ${reason}.`, { cause: error });
}
