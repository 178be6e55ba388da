const knownHeaders = /^(?:from|to|cc|date|subject|message-id|mime-version|received|return-path|delivered-to|reply-to|content-type|x-[\w-]+|dkim-signature|snapshot-content-location)$/i;
const searched = 64 * 1024;

/** What a file is whose beginning are the headers of a message; null for every other file. */
export function messageKindOf(bytes: Uint8Array): 'email' | 'mhtml' | 'mailbox' | null {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const head = Array.from(bytes.subarray(start, start + searched), (byte) => String.fromCharCode(byte)).join('').replace(/^\s+/, '');
  if (/^From \S+ .*\d{4}\r?\n(?:[\w-]+:)/.test(head)) return /\nFrom \S+ .*\d{4}\r?\n[\w-]+:/.test(head) ? 'mailbox' : 'email';
  const end = head.search(/\r?\n\r?\n/);
  if (end < 0) return null;
  const lines = head.slice(0, end).replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const headers = new Map(lines.map((line) => [/^([\w-]+):/.exec(line)?.[1]?.toLowerCase() ?? '', line]));
  if (headers.has('')) return null;
  const known = [...headers.keys()].filter((name) => knownHeaders.test(name)).length;
  const isRelated = /multipart\/related/i.test(headers.get('content-type') ?? '');
  const isSaved = headers.has('snapshot-content-location') || /saved by/i.test(headers.get('from') ?? '') || !(headers.has('to') || headers.has('received') || headers.has('message-id'));
  if (isRelated && headers.has('mime-version') && isSaved) return 'mhtml';
  // A text may begin with a line or two that look like headers.
  return known >= 3 && (headers.has('from') || headers.has('received')) && (headers.has('date') || headers.has('message-id') || headers.has('mime-version')) ? 'email' : null;
}
