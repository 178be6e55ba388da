/** Castagnoli's polynomial, bits reversed (RFC 3720, appendix B.4). */
const polynomial = 0x82f63b78;

/** How many bytes are taken at once: a table for each place of a byte among them (Intel's slicing by eight). */
const slice = 8;

const tables = Array.from({ length: slice }, () => new Uint32Array(256));
const [last = new Uint32Array(256)] = tables;
for (let byte = 0; byte < 256; byte += 1) {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1;
  last[byte] = value >>> 0;
}
for (let place = 1; place < slice; place += 1) {
  for (let byte = 0; byte < 256; byte += 1) {
    const before = tables[place - 1]?.[byte] ?? 0;
    (tables[place] ?? last)[byte] = (before >>> 8) ^ (last[before & 0xff] ?? 0);
  }
}
/** Of the first of eight bytes down to the last. */
const [t0, t1, t2, t3, t4, t5, t6, t7] = tables.toReversed() as [Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array];

/**
 * CRC-32C of bytes as eight lower-case hexadecimal digits. It guards a journal line against what happens to files
 * (torn writes, flipped bits, blocks of another file), at once and alike in every host; contents that are named by
 * what they hold use SHA-256.
 */
export function crc32c(bytes: Uint8Array): string {
  let crc = 0xffffffff;
  const whole = bytes.length - (bytes.length % slice);
  let at = 0;
  for (; at < whole; at += slice) {
    const low = crc ^ ((bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24));
    crc = (t0[low & 0xff] as number) ^ (t1[(low >>> 8) & 0xff] as number) ^ (t2[(low >>> 16) & 0xff] as number) ^ (t3[low >>> 24] as number) ^
      (t4[bytes[at + 4] as number] as number) ^ (t5[bytes[at + 5] as number] as number) ^ (t6[bytes[at + 6] as number] as number) ^ (t7[bytes[at + 7] as number] as number);
  }
  for (; at < bytes.length; at += 1) crc = (last[(crc ^ (bytes[at] as number)) & 0xff] as number) ^ (crc >>> 8);
  return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0');
}
