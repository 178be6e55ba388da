import type { EntityId } from '../../../shared/domain/ids';
export function EntityPane(_props: { readonly entityId: EntityId; onClose(): void }) {
  return null;
}
