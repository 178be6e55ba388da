import { useEffect } from 'react';
import { useLive } from '../data/live';
import { titleOf } from '../data/titleQueries';
import { useServices } from '../services';
import { useStore } from '../workspace/store';

/** The window is named after what is open in it. */
export function useWindowTitle(): void {
  const { database, navigation } = useServices();
  const { main } = useStore(navigation.place);
  const title = useLive(() => (main ? titleOf(database, main.kind, main.id) : Promise.resolve('')), [main?.kind, main?.id], { keepsPrevious: true });
  useEffect(() => {
    document.title = title ? `${title} — Ibidem` : 'Ibidem';
  }, [title]);
}
