export function LibraryList() {
  return null;
}
