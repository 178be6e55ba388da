const leastElapsedMs = 1500;
const leastShare = 0.02;

/** How long the rest of some work will take if it goes on as it went; null while that is a guess. */
export function remainingMs(share: number, elapsedMs: number): number | null {
  if (share < leastShare || elapsedMs < leastElapsedMs) return null;
  return Math.max(0, (elapsedMs / share) * (1 - share));
}

/** "About 3 minutes left", in steps a person can follow. */
export function remainingSentence(ms: number | null): string {
  if (ms === null) return 'Estimating how long it takes…';
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 5) return 'A few seconds left';
  if (seconds < 55) return `About ${Math.ceil(seconds / 5) * 5} seconds left`;
  const minutes = Math.round(seconds / 60) || 1;
  return minutes === 1 ? 'About 1 minute left' : `About ${minutes} minutes left`;
}
