import { createPublicationDate, unknownDate, type PublicationDate } from '../domain/publicationDate';

const datePattern = /(?<!\d)((?:19|20)\d{2})[-_.](\d{2})[-_.](\d{2})(?!\d)/;

/** The file's name without folders and without its ending. */
export function baseNameOf(fileName: string): string {
  const name = fileName.split(/[\\/]/).at(-1) ?? '';
  return name.replace(/\.(?:txt|text|md|markdown|mdown|html?|xhtml|xht|pdf|docx|docm|dotx|epub|rtf|mhtml?|eml)$/i, '');
}

/** A readable title from a file's name: no date, no separators, a capital at the start. */
export function titleFromFileName(fileName: string): string {
  const base = baseNameOf(fileName);
  const undated = base.replace(datePattern, ' ');
  const source = /[\p{L}\p{N}]/u.test(undated) ? undated : base;
  const words = source.includes(' ') && source === base ? source : source.replace(/[-_+.\s]+/g, ' ');
  const title = words.replace(/\s+/g, ' ').trim();
  return title === '' ? 'Untitled' : title.charAt(0).toLocaleUpperCase('en-US') + title.slice(1);
}

/** The date a file's name carries in the order year, month, day. */
export function dateFromFileName(fileName: string): PublicationDate {
  const [, year, month, day] = datePattern.exec(baseNameOf(fileName)) ?? [];
  if (year === undefined) return unknownDate;
  return createPublicationDate({ year: Number(year), month: Number(month), day: Number(day) }, 'fileName') ?? unknownDate;
}
