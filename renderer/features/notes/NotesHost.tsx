export function NotesHost() {
  return null;
}
