import { declaredEncodingOf, encodingOfByteOrderMark } from './declaredEncoding';
import { guessLegacyEncoding, guessUtf16, isDecodable } from './guessedEncoding';

/** Text read from bytes, how it was read, and what the person should know about it. */
export interface DecodedText {
  readonly text: string;
  /** As the Encoding Standard names it, e.g. `windows-1252`. */
  readonly encoding: string;
  readonly warnings: readonly string[];
}

/** What the Encoding Standard gives for bytes 0x80–0x9F of Windows-1252, in order; the five unused ones stay controls. */
const windows1252Upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const replacement = '\ufffd';

/** Names people know; anything else is shown as `TextDecoder` calls it. */
const shownNames: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16', gb18030: 'GBK (simplified Chinese)', big5: 'Big5 (traditional Chinese)',
  shift_jis: 'Shift JIS (Japanese)', 'euc-jp': 'EUC-JP (Japanese)', 'iso-2022-jp': 'ISO-2022-JP (Japanese)', 'euc-kr': 'EUC-KR (Korean)',
  'windows-1250': 'Windows-1250 (Central European)', 'windows-1251': 'Windows-1251 (Cyrillic)', 'windows-1252': 'Windows-1252 (Western European)',
};

function shownName(encoding: string): string {
  return shownNames[encoding] ?? encoding;
}

/**
 * Reads bytes as text. Order: byte order mark; UTF-16 by its zero bytes; strict UTF-8; what a page declares; UTF-8 with a
 * few broken places; a guess. A guess and every character that could not be read are told in the warnings.
 * Null where the bytes are in UTF-32, which `TextDecoder` cannot read.
 */
export function decodeText(bytes: Uint8Array, isMarkup: boolean): DecodedText | null {
  const marked = encodingOfByteOrderMark(bytes);
  if (marked === 'utf-32') return null;
  if (marked !== null) return decodeAs(bytes, marked, []);
  const wide = guessUtf16(bytes);
  if (wide !== null) return decodeAs(bytes, wide, []);
  const declared = isMarkup ? declaredEncodingOf(bytes) : null;
  if (declared === 'iso-2022-jp') return decodeAs(bytes, declared, []); // its bytes are all ASCII, so UTF-8 would take them
  if (isDecodable(bytes, 'utf-8')) return decodeAs(bytes, 'utf-8', []);
  if (declared !== null && declared !== 'utf-8' && isDecodable(bytes, declared)) return decodeAs(bytes, declared, []);
  if (isMostlyUtf8(bytes)) return decodeAs(bytes, 'utf-8', []);
  if (declared !== null && declared !== 'utf-8') return decodeAs(bytes, declared, []);
  const guessed = guessLegacyEncoding(bytes);
  return decodeAs(bytes, guessed, [`The file does not say how it is encoded; it was read as ${shownName(guessed)}.`]);
}

function decodeAs(bytes: Uint8Array, encoding: string, warnings: readonly string[]): DecodedText {
  let text = new TextDecoder(encoding).decode(bytes);
  if (encoding === 'windows-1252') {
    // Some Node versions read these bytes as Latin-1; where the decoder is right there is nothing left to map.
    text = text.replace(/[\u0080-\u009f]/g, (char) => windows1252Upper[char.charCodeAt(0) - 0x80] ?? char);
  }
  const lost = countOf(text, replacement) - genuineReplacements(bytes, encoding);
  if (lost <= 0) return { text, encoding, warnings };
  const what = lost === 1 ? '1 place in the file is not valid' : `${lost.toLocaleString('en-US')} places in the file are not valid`;
  return { text, encoding, warnings: [...warnings, `${what} ${shownName(encoding)} and ${lost === 1 ? 'is' : 'are'} shown as \ufffd.`] };
}

/** Whether the bytes are UTF-8 but for a few broken places, such as a file cut in the middle of a character. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = countOf(text, replacement);
  let whole = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) >= 0x80) whole += 1;
  }
  return whole - broken >= broken * 4;
}

function countOf(text: string, char: string): number {
  let count = 0;
  for (let at = text.indexOf(char); at >= 0; at = text.indexOf(char, at + 1)) count += 1;
  return count;
}

/** Replacement characters that the file itself holds: somebody else's loss, not ours. */
function genuineReplacements(bytes: Uint8Array, encoding: string): number {
  let count = 0;
  if (encoding === 'utf-8') {
    for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1)) {
      if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) count += 1;
    }
  } else if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const [first, second] = encoding === 'utf-16le' ? [0xfd, 0xff] : [0xff, 0xfd];
    for (let at = 0; at + 1 < bytes.length; at += 2) {
      if (bytes[at] === first && bytes[at + 1] === second) count += 1;
    }
  }
  return count;
}
