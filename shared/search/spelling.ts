/** Which letters a word has, one bit for each of 31 groups: words far apart in it are far apart in spelling. */
function signature(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) % 31);
  return bits;
}

function bitCount(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/**
 * How many letters must be put in, left out, changed or swapped with their neighbour (optimal string alignment) to make
 * one word of the other; `limit + 1` where it is more than `limit`.
 */
export function spellingDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a.charCodeAt(row - 1) === b.charCodeAt(column - 1);
      let cost = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (isSame ? 0 : 1));
      const isSwapped = row > 1 && column > 1 && a.charCodeAt(row - 1) === b.charCodeAt(column - 2) && a.charCodeAt(row - 2) === b.charCodeAt(column - 1);
      if (isSwapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return Math.min(last[b.length] ?? 0, limit + 1);
}

/** How many mistakes are thought of in a word of a length. */
export function tolerance(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 8 ? 1 : 2;
}

/** Only words of letters of scripts with spaces are spelled; signs and numbers are not. */
function isSpelled(word: string): boolean {
  return word.length >= 3 && word.length <= 30 && /^\p{L}+$/u.test(word);
}

/** The words that the index knows, to find those that somebody may have meant. */
export class Vocabulary {
  private readonly words = new Set<string>();
  private readonly byLength = new Map<number, { readonly words: string[]; readonly signatures: number[] }>();

  /** False where the word was known, or is none that is spelled. */
  add(word: string): boolean {
    if (this.words.has(word) || !isSpelled(word)) return false;
    this.words.add(word);
    const shelf = this.byLength.get(word.length) ?? { words: [], signatures: [] };
    shelf.words.push(word);
    shelf.signatures.push(signature(word));
    this.byLength.set(word.length, shelf);
    return true;
  }

  get size(): number {
    return this.words.size;
  }

  clear(): void {
    this.words.clear();
    this.byLength.clear();
  }

  /** Words spelled almost so, nearest first; those with the same first letter before others. */
  near(word: string, limit: number): readonly { readonly word: string; readonly distance: number }[] {
    const most = tolerance(word);
    const bits = signature(word);
    const found: { readonly word: string; readonly distance: number }[] = [];
    for (let length = word.length - most; length <= word.length + most; length += 1) {
      const shelf = this.byLength.get(length);
      shelf?.words.forEach((candidate, index) => {
        // Each mistake changes at most two letters of the set.
        if (bitCount((shelf.signatures[index] ?? 0) ^ bits) > most * 2) return;
        const distance = spellingDistance(word, candidate, most);
        if (distance > 0 && distance <= most) found.push({ word: candidate, distance });
      });
    }
    const strange = (candidate: string): number => (candidate.charAt(0) === word.charAt(0) ? 0 : 1);
    return found.sort((a, b) => a.distance - b.distance || strange(a.word) - strange(b.word) || (a.word < b.word ? -1 : 1)).slice(0, limit);
  }

  /** A word that begins so and is longer; the shortest. */
  continuing(beginning: string): string | null {
    for (let length = beginning.length + 1; length <= beginning.length + 12; length += 1) {
      const found = this.byLength.get(length)?.words.find((word) => word.startsWith(beginning));
      if (found !== undefined) return found;
    }
    return null;
  }
}
