import { useCallback, useSyncExternalStore } from 'react';
import type { NotebookDatabase } from './database';
import { isDatabaseTrouble } from './databaseTrouble';
import { pacedLive } from './pacedLive';

type Answer<Value> = { readonly value: Value } | { readonly error: unknown } | undefined;

/** A live read that everybody who asks for the same key shares. */
export interface SharedLive<Key extends string, Value> {
  answer(database: NotebookDatabase, key: Key): Answer<Value>;
  subscribe(database: NotebookDatabase, key: Key, listener: () => void): () => void;
}

interface Reading<Value> {
  answer: Answer<Value>;
  readonly listeners: Set<() => void>;
  stop(): void;
}

/** Keeps something up to date and tells each answer, until the function it gives back is called. */
type Keep<Key extends string, Value> = (database: NotebookDatabase, key: Key, tell: (answer: NonNullable<Answer<Value>>) => void) => () => void;

/** Something kept up to date once for all who listen, as long as somebody does. */
export function sharedLive<Key extends string, Value>(keep: Keep<Key, Value>): SharedLive<Key, Value> {
  const readings = new WeakMap<NotebookDatabase, Map<Key, Reading<Value>>>();

  const start = (database: NotebookDatabase, key: Key): Reading<Value> => {
    const listeners = new Set<() => void>();
    const reading: Reading<Value> = { answer: undefined, listeners, stop: () => stop() };
    const stop = keep(database, key, (answer) => {
      reading.answer = answer;
      for (const listener of listeners) listener();
    });
    return reading;
  };

  return {
    answer: (database, key) => readings.get(database)?.get(key)?.answer,
    subscribe(database, key, listener) {
      const own = readings.get(database) ?? new Map<Key, Reading<Value>>();
      readings.set(database, own);
      const reading = own.get(key) ?? start(database, key);
      own.set(key, reading);
      reading.listeners.add(listener);
      return () => {
        reading.listeners.delete(listener);
        if (reading.listeners.size > 0 || own.get(key) !== reading) return;
        own.delete(key);
        reading.stop();
      };
    },
  };
}

/** Runs a read once for all who listen, as long as somebody does, and again whenever what it read changes. */
export function createSharedLive<Key extends string, Value>(read: (database: NotebookDatabase, key: Key) => Promise<Value>): SharedLive<Key, Value> {
  return sharedLive((database, key, tell) =>
    pacedLive(() => read(database, key), {
      next: (value: Value) => tell({ value }),
      error: (error: unknown) => {
        if (!isDatabaseTrouble(error)) tell({ error });
      },
    }));
}

/** The answer of a shared read, undefined until there is one. */
export function useSharedLive<Key extends string, Value>(shared: SharedLive<Key, Value>, database: NotebookDatabase, key: Key): Value | undefined {
  const answer = useSyncExternalStore(
    useCallback((listener: () => void) => shared.subscribe(database, key, listener), [shared, database, key]),
    () => shared.answer(database, key),
  );
  if (!answer) return undefined;
  // Thrown while rendering, so that the nearest error boundary shows it.
  if ('error' in answer) throw answer.error instanceof Error ? answer.error : new Error(String(answer.error));
  return answer.value;
}
