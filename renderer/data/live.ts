import { useEffect, useEffectEvent, useState } from 'react';
import { isDatabaseTrouble } from './databaseTrouble';
import { pacedLive } from './pacedLive';

type Dependency = string | number | boolean | null | undefined | readonly Dependency[];

/**
 * Runs a plain async read, and again whenever what it read changes in the database. Undefined until the first answer
 * for the given dependencies (everything `read` uses besides the database); with `keepsPrevious`, the answer to the
 * earlier dependencies stays until the new one is there, so that lists do not flicker.
 */
export function useLive<Value>(
  read: () => Promise<Value>,
  dependencies: readonly Dependency[],
  options: { readonly keepsPrevious?: boolean } = {},
): Value | undefined {
  const key = JSON.stringify(dependencies);
  const [answer, setAnswer] = useState<{ readonly key: string; readonly value: Value } | undefined>(undefined);
  const [failure, setFailure] = useState<{ readonly error: unknown } | undefined>(undefined);
  const runRead = useEffectEvent(read);
  useEffect(() => {
    return pacedLive(() => runRead(), {
      next: (value: Value) => setAnswer({ key, value }),
      error: (error: unknown) => {
        // A database that cannot be reached for a while takes nothing away that is shown; it is read again when it is back.
        if (!isDatabaseTrouble(error)) setFailure({ error });
      },
    });
  }, [key]);
  // Thrown while rendering, so that the nearest error boundary shows it.
  if (failure) throw failure.error instanceof Error ? failure.error : new Error(String(failure.error));
  return answer && (answer.key === key || options.keepsPrevious) ? answer.value : undefined;
}
