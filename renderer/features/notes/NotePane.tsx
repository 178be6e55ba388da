import type { NoteId } from '../../../shared/domain/ids';
export function NotePane(_props: { readonly noteId: NoteId; onClose(): void }) {
  return null;
}
