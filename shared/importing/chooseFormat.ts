/** The formats that are text themselves. */
export type TextFormat = 'text' | 'markdown' | 'html';

const formatOfEnding: Readonly<Record<string, TextFormat>> = {
  txt: 'text', text: 'text', md: 'markdown', markdown: 'markdown', mdown: 'markdown', html: 'html', htm: 'html', xhtml: 'html', xht: 'html',
};
const formatOfMediaType: Readonly<Record<string, TextFormat>> = {
  'text/markdown': 'markdown', 'text/html': 'html', 'application/xhtml+xml': 'html',
};
const pageStart = /^\ufeff?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]{0,4000}?-->\s*)*(?:<!doctype\s+html\b|<html[\s>])/i;
const tag = /<[a-z][a-z0-9]*(?:\s[^<>]*)?>/i;

/** Whether a text is a whole web page: it begins as one, and has a body or its end. */
export function isWholePage(text: string): boolean {
  return pageStart.test(text.slice(0, 10_000)) && /<body[\s>]|<\/html\s*>|<head[\s>]/i.test(text);
}

/** The format a file's name or media type states, or null where they state none that is known. */
export function statedFormat(fileName: string, mediaType: string | undefined): TextFormat | null {
  const ending = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  return formatOfEnding[ending] ?? formatOfMediaType[mediaType?.split(';')[0]?.trim().toLowerCase() ?? ''] ?? null;
}

/**
 * How a file is to be read. Its name decides, unless the content contradicts it clearly: a whole web page is HTML
 * whatever its name, and a text without a single tag is no HTML.
 */
export function chooseFormat(text: string, fileName: string, mediaType: string | undefined): TextFormat {
  const stated = statedFormat(fileName, mediaType);
  if (stated === 'html') return tag.test(text) ? 'html' : 'text';
  return isWholePage(text) ? 'html' : (stated ?? 'text');
}
