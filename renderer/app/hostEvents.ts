import { useEffect, useRef } from 'react';
import { useServices } from '../services';

/** Saves what is pending before the window closes; where the host cannot wait for that, the person is asked. */
export function useHostEvents(): void {
  const { platform, saveGate, notices } = useServices();
  const closesAnyway = useRef(false);
  useEffect(() => {
    const saveAndClose = async (): Promise<void> => {
      try {
        if (!closesAnyway.current) {
          await saveGate.flushAll();
          await saveGate.finishAll();
        }
        await platform.calls.confirmClose();
      } catch (error) {
        await platform.calls.refuseClose();
        notices.show({
          tone: 'problem',
          text: `The window stays open, because something could not be saved: ${error instanceof Error ? error.message : String(error)}`,
          action: {
            label: 'Close anyway',
            run: () => {
              closesAnyway.current = true;
              window.close();
            },
          },
        });
      }
    };
    return platform.on('closeRequested', () => void saveAndClose());
  }, [platform, saveGate, notices]);
  useEffect(() => {
    // The desktop holds its window open by itself.
    if (window.ibidemHost) return undefined;
    const onLeave = (event: BeforeUnloadEvent): void => {
      if (!saveGate.hasPending()) return;
      event.preventDefault();
      void saveGate.flushAll();
    };
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, [saveGate]);
}
