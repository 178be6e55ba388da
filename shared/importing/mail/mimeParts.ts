import { ImportLimitError } from '../importLimits';

/** One part of a MIME message that holds no parts itself. */
export interface MimePart {
  /** Lower case. */
  readonly mediaType: string;
  readonly charset: string;
  readonly location: string;
  readonly contentId: string;
  readonly bytes: Uint8Array;
}

export interface MimeHeaders {
  /** A header's value on one line, empty where there is none. */
  get(name: string): string;
}

const mostParts = 5000;
const mostDepth = 20;

/** The file with one character for each byte. */
export function byteText(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join('');
}

function split(source: string): { readonly head: string; readonly body: string } {
  const found = /\r?\n\r?\n/.exec(source);
  return found === null ? { head: source, body: '' } : { head: source.slice(0, found.index), body: source.slice(found.index + found[0].length) };
}

export function headersOf(head: string): MimeHeaders {
  const values = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined && !values.has(name.toLowerCase())) values.set(name.toLowerCase(), (value ?? '').trim());
  }
  return { get: (name) => values.get(name) ?? '' };
}

/** A parameter of a header, such as the charset of a Content-Type. */
export function parameterOf(value: string, name: string): string {
  const [, quoted, bare] = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(value) ?? [];
  return quoted ?? bare ?? '';
}

function decodeBase64(text: string): Uint8Array {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const values = new Map(Array.from(alphabet, (char, index) => [char.charCodeAt(0), index]));
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let [buffer, bits, length] = [0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const value = values.get(text.charCodeAt(at));
    if (value === undefined) continue;
    buffer = ((buffer << 6) | value) & 0xff_ffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[length] = (buffer >> bits) & 0xff;
      length += 1;
    }
  }
  return bytes.subarray(0, length);
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}

function decodeQuotedPrintable(text: string): Uint8Array {
  return bytesOf(text.replace(/[ \t]+(?=\r?\n)/g, '').replace(/=\r?\n/g, '').replace(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))));
}

function decodeBody(body: string, encoding: string): Uint8Array {
  switch (encoding.toLowerCase()) {
    case 'base64': return decodeBase64(body);
    case 'quoted-printable': return decodeQuotedPrintable(body);
    default: return bytesOf(body);
  }
}

/**
 * The innermost parts of a message in their order; its text is given with one character for each byte.
 * @throws ImportLimitError for more parts, or deeper ones, than a saved page has.
 */
export function mimeParts(source: string, depth = 0): MimePart[] {
  const { head, body } = split(source);
  const headers = headersOf(head);
  const type = headers.get('content-type') || 'text/plain';
  const mediaType = type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const boundary = parameterOf(type, 'boundary');
  if (mediaType.startsWith('multipart/') && boundary !== '') {
    if (depth >= mostDepth) throw new ImportLimitError('Its parts are nested too deeply to be read; nothing was imported from it.');
    const pieces = `\n${body}`.split(new RegExp(`\\r?\\n--${boundary.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`));
    if (pieces.length > mostParts) throw new ImportLimitError(`It has more than ${mostParts.toLocaleString('en-US')} parts, which no saved page has; nothing was imported from it.`);
    return pieces.slice(1).filter((piece) => !piece.startsWith('--')).flatMap((piece) => mimeParts(piece.replace(/^[ \t]*\r?\n/, ''), depth + 1));
  }
  return [{
    mediaType,
    charset: parameterOf(type, 'charset'),
    location: headers.get('content-location'),
    contentId: headers.get('content-id').replace(/^<|>$/g, ''),
    bytes: decodeBody(body, headers.get('content-transfer-encoding')),
  }];
}
