import { useEffect, useEffectEvent, useState } from 'react';
import type { ReplacementProgress } from '../../data/replacement';
import { openSnapshot } from '../../data/snapshotCopy';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Progress } from '../../ui/Progress';
import type { DialogRequest } from '../../workspace/dialogs';

type ReplaceRequest = Extract<DialogRequest, { kind: 'replace' }>;

const stepLabels: Readonly<Record<ReplacementProgress['step'] | 'reading', string>> = {
  reading: 'Reading the copy to its end',
  keeping: 'Keeping the present notebook',
  contents: 'Bringing texts and originals',
  records: 'Bringing the records',
};

interface Shown {
  readonly step: keyof typeof stepLabels;
  readonly done: number;
  readonly total: number;
}

/** Puts a copy in the place of the notebook and shows how far it is; the window reloads when it is done. */
export function ReplaceDialog({ request, onClose }: { readonly request: ReplaceRequest; onClose(): void }) {
  const { journal, platform } = useServices();
  const [shown, setShown] = useState<Shown>({ step: 'reading', done: 0, total: 1 });
  const [problem, setProblem] = useState<string | null>(null);
  const [abort] = useState(() => new AbortController());
  const { label, snapshotId, returns } = request;

  const run = async (): Promise<void> => {
    if (!journal) return setProblem('This computer keeps no copies of the notebook.');
    const { signal } = abort;
    const opening = await openSnapshot({ calls: platform.calls, snapshotId, signal, onProgress: (done, total) => setShown({ step: 'reading', done, total }) });
    if (opening.status === 'refused') return setProblem(returns ? `“${label}” cannot be ${returns.step}. ${opening.sentence}` : opening.sentence);
    if (opening.status === 'cancelled') return onClose();
    const outcome = await journal.replace({ copy: opening.copy, label, signal, ...(returns ? { returns } : {}), onProgress: setShown });
    if (outcome.status === 'cancelled') onClose();
    if (outcome.status === 'failed') setProblem(`The notebook could not be replaced, because ${outcome.reason}. It is as it was.`);
  };
  const begin = useEffectEvent(() => {
    run().catch((error: unknown) => setProblem(`The copy could not be read: ${error instanceof Error ? error.message : String(error)}. The notebook is as it was.`));
  });
  useEffect(() => {
    // React may mount twice; what runs is begun once.
    const handle = setTimeout(() => begin(), 0);
    return () => clearTimeout(handle);
  }, []);

  const title = returns ? `${returns.step === 'undone' ? 'Undo' : 'Redo'}: ${label}` : label;
  return (
    <Dialog
      title={title}
      size="small"
      isDismissable={problem !== null}
      onClose={onClose}
      footer={problem === null ? <Button onPress={() => abort.abort()}>Cancel</Button> : <Button tone="primary" autoFocus onPress={onClose}>Close</Button>}
    >
      {problem === null ? <Progress label={stepLabels[shown.step]} done={shown.done} total={shown.total} /> : <p role="alert">{problem}</p>}
    </Dialog>
  );
}
