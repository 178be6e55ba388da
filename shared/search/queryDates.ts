/** Days from `from` to `to`, both included, as `2023-05-01`; null is open. */
export interface DayRange {
  readonly from: string | null;
  readonly to: string | null;
}

const datePattern = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** First and last day of a year, month or day (`2023`, `2023-05`, `2023-05-07`); null where the calendar has none. */
export function daysOf(date: string): { readonly from: string; readonly to: string } | null {
  const [, year, month, day] = datePattern.exec(date) ?? [];
  if (year === undefined || Number(year) < 1000) return null;
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  if (Number(month) < 1 || Number(month) > 12) return null;
  const last = lastDayOf(Number(year), Number(month));
  if (day === undefined) return { from: `${year}-${month}-01`, to: `${year}-${month}-${String(last).padStart(2, '0')}` };
  return Number(day) >= 1 && Number(day) <= last ? { from: date, to: date } : null;
}

/** Why a text is no range of dates, as a sentence about `what` (a stretch of the text). */
export interface DateProblem {
  readonly what: string;
  readonly sentence: string;
}

/**
 * Reads `2023`, `2023-05`, `2023-05-07`, `2023-05..2023-07`, `2023-05..`, `..2023-07`. The days of a range's first and
 * last date belong to it.
 */
export function parseDayRange(text: string): DayRange | DateProblem {
  const parts = text.split('..');
  const [first = '', second] = parts;
  if (parts.length > 2) return { what: text, sentence: `“${text}” is no range of dates. Write two dates with two points between, as in 2023-05..2023-07.` };
  const wrong = parts.find((part) => part !== '' && !daysOf(part));
  if (wrong !== undefined) return { what: wrong, sentence: `“${wrong}” is no date. Write a year, a month or a day: 2023, 2023-05 or 2023-05-07.` };
  if (parts.every((part) => part === '')) return { what: text, sentence: 'A range needs at least one date, as in 2023-05.. or ..2023-07.' };
  const from = first === '' ? null : (daysOf(first)?.from ?? null);
  const last = second ?? first;
  const to = last === '' ? null : (daysOf(last)?.to ?? null);
  if (from !== null && to !== null && from > to) return { what: text, sentence: `“${text}” ends before it begins.` };
  return { from, to };
}

export function isDateProblem(range: DayRange | DateProblem): range is DateProblem {
  return 'sentence' in range;
}
