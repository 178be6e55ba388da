import { useRef, useState } from 'react';
import { mergeNotebook } from '../../commands/mergeNotebook';
import type { MergePlan } from '../../commands/mergePlan';
import type { NotebookCopy } from '../../data/notebookCopy';
import type { ReplacementProgress } from '../../data/replacement';
import { useServices } from '../../services';
import { counted } from './backupWords';

export interface Restoring {
  readonly running: ReplacementProgress | null;
  /** What went wrong, as sentences; null where nothing did. */
  readonly problem: string | null;
  replace(): Promise<void>;
  merge(): Promise<void>;
  cancel(): void;
}

const atBegin: ReplacementProgress = { step: 'keeping', done: 0, total: 0 };

function mergedSentence({ counts }: MergePlan, title: string): string {
  const sum = (part: 'added' | 'newer' | 'kept'): number => Object.values(counts).reduce((total, each) => total + each[part], 0);
  const parts = [
    `${counted(sum('added'), 'record was', 'records were')} added`,
    ...(sum('newer') > 0 ? [`${counted(sum('newer'), 'was', 'were')} brought up to date`] : []),
    ...(sum('kept') > 0 ? [`${counted(sum('kept'), 'stayed as it is, because it is', 'stayed as they are, because they are')} newer here`] : []),
  ];
  return `“${title}” was merged into the notebook: ${parts.join(', ')}.`;
}

/** Puts a backup in the place of the notebook, where the window then loads anew, or merges it into the notebook. */
export function useRestore(copy: NotebookCopy, onMerged: () => void): Restoring {
  const { actions, context, journal, notices, platform, saveGate } = useServices();
  const [running, setRunning] = useState<ReplacementProgress | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const controller = useRef<AbortController | null>(null);
  const begin = (): { readonly signal: AbortSignal; readonly onProgress: typeof setRunning } => {
    controller.current = new AbortController();
    setProblem(null);
    setRunning(atBegin);
    return { signal: controller.current.signal, onProgress: setRunning };
  };
  const tell = (sentence: string): void => {
    setRunning(null);
    setProblem(sentence);
  };
  const cancelled = 'It was cancelled. Your notebook is as it was.';
  const failed = (reason: string): string => `The backup was not restored, because ${reason}. Your notebook is as it was.`;
  return {
    running,
    problem,
    cancel: () => controller.current?.abort(),
    async replace() {
      if (!journal) return;
      const outcome = await journal.replace({ copy, label: `Restore ${copy.title}`, ...begin() });
      if (outcome.status !== 'ready') tell(outcome.status === 'cancelled' ? cancelled : failed(outcome.reason));
    },
    async merge() {
      const options = begin();
      await saveGate.flushAll();
      const outcome = await mergeNotebook(context, copy, { calls: platform.calls, journal, label: `Merge ${copy.title}`, ...options });
      switch (outcome.status) {
        case 'ready':
          return;
        case 'cancelled':
          return tell(cancelled);
        case 'failed':
          return tell(failed(outcome.reason));
        case 'nothing':
          notices.show({ tone: 'info', topic: 'backup', text: `The notebook has everything that is in “${copy.title}” already. Nothing was changed.` });
          return onMerged();
        case 'merged':
          notices.show({ tone: 'success', topic: 'backup', text: mergedSentence(outcome.plan, copy.title), action: { label: 'Undo', run: () => void actions.run('undo') } });
          return onMerged();
      }
    },
  };
}
