import type { Alias } from '../../../shared/domain/entity';
import { formatPublicationDate, parsePublicationDate } from '../../../shared/domain/publicationDate';

/** A name that is held for a time, as it lies on the axis: shares of its width. */
export interface HeldName {
  readonly alias: Alias;
  readonly words: string;
  readonly from: number;
  readonly to: number;
  readonly isOpenBefore: boolean;
  readonly isOpenAfter: boolean;
}

export interface RoleAxis {
  readonly names: readonly HeldName[];
  /** Years with their place on the axis. */
  readonly ticks: readonly { readonly year: number; readonly at: number }[];
}

/** A date as a number of years; of a whole year or month its beginning or its end. */
function yearsOf(edtf: string | null, end: 'first' | 'last'): number | null {
  const date = edtf === null ? null : parsePublicationDate(edtf, 'person');
  if (!date?.edtf) return null;
  const [year = 0, month, day] = date.edtf.replace(/[~?]$/, '').split('-').map(Number);
  if (month === undefined) return end === 'first' ? year : year + 1;
  if (day === undefined) return year + (end === 'first' ? month - 1 : month) / 12;
  return year + (month - 1) / 12 + (end === 'first' ? day - 1 : day) / 372;
}

function dateWords(edtf: string): string {
  const date = parsePublicationDate(edtf, 'person');
  return date ? formatPublicationDate(date) : edtf;
}

/** "March 2013 to December 2022", "since 2023", "until 2019". */
export function heldWords({ validFrom, validTo }: Pick<Alias, 'validFrom' | 'validTo'>): string {
  if (validFrom !== null && validTo !== null) return validFrom === validTo ? dateWords(validFrom) : `${dateWords(validFrom)} to ${dateWords(validTo)}`;
  if (validFrom !== null) return `since ${dateWords(validFrom)}`;
  return validTo === null ? '' : `until ${dateWords(validTo)}`;
}

const mostTicks = 8;

/** The dated names of an entity on one axis, the earliest first; null where none has a date that can be read. */
export function roleAxisOf(aliases: readonly Alias[]): RoleAxis | null {
  const held = aliases.flatMap((alias) => {
    const [from, to] = [yearsOf(alias.validFrom, 'first'), yearsOf(alias.validTo, 'last')];
    return from === null && to === null ? [] : [{ alias, from, to: to !== null && from !== null ? Math.max(from, to) : to }];
  });
  if (held.length === 0) return null;
  const known = held.flatMap(({ from, to }) => [from, to].filter((each) => each !== null));
  const first = Math.floor(Math.min(...known));
  const open = held.some(({ from, to }) => from === null || to === null);
  const begin = open && held.some(({ from }) => from === null) ? first - 1 : first;
  const end = Math.max(Math.ceil(Math.max(...known)), begin + 1) + (held.some(({ to }) => to === null) ? 1 : 0);
  const shareOf = (years: number): number => (years - begin) / (end - begin);
  const step = Math.max(1, Math.ceil((end - begin) / mostTicks));
  const ticks = Array.from({ length: Math.floor((end - begin) / step) + 1 }, (_, index) => ({ year: begin + index * step, at: shareOf(begin + index * step) }));
  const names = held
    .sort((a, b) => (a.from ?? begin) - (b.from ?? begin) || (a.to ?? end) - (b.to ?? end))
    .map(({ alias, from, to }) => ({ alias, words: heldWords(alias), from: shareOf(from ?? begin), to: shareOf(to ?? end), isOpenBefore: from === null, isOpenAfter: to === null }));
  return { names, ticks };
}
