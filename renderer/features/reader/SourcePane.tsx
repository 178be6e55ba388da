import { useEffect } from 'react';
import type { SourceId } from '../../../shared/domain/ids';
import { EmptyState } from '../../ui/EmptyState';
import { Button } from '../../ui/Button';
import { useServices } from '../../services';
import { Reader } from './Reader';
import { readerSessionOf } from './readerSession';
import { useReading } from './useReading';

/** An article, to be read and highlighted. */
export function SourcePane({ sourceId, onClose }: { readonly sourceId: SourceId; onClose(): void }) {
  const { navigation } = useServices();
  const answer = useReading(sourceId);
  useEffect(() => {
    const { activeSourceId } = readerSessionOf(navigation);
    activeSourceId.set(sourceId);
    return () => activeSourceId.set((current) => (current === sourceId ? null : current));
  }, [navigation, sourceId]);
  switch (answer.status) {
    case 'loading': return null;
    case 'missing':
      return (
        <EmptyState title="This source is not in the notebook any more" actions={<Button onPress={onClose}>Close</Button>}>
          It was deleted. Undo brings it back.
        </EmptyState>
      );
    case 'ready': return <Reader reading={answer.reading} onClose={onClose} />;
  }
}
