import { detect } from 'jschardet';
import { knownEncoding } from './declaredEncoding';

/** What a guess may answer: encodings that `TextDecoder` knows and in which articles are still met. */
const candidates = [
  'windows-1250', 'windows-1251', 'windows-1252', 'windows-1253', 'windows-1254', 'windows-1255', 'windows-1256', 'windows-1257',
  'iso-8859-2', 'koi8-r', 'gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr', 'iso-2022-jp',
];
const multiByte = new Set(['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr', 'iso-2022-jp']);
const sampleBytes = 100_000;
/** Below this the detector's answer for a one-byte encoding was wrong in trials as often as right. */
const leastConfidence = 0.12;

/** Bytes to judge by: from shortly before the first byte outside ASCII. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const start = Math.max(0, first - 1000);
  return bytes.subarray(start, start + sampleBytes);
}

/** Whether the bytes outside ASCII are only what Windows-1252 and its sisters share: quotation marks, dashes, signs. */
function holdsOnlySigns(sample: Uint8Array): boolean {
  return sample.every((byte) => byte < 0xc0);
}

/** Whether the bytes can be read in an encoding without a single error. */
export function isDecodable(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false; // a fatal decoder's way to say that a byte does not fit
  }
}

/** The likeliest legacy encoding of bytes that are not UTF-8; Windows-1252 where nothing speaks for another. */
export function guessLegacyEncoding(bytes: Uint8Array): string {
  const sample = sampleOf(bytes);
  const guess = detect(sample, { detectEncodings: candidates });
  const encoding = guess.encoding === null ? null : knownEncoding(guess.encoding);
  if (encoding === null) return 'windows-1252';
  if (multiByte.has(encoding)) return isDecodable(bytes, encoding) ? encoding : 'windows-1252';
  return holdsOnlySigns(sample) || guess.confidence < leastConfidence ? 'windows-1252' : encoding;
}

/** Signs by which a right reading of UTF-16 is known: ASCII, and the punctuation of Chinese and Japanese. */
function isCommon(unit: number): boolean {
  return unit === 9 || unit === 10 || unit === 13 || (unit >= 0x20 && unit < 0x7f) || (unit >= 0x3000 && unit <= 0x3011) ||
    (unit >= 0xff01 && unit <= 0xff1f);
}

function isPlausible(unit: number): boolean {
  return isCommon(unit) || (unit >= 0xa0 && unit < 0x700) || (unit >= 0x900 && unit < 0x0e80) || (unit >= 0x1e00 && unit < 0x2270) ||
    (unit >= 0x3000 && unit < 0xa000) || (unit >= 0xac00 && unit < 0xe000) || (unit >= 0xf900 && unit < 0xfb10) || unit >= 0xfe30;
}

function utf16Score(sample: Uint8Array, isLittleEndian: boolean): number {
  let common = 0;
  let plausible = 0;
  const units = Math.floor(sample.length / 2);
  for (let index = 0; index < units; index += 1) {
    const first = sample[index * 2] ?? 0;
    const second = sample[index * 2 + 1] ?? 0;
    const unit = isLittleEndian ? first + second * 256 : first * 256 + second;
    if (isCommon(unit)) common += 1;
    if (isPlausible(unit)) plausible += 1;
  }
  return plausible >= units * 0.98 ? common : 0;
}

/**
 * UTF-16 without a byte order mark, told by its zero bytes and by which byte order gives readable text; null where
 * the bytes hold no zero or read as text in neither order.
 */
export function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, sampleBytes);
  if (sample.length < 2 || !sample.includes(0)) return null;
  const little = utf16Score(sample, true);
  const big = utf16Score(sample, false);
  if (little === big) return null;
  return little > big ? 'utf-16le' : 'utf-16be';
}
