export function ExportHost() {
  return null;
}
