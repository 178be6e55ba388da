import type { SourceId } from '../../../shared/domain/ids';
export function SourcePane(_props: { readonly sourceId: SourceId; onClose(): void }) {
  return null;
}
