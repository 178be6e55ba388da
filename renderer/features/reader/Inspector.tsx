import type { SourceId } from '../../../shared/domain/ids';
export function Inspector(_props: { readonly sourceId: SourceId }) {
  return null;
}
