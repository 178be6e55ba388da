import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32c } from './crc32c';

describe('crc32c', () => {
  // RFC 3720, appendix B.4, and the check value of the CRC catalogue.
  it.each([
    ['123456789', new TextEncoder().encode('123456789'), 'e3069283'],
    ['32 zeros', new Uint8Array(32), '8a9136aa'],
    ['32 ones', new Uint8Array(32).fill(0xff), '62a8ab43'],
    ['0 to 31', Uint8Array.from({ length: 32 }, (_, index) => index), '46dd794e'],
    ['nothing', new Uint8Array(), '00000000'],
  ])('of %s', (_name, bytes, expected) => {
    expect(crc32c(bytes)).toBe(expected);
  });

  it('of bytes of any length is what dividing bit by bit gives', () => {
    const bitByBit = (bytes: Uint8Array): string => {
      let crc = 0xffffffff;
      for (const byte of bytes) {
        crc ^= byte;
        for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
      }
      return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0');
    };
    fc.assert(fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => crc32c(bytes) === bitByBit(bytes)));
  });
});
