import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepText, textOf } from './keptText';

describe('a text kept in memory', () => {
  it('comes back as it was, whatever stands in it', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => textOf(keepText(text)) === text));
    const everyByte = Array.from({ length: 256 }, (_, unit) => String.fromCharCode(unit)).join('');
    for (const text of ['', everyByte, '“Tough talks” – the envoy’s words… €40 in a café', '王毅 in Beijing', '\ufeffmark', 'a\ud800b', '\u0000\u2028\u0080']) expect(textOf(keepText(text))).toBe(text);
  });

  it('takes a byte for each unit of western news', () => {
    const text = '“Tough talks” – the envoy’s words… €40 in a café';
    expect(keepText(text)).toHaveLength(text.length);
    expect(keepText(text)).toBeInstanceOf(Uint8Array);
    expect(keepText('王毅')).toBe('王毅');
  });
});
