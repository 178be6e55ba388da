/**
 * Edit distance (insertions, deletions and replacements of units count one each) of a pattern against every end of a
 * text at once, 32 rows of the matrix per machine word: G. Myers, A fast bit-vector algorithm for approximate string
 * matching, J. ACM 46 (1999), with the blocks of H. Hyyrö, A bit-vector algorithm for computing Levenshtein and Damerau
 * edit distances, Nordic J. Computing 10 (2003).
 */

/** How a pattern is laid against a text. */
export interface Alignment {
  /** `backward` reads both from their last unit to their first. */
  readonly direction: 'forward' | 'backward';
  /** `fixed`: the match begins where the text begins (ends where it ends, backward). `free`: it begins anywhere. */
  readonly start: 'fixed' | 'free';
}

/** Where in the bit masks a unit has its words; 0 for units that are not in the pattern. Emptied after every use. */
const slots = new Uint16Array(0x10000);

/**
 * The distances of `pattern` to what of `text` in [from, to) has been read after 0, 1, 2 … units: entry k belongs to the
 * match that ends at `from + k` (that starts at `to - k`, backward). Takes about (pattern ÷ 32 + 1) × (to - from) steps.
 */
export function distancesAlong(pattern: string, text: string, from: number, to: number, alignment: Alignment): Int32Array {
  const isForward = alignment.direction === 'forward';
  const length = pattern.length;
  const blocks = Math.ceil(length / 32);
  const distances = new Int32Array(to - from + 1);
  if (length === 0) return alignment.start === 'free' ? distances : distances.map((_, index) => index);

  const masks = masksOf(pattern, isForward, blocks);
  const plus = new Int32Array(blocks).fill(-1);
  const minus = new Int32Array(blocks);
  const lastBit = 1 << ((length - 1) % 32);
  const enter = alignment.start === 'free' ? 0 : 1;
  let distance = length;
  distances[0] = distance;
  for (let read = 0; read < to - from; read += 1) {
    const slot = (slots[text.charCodeAt(isForward ? from + read : to - 1 - read)] ?? 0) * blocks;
    let carry = enter;
    for (let block = 0; block < blocks; block += 1) {
      const pv = plus[block] ?? 0;
      const mv = minus[block] ?? 0;
      const below = carry < 0 ? 1 : 0;
      const mask = masks[slot + block] ?? 0;
      const xv = mask | mv;
      const eq = mask | below;
      const xh = (((eq & pv) + pv) ^ pv) | eq;
      const ph = mv | ~(xh | pv);
      const mh = pv & xh;
      const bit = block === blocks - 1 ? lastBit : 1 << 31;
      const above = carry > 0 ? 1 : 0;
      carry = (ph & bit) !== 0 ? 1 : (mh & bit) !== 0 ? -1 : 0;
      const phShifted = (ph << 1) | above;
      plus[block] = (mh << 1) | below | ~(xv | phShifted);
      minus[block] = phShifted & xv;
    }
    distance += carry;
    distances[read + 1] = distance;
  }
  for (let index = 0; index < length; index += 1) slots[pattern.charCodeAt(index)] = 0;
  return distances;
}

/** One bit per place where a unit stands in the pattern, `blocks` words per slot; fills `slots`. */
function masksOf(pattern: string, isForward: boolean, blocks: number): Int32Array {
  let used = 0;
  for (let index = 0; index < pattern.length; index += 1) {
    const unit = pattern.charCodeAt(index);
    if (slots[unit] === 0) slots[unit] = used += 1;
  }
  const masks = new Int32Array((used + 1) * blocks);
  for (let row = 0; row < pattern.length; row += 1) {
    const slot = slots[pattern.charCodeAt(isForward ? row : pattern.length - 1 - row)] ?? 0;
    const word = slot * blocks + (row >> 5);
    masks[word] = (masks[word] ?? 0) | (1 << (row & 31));
  }
  return masks;
}

/** The place of the smallest entry; of several, the one that `prefer` puts nearest to. */
export function smallestNear(distances: Int32Array, prefer: number): number {
  let best = 0;
  for (let index = 1; index < distances.length; index += 1) {
    const difference = (distances[index] ?? 0) - (distances[best] ?? 0);
    if (difference < 0 || (difference === 0 && Math.abs(index - prefer) < Math.abs(best - prefer))) best = index;
  }
  return best;
}

/** The smallest entry. */
export function smallest(distances: Int32Array): number {
  return distances[smallestNear(distances, 0)] ?? 0;
}
