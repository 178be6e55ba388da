import { useEffect, useMemo, useRef, useState } from 'react';
import { useServices } from '../../services';
import type { NamePlace, NameRow } from './nameRows';
import type { Decided } from './nameDecisions';

const idOf = ({ key }: NameRow, { start }: NamePlace): string => `${key} ${start}`;
/** A decision that changed nothing gives its words back after so long. */
const patienceMs = 2000;

export interface PendingDecisions {
  /** The rows without what is decided and on its way to the notebook: a key pressed twice decides about two names. */
  readonly rows: readonly NameRow[];
  /** Decides in turn. Answers with the sentence of the decision. */
  decide(row: NameRow, places: readonly NamePlace[], work: () => Decided): Decided;
}

/** What is decided goes from the list at once, not when the notebook has it. */
export function usePendingDecisions(rows: readonly NameRow[]): PendingDecisions {
  const [pending, setPending] = useState<ReadonlySet<string>>(new Set());
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const underWay = useRef(0);
  const { saveGate } = useServices();
  // Undo and the end of the window wait for what is decided.
  useEffect(() => saveGate.register(async () => void (await queue.current), () => underWay.current > 0), [saveGate]);
  const shown = useMemo(() => {
    if (pending.size === 0) return rows;
    return rows.flatMap((row) => {
      const places = row.places.filter((place) => !pending.has(idOf(row, place)));
      return places.length === row.places.length ? [row] : places.length === 0 ? [] : [{ ...row, places }];
    });
  }, [rows, pending]);
  // What is decided in the notebook is not pending any more, so that it comes back when it is taken back.
  const there = useMemo(() => new Set(rows.flatMap((row) => row.places.map((place) => idOf(row, place)))), [rows]);
  const [seen, setSeen] = useState(there);
  if (seen !== there) {
    setSeen(there);
    if ([...pending].some((id) => !there.has(id))) setPending(new Set([...pending].filter((id) => there.has(id))));
  }
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  useEffect(() => {
    const { current } = timers;
    return () => current.forEach((timer) => clearTimeout(timer));
  }, []);

  return {
    rows: shown,
    decide(row, places, work) {
      const ids = places.map((place) => idOf(row, place));
      const giveBack = (): void => setPending((known) => new Set([...known].filter((id) => !ids.includes(id))));
      setPending((known) => new Set([...known, ...ids]));
      underWay.current += 1;
      const done = queue.current.then(work).finally(() => {
        underWay.current -= 1;
      });
      queue.current = done.then(
        () => timers.current.add(setTimeout(giveBack, patienceMs)),
        () => giveBack(),
      );
      return done;
    },
  };
}
