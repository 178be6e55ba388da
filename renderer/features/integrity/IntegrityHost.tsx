import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react';
import { useActions, useServices } from '../../services';
import { createImporter } from '../../worker/importClient';
import { useStore } from '../../workspace/store';
import { CheckPanel } from './CheckPanel';
import { createIntegritySession, type IntegrityState } from './integritySession';
import { summaryOf } from './integritySentences';

const IntegrityDialog = lazy(async () => ({ default: (await import('./IntegrityDialog')).IntegrityDialog }));

/** Offers the check of the notebook, runs it behind whatever the window shows, and says when it is done. */
export function IntegrityHost() {
  const services = useServices();
  const { dialogs, notices } = services;
  const [session] = useState(() => createIntegritySession(services, createImporter()));
  const state = useStore(session.state);
  const isOpen = useStore(dialogs.current)?.kind === 'integrity';
  const open = (): void => dialogs.show({ kind: 'integrity' });
  useActions('integrity', [
    { id: 'checkNotebook', category: 'General', label: 'Check notebook…', menu: { name: 'help', group: 0, order: 5 }, run: open },
  ]);
  const tell = useEffectEvent((reached: IntegrityState['status']) => {
    if (isOpen || state.status !== reached) return;
    const action = { label: 'Show', run: open };
    if (state.status === 'checked') notices.show({ tone: state.report.findings.length === 0 ? 'success' : 'problem', topic: 'integrity', text: summaryOf(state.report), action });
    if (state.status === 'failed') notices.show({ tone: 'problem', topic: 'integrity', text: `The check of the notebook stopped: ${state.reason}`, action });
  });
  useEffect(() => tell(state.status), [state.status]);
  if (isOpen) {
    return (
      <Suspense fallback={null}>
        <IntegrityDialog session={session} onClose={dialogs.close} />
      </Suspense>
    );
  }
  return state.status === 'running' ? <CheckPanel progress={state.progress} onShow={open} onCancel={session.cancel} /> : null;
}
