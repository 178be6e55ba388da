import { useRef, useState } from 'react';
import type { NotebookCopy } from '../../data/notebookCopy';
import type { ReplacementProgress } from '../../data/replacement';
import { useServices } from '../../services';

export interface Restoring {
  readonly running: ReplacementProgress | null;
  /** What went wrong, as sentences; null where nothing did. */
  readonly problem: string | null;
  replace(): Promise<void>;
  cancel(): void;
}

const atBegin: ReplacementProgress = { step: 'keeping', done: 0, total: 0 };

/** Puts a backup in the place of the notebook. Where that succeeds, the window loads anew. */
export function useRestore(copy: NotebookCopy): Restoring {
  const { journal } = useServices();
  const [running, setRunning] = useState<ReplacementProgress | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const controller = useRef<AbortController | null>(null);
  const replace = async (): Promise<void> => {
    if (!journal) return;
    controller.current = new AbortController();
    setProblem(null);
    setRunning(atBegin);
    const outcome = await journal.replace({ copy, label: `Restore ${copy.title}`, signal: controller.current.signal, onProgress: setRunning });
    if (outcome.status === 'ready') return;
    setRunning(null);
    setProblem(outcome.status === 'cancelled' ? 'Restoring was cancelled. Your notebook is as it was.' : `The backup was not restored, because ${outcome.reason}. Your notebook is as it was.`);
  };
  return { running, problem, replace, cancel: () => controller.current?.abort() };
}
