import type { EntityId, PassageId, SourceId } from '../../../shared/domain/ids';
import { visitInlines, type NoteBlock } from '../../../shared/domain/noteBody';
import type { NoteTargets } from '../../data/noteQueries';

/** The highlights and entities that a text refers to. */
export function noteTargetsOf(blocks: readonly NoteBlock[]): NoteTargets {
  const passageIds = new Set<PassageId>();
  const sourceIds = new Set<SourceId>();
  const entityIds = new Set<EntityId>();
  visitInlines(blocks, (inline) => {
    if (inline.kind === 'entity') entityIds.add(inline.entityId);
    if (inline.kind !== 'passage') return;
    passageIds.add(inline.passageId);
    sourceIds.add(inline.sourceId);
  });
  return { passageIds: [...passageIds], sourceIds: [...sourceIds], entityIds: [...entityIds] };
}
