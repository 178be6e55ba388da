import type { NoteId, PassageId, SourceId } from '../../../shared/domain/ids';
import type { Navigation, PaneContent } from '../../workspace/navigation';

/** The pane that the note does not stand in, so that what it cites shows beside it. */
function goesBeside(navigation: Navigation, noteId: NoteId): boolean {
  return navigation.place.get().main?.id === noteId;
}

export function openFromNote(navigation: Navigation, noteId: NoteId, content: PaneContent): void {
  navigation.open(content, { beside: goesBeside(navigation, noteId) });
}

export function openPassageFromNote(navigation: Navigation, noteId: NoteId, sourceId: SourceId, passageId: PassageId): void {
  navigation.openPassage(sourceId, passageId, { beside: goesBeside(navigation, noteId) });
}
