export function ImportHost() {
  return null;
}
