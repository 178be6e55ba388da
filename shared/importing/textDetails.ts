import { parsePublicationDate, unknownDate, type PublicationDate } from '../domain/publicationDate';

/** What a text's first lines say in so many words; a field that is not known is empty. */
export interface TextDetails {
  readonly byline: string;
  readonly outlet: string;
  readonly url: string;
  readonly published: PublicationDate;
}

/** Paragraphs at the beginning in which bylines and datelines are looked for. */
const searchedParagraphs = 8;
const name = String.raw`\p{Lu}[\p{L}.'’-]*(?:\s+(?:de|van|von|der|al|bin|el|la|di|da|\p{Lu}[\p{L}.'’-]*)){1,4}`;
const bylinePattern = new RegExp(String.raw`^[Bb][Yy]\s*:?\s+(${name}(?:(?:,\s+|,?\s+and\s+|\s*&\s*)${name})*)(?:,\s+(?:for\s+)?[\p{L} ]{2,40})?$`, 'u');
const datelinePattern = /^\p{Lu}[\p{Lu}\p{L} .,'’/-]{1,40}?(?:,\s+[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:,\s+\d{4})?)?\s+\((Reuters|AP|AFP|Xinhua|UPI|dpa|TASS|Kyodo|Yonhap|PTI|ANI|EFE|ANSA|Bloomberg|CNN)\)\s*[-–—:]/u;
const datelineDate = /^[^(]{0,60}?,\s+([A-Z][a-z]{2,8}\.?\s+\d{1,2},\s+\d{4})\s+\(/;

/** The names behind "By", without the word; empty where the line is no byline. */
export function bylineOf(line: string): string {
  if (line.length > 120) return '';
  return bylinePattern.exec(line)?.[1] ?? '';
}

/** A date that fills a line by itself, perhaps behind "Published" or "Updated"; null for every other line. */
export function dateOfLine(line: string): PublicationDate | null {
  if (line.length > 70) return null;
  const rest = line
    .replace(/^(?:first\s+)?(?:published|posted|updated|last updated|date)(?:\s+on|\s+at)?\s*:?\s+/i, '')
    .replace(/[\s,|·–-]+(?:at\s+)?\d{1,2}[:.]\d{2}.*$/i, '')
    .trim();
  const date = parsePublicationDate(rest, 'text');
  // A bare year or a month without a year's day says too little to be sure that it is the date of publication.
  return date?.precision === 'day' ? date : null;
}

function outletAt(paragraphs: readonly string[], index: number): string {
  const paragraph = paragraphs[index] ?? '';
  const wire = datelinePattern.exec(paragraph)?.[1];
  if (wire !== undefined) return wire;
  // "Beijing", "CNN", "—": a dateline whose parts were separate elements of a page.
  const isSplitDateline = /^[—–-]{1,2}$/.test(paragraphs[index + 1] ?? '') && /^[\p{Lu}][\p{L}\p{N} .&'’-]{1,30}$/u.test(paragraph);
  return isSplitDateline && index > 0 ? paragraph : '';
}

/** Reads bylines, datelines and source lines among the first paragraphs; nothing is taken that is not clearly one. */
export function readTextDetails(paragraphs: readonly string[]): TextDetails {
  let byline = '';
  let outlet = '';
  let url = '';
  let published = unknownDate;
  const head = paragraphs.slice(0, searchedParagraphs);
  head.forEach((paragraph, index) => {
    if (byline === '') byline = bylineOf(paragraph);
    if (outlet === '') outlet = outletAt(paragraphs, index);
    if (url === '') url = /^(?:source|url|link|original)?\s*:?\s*(https?:\/\/\S+)$/i.exec(paragraph)?.[1] ?? '';
    if (published.edtf === null) {
      const dateline = datelinePattern.test(paragraph) ? datelineDate.exec(paragraph)?.[1] : undefined;
      const date = dateline === undefined ? dateOfLine(paragraph) : parsePublicationDate(dateline, 'text');
      if (date) published = date;
    }
  });
  return { byline, outlet, url, published };
}
