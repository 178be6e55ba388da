/** A step of an RTF file: its groups, control words, and text in bytes of its code page or in Unicode. */
export type RtfToken =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  | { readonly kind: 'control'; readonly word: string; readonly value: number | null }
  | { readonly kind: 'bytes'; readonly bytes: readonly number[] }
  | { readonly kind: 'symbol'; readonly symbol: string };

const control = /\\([a-z]{1,32})(-?\d{1,10})? ?/iy;
const hexByte = /\\'([\da-f]{2})/iy;
const plain = /[^\\{}\r\n]+/y;

/** Cuts an RTF file, given with one character for each byte, into its tokens. Binary data are passed over. */
export function* rtfTokens(source: string): Generator<RtfToken> {
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (found !== null) at = pattern.lastIndex;
    return found;
  };
  while (at < source.length) {
    const char = source.charAt(at);
    if (char === '{' || char === '}') {
      at += 1;
      yield { kind: char === '{' ? 'open' : 'close' };
    } else if (char === '\r' || char === '\n') at += 1;
    else if (char !== '\\') {
      const words = take(plain)?.[0] ?? '';
      yield { kind: 'bytes', bytes: Array.from(words, (each) => each.charCodeAt(0)) };
    } else {
      const byte = take(hexByte)?.[1];
      if (byte !== undefined) {
        yield { kind: 'bytes', bytes: [Number.parseInt(byte, 16)] };
        continue;
      }
      const found = take(control);
      if (found === null) {
        yield { kind: 'symbol', symbol: source.charAt(at + 1) };
        at += 2;
        continue;
      }
      const [, word = '', value] = found;
      const number = value === undefined ? null : Number(value);
      if (word === 'bin') at += Math.max(0, number ?? 0);
      else yield { kind: 'control', word, value: number };
    }
  }
}
