import { useEffect } from 'react';
import { useServices } from '../services';
import { actionForKey } from '../workspace/keys';

/** Keys anywhere in the window run the actions they belong to. */
export function useKeys(): void {
  const { actions } = useServices();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const action = actionForKey(actions.actions.get(), event);
      if (!action) return;
      event.preventDefault();
      actions.run(action.id);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [actions]);
}
