/** A copy whose objects have their keys in order, so that equal values give equal text. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  // Without a prototype, "__proto__" is a key like any other.
  const ordered: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [key, member] of entries) ordered[key] = inOrder(member);
  return ordered;
}

/** JSON of a JSON-safe value with the keys of its objects in the order of their UTF-16 units: equal values, equal text. */
export function stableJson(value: unknown): string {
  return JSON.stringify(inOrder(value));
}
