import { useEffect } from 'react';
import { useServices } from '../services';

/** Saves what is pending before the window closes. */
export function useHostEvents(): void {
  const { platform, saveGate } = useServices();
  useEffect(
    () =>
      platform.on('closeRequested', () => {
        void saveGate.flushForClosing().finally(() => platform.calls.confirmClose());
      }),
    [platform, saveGate],
  );
}
