export function NoteList() {
  return null;
}
