export function EntitiesHost() {
  return null;
}
