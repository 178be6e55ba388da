import type { EntityId, PassageId } from '../../../shared/domain/ids';
import { visitInlines, type NoteBlock } from '../../../shared/domain/noteBody';

/** The highlights and entities that a text refers to, each once. */
export function noteTargetsOf(blocks: readonly NoteBlock[]): { readonly passageIds: readonly PassageId[]; readonly entityIds: readonly EntityId[] } {
  const passageIds = new Set<PassageId>();
  const entityIds = new Set<EntityId>();
  visitInlines(blocks, (inline) => {
    if (inline.kind === 'passage') passageIds.add(inline.passageId);
    if (inline.kind === 'entity') entityIds.add(inline.entityId);
  });
  return { passageIds: [...passageIds], entityIds: [...entityIds] };
}
