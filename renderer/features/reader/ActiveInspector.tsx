import type { SourceId } from '../../../shared/domain/ids';
import { useServices } from '../../services';
import { useStore } from '../../workspace/store';
import { Inspector } from './Inspector';
import { readerSessionOf } from './readerSession';

/** The inspector of the source that is open, or of the one last worked in where two stand side by side. */
export function ActiveInspector({ sourceIds }: { readonly sourceIds: readonly SourceId[] }) {
  const { navigation } = useServices();
  const activeId = useStore(readerSessionOf(navigation).activeSourceId);
  const shownId = sourceIds.find((id) => id === activeId) ?? sourceIds[0];
  return shownId ? <Inspector key={shownId} sourceId={shownId} /> : null;
}
