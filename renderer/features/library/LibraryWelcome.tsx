export function LibraryWelcome() {
  return null;
}
