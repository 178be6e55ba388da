/** A text as it is kept in memory: a byte for each unit where that can be, else as it is. */
export type KeptText = Uint8Array | string;

/** What news in western languages holds beyond Latin-1, in the place of control characters that no text holds. */
const typography = '\u20ac\u2009\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u200a\u017d\u202f\u2028\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u2011\u017e\u0178';
const unitOf = Uint16Array.from({ length: 256 }, (_, byte) => (byte < 0x80 || byte > 0x9f ? byte : typography.charCodeAt(byte - 0x80)));
/** One more than the byte of a unit; 0 where it has none. */
const byteOf = new Uint16Array(0x10000);
unitOf.forEach((unit, byte) => {
  byteOf[unit] = byte + 1;
});
const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

/** Packs a text: news in western languages, with its quotation marks and dashes, takes half of what it takes as a string. */
export function keepText(text: string): KeptText {
  const packed = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const byte = byteOf[text.charCodeAt(at)] ?? 0;
    if (byte === 0) return text;
    packed[at] = byte - 1;
  }
  return packed;
}

/** The very text that was packed. */
export function textOf(kept: KeptText): string {
  if (typeof kept === 'string') return kept;
  const units = new Uint16Array(kept.length);
  for (let at = 0; at < kept.length; at += 1) units[at] = unitOf[kept[at] ?? 0] ?? 0;
  return decoder.decode(new Uint8Array(units.buffer));
}
