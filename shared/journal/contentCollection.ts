/** A content as it lies on the disk. */
export interface StoredContent {
  readonly digest: string;
  /** Milliseconds since 1970. */
  readonly writtenAtMs: number;
}

/** What is known when contents are let go of. All of it was read without a fault, or nothing may be removed. */
export interface CollectionFacts {
  /** Named by any snapshot or segment. */
  readonly named: ReadonlySet<string>;
  /** Asked for since the host started: a line that names them may be on its way. */
  readonly isInUse: (digest: string) => boolean;
  /** When the oldest snapshots and segments were begun, in milliseconds since 1970. */
  readonly beginningsMs: readonly number[];
  readonly nowMs: number;
}

/** Nothing is removed within this time of its writing, whatever is known about it. */
export const shortestStayMs = 24 * 60 * 60 * 1000;

/**
 * Which contents nothing leads to any more. Besides being named by nothing, a content must be a day old and older than
 * everything that is kept: what is younger may belong to something that was not thought of. A time that is no number
 * keeps everything.
 */
export function contentsToRemove(stored: readonly StoredContent[], facts: CollectionFacts): readonly string[] {
  const { named, isInUse, beginningsMs, nowMs } = facts;
  if (beginningsMs.length === 0) return [];
  const beforeMs = Math.min(nowMs - shortestStayMs, ...beginningsMs);
  return stored.filter(({ digest, writtenAtMs }) => writtenAtMs < beforeMs && !named.has(digest) && !isInUse(digest)).map(({ digest }) => digest);
}
