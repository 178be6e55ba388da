import { useEffect, useEffectEvent, useState } from 'react';
import { useServices } from '../services';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { setAsideAfter } from './malformedRecords';

interface ViewFailureProps {
  readonly error: Error;
  onRetry(): void;
}

/** What stands in the place of a view that failed. Where a record that cannot be read is the cause, the view comes back without it. */
export function ViewFailure({ error, onRetry }: ViewFailureProps) {
  const services = useServices();
  const [isLooking, setLooking] = useState(true);
  const look = useEffectEvent(() => setAsideAfter(error, services));
  const retry = useEffectEvent(onRetry);
  useEffect(() => {
    void look().then((wasSetAside) => (wasSetAside ? retry() : setLooking(false)));
  }, []);
  if (isLooking) return null;
  return (
    <EmptyState
      title="This view could not be shown"
      actions={
        <>
          <Button onPress={onRetry}>Try again</Button>
          <Button onPress={() => services.dialogs.show({ kind: 'integrity' })}>Check notebook…</Button>
        </>
      }
    >
      <p>{error.message}</p>
      <p>Your notebook was not changed.</p>
    </EmptyState>
  );
}
