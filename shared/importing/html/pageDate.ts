import { createPublicationDate, parsePublicationDate, unknownDate, type PublicationDate } from '../../domain/publicationDate';

/**
 * A date as a page's metadata writes it. The day is taken as written: the outlet's day in the outlet's time zone, not
 * the same moment's day in UTC. Null where no day, month or year can be told.
 */
export function readPageDate(text: string): PublicationDate | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const numeric = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/.exec(trimmed) ?? /^((?:19|20)\d{2})(\d{2})(\d{2})(?:$|T|\d{6}$)/.exec(trimmed) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(trimmed);
  if (numeric) {
    const [, year, month, day] = numeric;
    return createPublicationDate({ year: Number(year), month: Number(month), day: Number(day) }, 'metadata');
  }
  const date = parsePublicationDate(trimmed.replace(/\s+at\s+\d.*$/i, ''), 'metadata');
  return date === null || date.edtf === null ? null : date;
}

/** The first of several texts that is a date; unknown where none is. */
export function firstPageDate(texts: readonly string[]): PublicationDate {
  for (const text of texts) {
    const date = readPageDate(text);
    if (date) return date;
  }
  return unknownDate;
}
