/** The encoding a byte order mark states, or null. Four-byte UTF-32 marks are told apart from UTF-16's. */
export function encodingOfByteOrderMark(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32' | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 && bytes.length >= 8 ? 'utf-32' : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32';
  return null;
}

/** Bytes of a page's beginning in which its declaration is looked for; pages often put long scripts before it. */
const searchedBytes = 16 * 1024;

/**
 * The encoding that a page's `<meta charset>`, `http-equiv` or XML declaration names, as `TextDecoder` calls it; null
 * where it names none or one that is not known. A declared UTF-16 is not believed: its bytes could not be read here.
 */
export function declaredEncodingOf(bytes: Uint8Array): string | null {
  const head = Array.from(bytes.subarray(0, searchedBytes), (byte) => String.fromCharCode(byte)).join('');
  const named = /<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)
    ?? /<meta\b[^>]{0,500}?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head);
  const label = named?.[1];
  if (label === undefined) return null;
  const encoding = knownEncoding(label);
  return encoding === null || encoding.startsWith('utf-16') ? null : encoding;
}

/** The name `TextDecoder` gives a label, or null where it knows none such; `gbk` becomes its superset `gb18030`. */
export function knownEncoding(label: string): string | null {
  try {
    const { encoding } = new TextDecoder(label);
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return null; // the constructor's only way to say that it does not know a label
  }
}
