import { useEffect } from 'react';
import { useServices } from '../services';

/** Saves what is pending before the window closes; where the host cannot wait for that, the person is asked. */
export function useHostEvents(): void {
  const { platform, saveGate } = useServices();
  useEffect(
    () =>
      platform.on('closeRequested', () => {
        void saveGate.flushAll().finally(() => platform.calls.confirmClose());
      }),
    [platform, saveGate],
  );
  useEffect(() => {
    // The desktop holds its window open by itself.
    if (window.ibidemHost) return undefined;
    const onLeave = (event: BeforeUnloadEvent): void => {
      if (saveGate.state.get() === 'saved') return;
      event.preventDefault();
      void saveGate.flushAll();
    };
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, [saveGate]);
}
