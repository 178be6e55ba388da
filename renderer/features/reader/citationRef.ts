import type { NotePassageRef } from '../../../shared/domain/noteBody';
import type { Passage } from '../../../shared/domain/passage';
import type { Source } from '../../../shared/domain/source';

/** What a note keeps of a highlight it cites. */
export function citationRefOf(passage: Passage, source: Source): NotePassageRef {
  return { kind: 'passage', passageId: passage.id, sourceId: source.id, quotation: passage.anchor.exact, sourceTitle: source.title };
}
