import * as v from 'valibot';

/** How much of the date is known. */
export const datePrecisions = ['day', 'month', 'year', 'unknown'] as const;
/** Where the date comes from: the page's metadata, its text, the file's name, or a person's word. */
export const dateBases = ['metadata', 'text', 'fileName', 'person', 'none'] as const;
/** EDTF level 1 qualifiers: none, `~` (approximate), `?` (uncertain). */
export const dateCertainties = ['certain', 'approximate', 'uncertain'] as const;

/**
 * A publication date as far as it is known (Dublin Core `date`, written in EDTF level 1).
 * `edtf` is `2024-08-29`, `2023-06`, `2023`, with `~` or `?` behind it, or null where the precision is unknown.
 */
export const publicationDateSchema = v.pipe(
  v.object({
    edtf: v.nullable(v.pipe(v.string(), v.regex(/^\d{4}(-\d{2}(-\d{2})?)?[~?]?$/, 'Expected a date in EDTF'))),
    precision: v.picklist(datePrecisions),
    basis: v.picklist(dateBases),
    certainty: v.picklist(dateCertainties),
  }),
  v.check((date) => (date.edtf === null) === (date.precision === 'unknown'), 'An unknown date has no text, a known one has'),
  v.readonly(),
);

export type PublicationDate = v.InferOutput<typeof publicationDateSchema>;
export type DatePrecision = (typeof datePrecisions)[number];
export type DateBasis = (typeof dateBases)[number];
export type DateCertainty = (typeof dateCertainties)[number];

/** No date is known. */
export const unknownDate: PublicationDate = { edtf: null, precision: 'unknown', basis: 'none', certainty: 'certain' };

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const longMonthNames = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
];
const monthPattern = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?$/i;

/** "29 Aug 2024", "June 2023", "2023", "unknown"; "about" and "?" say approximate and uncertain. */
export function formatPublicationDate(date: PublicationDate): string {
  if (date.edtf === null) return 'unknown';
  const [year = '', month, day] = date.edtf.replace(/[~?]$/, '').split('-');
  const monthIndex = month === undefined ? -1 : Number(month) - 1;
  let text = year;
  if (day !== undefined) text = `${Number(day)} ${monthNames[monthIndex]} ${year}`;
  else if (month !== undefined) text = `${longMonthNames[monthIndex]} ${year}`;
  if (date.certainty === 'approximate') return `about ${text}`;
  return date.certainty === 'uncertain' ? `${text}?` : text;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A date from numbers (month and day from 1), or null where the calendar has no such day. */
export function createPublicationDate(
  parts: { readonly year: number; readonly month?: number | undefined; readonly day?: number | undefined },
  basis: DateBasis,
  certainty: DateCertainty = 'certain',
): PublicationDate | null {
  const { year, month, day } = parts;
  if (!Number.isInteger(year) || year < 1000 || year > 9999) return null;
  const mark = certainty === 'approximate' ? '~' : certainty === 'uncertain' ? '?' : '';
  const yearText = String(year);
  if (month === undefined) return { edtf: yearText + mark, precision: 'year', basis, certainty };
  if (!Number.isInteger(month) || month < 1 || month > 12) return null;
  const monthText = `${yearText}-${String(month).padStart(2, '0')}`;
  if (day === undefined) return { edtf: monthText + mark, precision: 'month', basis, certainty };
  if (!Number.isInteger(day) || day < 1 || day > daysIn(year, month)) return null;
  return { edtf: `${monthText}-${String(day).padStart(2, '0')}${mark}`, precision: 'day', basis, certainty };
}

/**
 * Reads a date as people and pages write it: `2024-08-29`, `2024-08-29T10:00:00Z`, `29 Aug 2024`, `August 29, 2024`,
 * `June 2023`, `2023`, `2023-06~`, `about June 2023`, `unknown`. Null where it is none of these; "3/4/2024" is
 * refused because it means two different days on the two sides of the Atlantic.
 */
export function parsePublicationDate(text: string, basis: DateBasis): PublicationDate | null {
  let rest = text.trim();
  if (rest === '' || /^unknown$/i.test(rest)) return unknownDate;
  let certainty: DateCertainty = 'certain';
  if (/^(about|around|circa|ca?\.)\s+/i.test(rest) || rest.endsWith('~')) {
    certainty = 'approximate';
    rest = rest.replace(/^(about|around|circa|ca?\.)\s+/i, '').replace(/~$/, '');
  } else if (rest.endsWith('?')) {
    certainty = 'uncertain';
    rest = rest.slice(0, -1);
  }
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ]\d{1,2}:\d{2}.*)?$/.exec(rest);
  if (iso) {
    const [, year, month, day] = iso;
    return createPublicationDate(
      { year: Number(year), month: month ? Number(month) : undefined, day: day ? Number(day) : undefined },
      basis,
      certainty,
    );
  }
  const words = rest.replace(/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+/i, '').replace(/,/g, ' ').split(/\s+/);
  const numbers: number[] = [];
  let month: number | undefined;
  for (const word of words) {
    const named = monthPattern.exec(word);
    if (named?.[1] && month === undefined) {
      month = monthNames.findIndex((name) => name.toLowerCase() === named[1]?.toLowerCase()) + 1;
    } else if (/^\d{1,4}(st|nd|rd|th)?$/i.test(word)) {
      numbers.push(Number.parseInt(word, 10));
    } else if (numbers.length > 1 && month !== undefined) {
      break; // a time of day or a zone after a whole date
    } else {
      return null;
    }
  }
  const year = numbers.find((number) => number > 31);
  const day = numbers.find((number) => number <= 31);
  if (month === undefined || year === undefined) return null;
  return createPublicationDate({ year, month, day }, basis, certainty);
}

/** Orders dates; less exact ones stand before the days they contain; unknown ones come last. */
export function publicationSortKey(date: PublicationDate): string {
  return date.edtf === null ? '9999-99-99' : date.edtf.replace(/[~?]$/, '');
}
