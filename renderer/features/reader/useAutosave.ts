import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useServices } from '../../services';

const pauseMs = 600;

export interface Autosave {
  /** What the field shows. */
  readonly text: string;
  change(text: string): void;
  /** Writes what is not written yet. */
  flush(): Promise<void>;
}

/**
 * Text of a record in a field: written in a pause of typing, on leaving the field and before the window closes. What
 * undo brings back is shown as soon as nothing unwritten stands in the field.
 */
export function useAutosave(value: string, save: (text: string) => Promise<unknown>): Autosave {
  const { saveGate } = useServices();
  const [draft, setDraft] = useState<string | null>(null);
  const [seen, setSeen] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const pending = useRef<string | null>(null);
  if (value !== seen) {
    setSeen(value);
    if (value === draft) setDraft(null);
  }
  const runSave = useEffectEvent(save);
  const flush = async (): Promise<void> => {
    clearTimeout(timer.current);
    const text = pending.current;
    pending.current = null;
    if (text !== null) await save(text);
  };
  const flushNow = useEffectEvent(flush);
  useEffect(() => saveGate.register(() => flushNow(), () => pending.current !== null), [saveGate]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      const text = pending.current;
      pending.current = null;
      if (text !== null) void runSave(text);
    },
    [],
  );
  return {
    text: draft ?? value,
    change(text) {
      setDraft(text === value ? null : text);
      pending.current = text;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), pauseMs);
    },
    flush,
  };
}
