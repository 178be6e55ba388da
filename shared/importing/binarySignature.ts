interface Signature {
  readonly offset: number;
  readonly bytes: readonly number[];
  readonly what: string;
}

function ascii(text: string): number[] {
  return Array.from(text, (char) => char.charCodeAt(0));
}

/** First bytes by which file kinds are known; the more exact first. */
const signatures: readonly Signature[] = [
  { offset: 0, bytes: [0x89, ...ascii('PNG')], what: 'an image (PNG)' },
  { offset: 0, bytes: [0xff, 0xd8, 0xff], what: 'an image (JPEG)' },
  { offset: 0, bytes: ascii('GIF8'), what: 'an image (GIF)' },
  { offset: 0, bytes: [...ascii('II'), 0x2a, 0], what: 'an image (TIFF)' },
  { offset: 0, bytes: [...ascii('MM'), 0, 0x2a], what: 'an image (TIFF)' },
  { offset: 8, bytes: ascii('WEBP'), what: 'an image (WebP)' },
  { offset: 4, bytes: ascii('ftypavif'), what: 'an image (AVIF)' },
  { offset: 4, bytes: ascii('ftyphei'), what: 'an image (HEIC)' },
  { offset: 4, bytes: ascii('ftyp'), what: 'a video or sound recording' },
  { offset: 0, bytes: ascii('ID3'), what: 'a sound recording (MP3)' },
  { offset: 0, bytes: ascii('OggS'), what: 'a video or sound recording' },
  { offset: 0, bytes: [0x1a, 0x45, 0xdf, 0xa3], what: 'a video (Matroska or WebM)' },
  { offset: 8, bytes: ascii('WAVE'), what: 'a sound recording (WAV)' },
  { offset: 0, bytes: [0x1f, 0x8b], what: 'a compressed archive (gzip)' },
  { offset: 0, bytes: ascii('BZh'), what: 'a compressed archive (bzip2)' },
  { offset: 0, bytes: [0xfd, ...ascii('7zXZ')], what: 'a compressed archive (xz)' },
  { offset: 0, bytes: [...ascii('7z'), 0xbc, 0xaf], what: 'a compressed archive (7-Zip)' },
  { offset: 0, bytes: ascii('Rar!'), what: 'a compressed archive (RAR)' },
  { offset: 0, bytes: ascii('SQLite format 3'), what: 'a database (SQLite)' },
  { offset: 0, bytes: ascii('bplist00'), what: 'a Safari web archive or another Apple property list' },
  { offset: 0, bytes: [0x7f, ...ascii('ELF')], what: 'a program' },
];

function hasBytes(bytes: Uint8Array, offset: number, wanted: readonly number[]): boolean {
  return wanted.every((byte, index) => bytes[offset + index] === byte);
}

/**
 * Names the kind of file that bytes show by their first bytes where it is one that cannot be read, e.g. "an image
 * (PNG)"; null where no such kind is recognized.
 */
export function binaryKindOf(bytes: Uint8Array): string | null {
  const found = signatures.find((signature) => hasBytes(bytes, signature.offset, signature.bytes));
  if (found) return found.what;
  // Two letters are too little to go by: a text may begin with them. These kinds also carry zero bytes early on.
  const hasZero = bytes.subarray(0, 64).includes(0);
  if (hasZero && hasBytes(bytes, 0, ascii('BM'))) return 'an image (BMP)';
  if (hasZero && hasBytes(bytes, 0, ascii('MZ'))) return 'a program';
  return null;
}

/** Names the kind of a text that only carries other files, e.g. a saved e-mail page; null for ordinary text. */
export function containerKindOf(text: string): string | null {
  const head = text.slice(0, 4000);
  if (/^WARC\/\d/.test(head)) return 'a web archive (WARC)';
  if (/^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/i.test(head)) return 'an image (SVG)';
  return null;
}

/** Whether decoded text holds so many control characters that it cannot be meant for reading. */
export function looksBinary(text: string): boolean {
  let controls = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit === 0) return true;
    if (unit < 32 && unit !== 9 && unit !== 10 && unit !== 12 && unit !== 13) controls += 1;
  }
  return controls > 8 && controls > text.length / 200;
}
