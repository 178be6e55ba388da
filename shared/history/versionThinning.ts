const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const weekMs = 7 * dayMs;

/** How fine versions are kept, the coarsest first: once the whole of a stretch is older than this, one of it is enough. */
const stretches = [
  { lengthMs: weekMs, olderThanMs: 90 * dayMs },
  { lengthMs: dayMs, olderThanMs: weekMs },
  { lengthMs: hourMs, olderThanMs: dayMs },
] as const;

/** The stretch of time that a version shares with others; null where each is kept. */
function stretchOf(savedMs: number, nowMs: number): string | null {
  for (const { lengthMs, olderThanMs } of stretches) {
    const index = Math.floor(savedMs / lengthMs);
    if ((index + 1) * lengthMs <= nowMs - olderThanMs) return `${lengthMs} ${index}`;
  }
  return null;
}

/**
 * Which of these times (ISO 8601, UTC, in any order) are thinned away: of the last day every version stays, of the last
 * week one an hour, of the last three months one a day, of the time before one a week, each time the newest of its
 * stretch, so that the newest of all always stays. A stretch is thinned when the whole of it has come of age: whether
 * it was thinned often or seldom makes no difference to what is left.
 */
export function thinnedAway(savedAts: readonly string[], now: string): readonly string[] {
  const nowMs = Date.parse(now);
  const taken = new Set<string>();
  return [...savedAts].sort().reverse().filter((savedAt) => {
    const stretch = stretchOf(Date.parse(savedAt), nowMs);
    if (stretch === null) return false;
    if (taken.has(stretch)) return true;
    taken.add(stretch);
    return false;
  });
}
