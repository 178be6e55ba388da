import { knownEncoding } from '../declaredEncoding';
import { decodeText } from '../encoding';
import { parseHtmlArticle } from '../html/htmlArticle';
import { webAddress } from '../html/linkTarget';
import { parsePlainText, type ParsedArticle } from '../plainText';
import { byteText, headersOf, mimeParts, parameterOf, type MimeHeaders, type MimePart } from './mimeParts';

/** The part that is the page itself: the one the archive names, else its first page, else its first text. */
function pageAmong(parts: readonly MimePart[], headers: MimeHeaders): MimePart | null {
  const start = parameterOf(headers.get('content-type'), 'start').replace(/^<|>$/g, '');
  const address = headers.get('snapshot-content-location') || headers.get('content-location');
  const pages = parts.filter((part) => /^(?:text\/html|application\/xhtml\+xml)$/.test(part.mediaType));
  return (start === '' ? undefined : pages.find((part) => part.contentId === start))
    ?? (address === '' ? undefined : pages.find((part) => part.location === address))
    ?? pages[0] ?? parts.find((part) => part.mediaType === 'text/plain') ?? null;
}

function textOf(part: MimePart): { readonly text: string; readonly warnings: readonly string[] } | null {
  const stated = knownEncoding(part.charset);
  if (part.charset !== '' && stated !== null) return { text: new TextDecoder(stated).decode(part.bytes), warnings: [] };
  return decodeText(part.bytes, part.mediaType !== 'text/plain');
}

/** Reads a page saved as MHTML: its own HTML as any other page; frames, pictures and styles beside it are left out. Null where it holds no page. */
export function parseSavedPage(bytes: Uint8Array): ParsedArticle | null {
  const source = byteText(bytes);
  const headers = headersOf(source.slice(0, source.search(/\r?\n\r?\n/)));
  const part = pageAmong(mimeParts(source), headers);
  const decoded = part === null ? null : textOf(part);
  if (part === null || decoded === null) return null;
  if (part.mediaType === 'text/plain') return parsePlainText(decoded.text);
  const address = webAddress(part.location || headers.get('snapshot-content-location'));
  // The page's links are relative to where it was, which only the archive around it knows.
  const page = address === '' || /<base\s[^>]*href/i.test(decoded.text) ? decoded.text : `<base href="${address.replace(/"/g, '%22')}">${decoded.text}`;
  const parsed = parseHtmlArticle(page);
  return { ...parsed, details: { ...parsed.details, url: parsed.details.url || address }, warnings: [...decoded.warnings, ...parsed.warnings] };
}
