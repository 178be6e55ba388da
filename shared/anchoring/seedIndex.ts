/**
 * Finds in one pass over a text where pieces of many patterns stand: the classic seeds of sequence search. All short
 * pieces of all patterns go into one hash table; a rolling hash (Karp and Rabin) is drawn along the text once.
 */

/** Piece length and distance for patterns of an anchor's size, and for the tiny ones of a tiny text. */
const ordinary = { length: 12, step: 6, minPattern: 36 } as const;
const tiny = { length: 4, step: 1, minPattern: 4 } as const;
type Pieces = typeof ordinary | typeof tiny;

/** A piece that stands in more places than this is a common phrase and says nothing of where a pattern stands. */
const maxPlaces = 64;

/**
 * For each pattern the places in the text where it would have to begin for one of its pieces to match, one entry for
 * each piece, ascending. If a pattern has any entry at all, it has one for every place where the whole pattern stands.
 */
export function seedPlaces(text: string, patterns: readonly string[]): number[][] {
  const places = patterns.map((): number[] => []);
  for (const pieces of [ordinary, tiny] as const) {
    const isOrdinary = pieces === ordinary;
    const members = patterns
      .map((pattern, index) => ({ pattern, index }))
      .filter(({ pattern }) => pattern.length >= pieces.minPattern && pattern.length >= ordinary.minPattern === isOrdinary);
    if (members.length > 0) collect(text, members, pieces, places);
  }
  for (const each of places) each.sort((one, other) => one - other);
  return places;
}

interface Member {
  readonly pattern: string;
  readonly index: number;
}

const base = 0x01000193;

function collect(text: string, members: readonly Member[], pieces: Pieces, places: readonly number[][]): void {
  const { length, step } = pieces;
  const count = members.reduce((sum, { pattern }) => sum + offsetsOf(pattern.length, length, step).length, 0);
  let bits = 10;
  while (1 << bits < count * 4) bits += 1;
  const mask = (1 << bits) - 1;
  // An open-addressed table of hashes; the seeds of one hash are chained.
  const hashes = new Int32Array(mask + 1);
  const heads = new Int32Array(mask + 1).fill(-1);
  const seen = new Int32Array(mask + 1);
  const next = new Int32Array(count);
  const owners = new Int32Array(count);
  const offsets = new Int32Array(count);

  const slotOf = (hash: number): number => {
    let slot = (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 7) & mask;
    while (heads[slot] !== -1 && hashes[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  };

  let seed = 0;
  for (const { pattern, index } of members) {
    for (const offset of offsetsOf(pattern.length, length, step)) {
      const hash = hashOf(pattern, offset, length);
      const slot = slotOf(hash);
      hashes[slot] = hash;
      next[seed] = heads[slot] ?? -1;
      heads[slot] = seed;
      owners[seed] = index;
      offsets[seed] = offset;
      seed += 1;
    }
  }

  const hits: number[] = [];
  scan(text, length, (hash, at) => {
    const slot = slotOf(hash);
    if (heads[slot] === -1) return;
    const times = (seen[slot] ?? 0) + 1;
    seen[slot] = times;
    if (times <= maxPlaces) hits.push(slot, at);
  });

  for (let hit = 0; hit < hits.length; hit += 2) {
    const slot = hits[hit] ?? 0;
    if ((seen[slot] ?? 0) > maxPlaces) continue;
    for (let each = heads[slot] ?? -1; each !== -1; each = next[each] ?? -1) {
      places[owners[each] ?? 0]?.push((hits[hit + 1] ?? 0) - (offsets[each] ?? 0));
    }
  }
}

/** Every `step` units a piece, and one at the very end, so that every unit of the pattern is in one. */
function offsetsOf(patternLength: number, length: number, step: number): number[] {
  const last = patternLength - length;
  const offsets: number[] = [];
  for (let offset = 0; offset < last; offset += step) offsets.push(offset);
  offsets.push(last);
  return offsets;
}

function hashOf(text: string, from: number, length: number): number {
  let hash = 0;
  for (let at = from; at < from + length; at += 1) hash = (Math.imul(hash, base) + text.charCodeAt(at)) | 0;
  return hash;
}

function scan(text: string, length: number, visit: (hash: number, at: number) => void): void {
  if (text.length < length) return;
  let top = 1;
  for (let index = 1; index < length; index += 1) top = Math.imul(top, base);
  let hash = hashOf(text, 0, length);
  visit(hash, 0);
  for (let at = 1; at + length <= text.length; at += 1) {
    hash = (Math.imul(hash - Math.imul(text.charCodeAt(at - 1), top), base) + text.charCodeAt(at + length - 1)) | 0;
    visit(hash, at);
  }
}
