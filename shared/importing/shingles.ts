/**
 * Which texts say much the same, without comparing each with each: w-shingling (Broder 1997), MinHash, and bands of the
 * signature as keys (locality-sensitive hashing; Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", chapter 3).
 */

/** Words in one shingle. */
export const shingleWords = 4;

/** Numbers in a signature: an estimate is off by about 1/√128 = 9 % at worst. */
export const signatureLength = 128;

/** Numbers in one band: texts that share half their shingles share a band of three with 99.7 %, texts that share a tenth with 4 %. */
const bandLength = 3;
export const bandCount = Math.floor(signatureLength / bandLength);

/** Texts with fewer words are too short to be told apart from a phrase that many use. */
export const leastWords = 24;

/** Only the beginning of a long text is compared, in UTF-16 units: that tells books apart as well, and takes no longer than an article. */
const mostCompared = 60_000;

/** The edition of signatures: another one where words, shingles or hashes change. */
export const signatureEdition = 1;

/** A text's words as they are compared: letters and digits, case and marks folded; Chinese, Japanese and Korean by character. */
export function comparedWords(text: string): readonly string[] {
  const folded = text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase();
  return folded.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+/gu) ?? [];
}

/** FNV-1a over UTF-16 units, mixed at the end. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return mixed(hash);
}

/** A 32-bit mixing that gives every input an output of its own (MurmurHash3's finalizer). */
function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The hashes of a text's shingles, each once. */
export function shingleHashes(text: string): ReadonlySet<number> {
  const words = comparedWords(text).map(hashOf);
  const hashes = new Set<number>();
  for (let index = 0; index + shingleWords <= words.length; index += 1) {
    let hash = 0;
    for (let offset = 0; offset < shingleWords; offset += 1) hash = mixed(Math.imul(hash, 31) + (words[index + offset] ?? 0));
    hashes.add(hash);
  }
  return hashes;
}

/**
 * One permutation of the hashes and its least values by bucket ("one permutation hashing", Li, Owen, Zhang 2012), empty
 * buckets filled from their neighbors ("optimal densification", Shrivastava 2017): one pass over a text instead of 128.
 */
export function signatureOfHashes(hashes: Iterable<number>): Uint32Array<ArrayBuffer> {
  const least = new Float64Array(signatureLength).fill(Infinity);
  let isEmpty = true;
  for (const hash of hashes) {
    isEmpty = false;
    const bucket = hash % signatureLength;
    const value = mixed(hash ^ 0x9e3779b9);
    if (value < (least[bucket] ?? 0)) least[bucket] = value;
  }
  const signature = new Uint32Array(signatureLength);
  if (isEmpty) return signature;
  for (let bucket = 0; bucket < signatureLength; bucket += 1) {
    let from = bucket;
    for (let attempt = 1; least[from] === Infinity; attempt += 1) from = mixed(bucket * 0x10001 + attempt) % signatureLength;
    signature[bucket] = least[from] ?? 0;
  }
  return signature;
}

/** The signature of a text; null where it is too short to be compared. */
export function signatureOf(text: string): Uint32Array<ArrayBuffer> | null {
  const hashes = shingleHashes(text.slice(0, mostCompared));
  return hashes.size < leastWords - shingleWords + 1 ? null : signatureOfHashes(hashes);
}

/** The estimated share of shingles that two texts have in common (Jaccard), from 0 to 1. */
export function estimatedShare(a: Uint32Array, b: Uint32Array): number {
  let same = 0;
  for (let index = 0; index < signatureLength; index += 1) if (a[index] === b[index]) same += 1;
  return same / signatureLength;
}

/** The keys under which a signature is found: texts that share one are compared. */
export function bandKeys(signature: Uint32Array): readonly number[] {
  return Array.from({ length: bandCount }, (_, band) => {
    let key = mixed(band + 1);
    for (let offset = 0; offset < bandLength; offset += 1) key = mixed(key ^ (signature[band * bandLength + offset] ?? 0));
    return key;
  });
}

/** A share that two shingles sets have in common exactly; for what was found by estimate. */
export function exactShare(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0;
  for (const hash of a) if (b.has(hash)) shared += 1;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}
