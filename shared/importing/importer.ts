import { binaryKindOf, containerKindOf, looksBinary } from './binarySignature';
import { chooseFormat, statedFormat, type TextFormat } from './chooseFormat';
import { completeArticle, refuse } from './completeArticle';
import { decodeText } from './encoding';
import { parseHtmlArticle, parseHtmlFragment } from './html/htmlArticle';
import type { ImportResult } from './importedArticle';
import { maxFileBytes, tooLargeReason } from './importLimits';
import { hasVisibleText } from './inlineText';
import { parseMarkdown } from './markdown';
import { parsePlainText, type ParsedArticle } from './plainText';

/** A file to import. */
export interface ArticleFile {
  readonly bytes: Uint8Array;
  /** Its name; folders before it are ignored. Empty for content without a file. */
  readonly fileName: string;
  /** What the system calls its type; asked only where the name says nothing. */
  readonly mediaType?: string | undefined;
}

const parsers: Readonly<Record<TextFormat, (text: string) => ParsedArticle>> = {
  text: parsePlainText,
  markdown: parseMarkdown,
  html: parseHtmlArticle,
};

/** Reads a text file's bytes (plain, Markdown, HTML) into an article. Pure: nothing is executed, fetched or stored. */
export function importArticle({ bytes, fileName, mediaType }: ArticleFile): ImportResult {
  if (bytes.length === 0) return refuse('The file is empty.');
  if (bytes.length > maxFileBytes) return refuse(tooLargeReason(bytes.length));
  const kind = binaryKindOf(bytes);
  if (kind !== null) return refuse(`This is ${kind}, which cannot be imported yet; save it as text, Markdown or HTML first.`);
  const isMarkup = statedFormat(fileName, mediaType) === 'html' || startsWithTag(bytes);
  const decoded = decodeText(bytes, isMarkup);
  if (decoded === null) return refuse('The file is encoded as UTF-32, which cannot be read; save it as UTF-8 first.');
  if (looksBinary(decoded.text)) return refuse('The file holds binary data, not text.');
  if (!hasVisibleText(decoded.text)) return refuse('The file holds nothing but blank space.');
  const container = containerKindOf(decoded.text);
  if (container !== null) return refuse(`This is ${container}, which cannot be imported yet; save it as text, Markdown or HTML first.`);
  const format = chooseFormat(decoded.text, fileName, mediaType);
  return completeArticle(() => parsers[format](decoded.text), { format, fileName, encoding: decoded.encoding, warnings: decoded.warnings });
}

/** Makes an article of HTML from the clipboard, all of it; of the plain text beside it where the HTML has no words. */
export function importPastedHtml(html: string, text: string): ImportResult {
  if (html.length > maxFileBytes) return refuse(tooLargeReason(html.length));
  if (!hasVisibleText(html)) return importPastedText(text);
  const pasted = completeArticle(() => parseHtmlFragment(html), { format: 'html', fileName: '', encoding: 'utf-8', warnings: [] });
  return pasted.ok || !hasVisibleText(text) ? pasted : importPastedText(text);
}

/** Makes an article of plain text from the clipboard. */
export function importPastedText(text: string): ImportResult {
  if (text.length > maxFileBytes) return refuse(tooLargeReason(text.length));
  if (!hasVisibleText(text)) return refuse('The clipboard holds no text.');
  return completeArticle(() => parsePlainText(text), { format: 'text', fileName: '', encoding: 'utf-8', warnings: [] });
}

function startsWithTag(bytes: Uint8Array): boolean {
  return /^\W{0,8}<[!?a-z]/i.test(String.fromCharCode(...bytes.subarray(0, 64)).replace(/\0/g, ''));
}
