/** Whether a name or role applied at a date: certainly, perhaps (an imprecise or unknown date), or not. */
export type Held = 'yes' | 'perhaps' | 'no';

interface Days {
  readonly first: string;
  readonly last: string;
}

/** The days an EDTF date or interval may mean, as texts that sort; null where it is unknown or not understood. */
export function daysOf(edtf: string | null): Days | null {
  if (edtf === null) return null;
  const [from = '', to] = edtf.split('/');
  if (to !== undefined) {
    const [start, end] = [daysOf(from), daysOf(to)];
    if (start === null && end === null) return null;
    return { first: start?.first ?? '0000-01-01', last: end?.last ?? '9999-12-31' };
  }
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(from.trim());
  if (match === null) return null;
  const [, year = '', month, day] = match;
  return { first: `${year}-${month ?? '01'}-${day ?? '01'}`, last: `${year}-${month ?? '12'}-${day ?? '31'}` };
}

/** Whether something valid from one date to another (EDTF, null is open; both days included) applied at a date. */
export function heldAt(validFrom: string | null, validTo: string | null, date: string | null): Held {
  if (validFrom === null && validTo === null) return 'perhaps';
  const then = daysOf(date);
  if (then === null) return 'perhaps';
  const [from, to] = [daysOf(validFrom), daysOf(validTo)];
  if (from !== null && then.last < from.first) return 'no';
  if (to !== null && then.first > to.last) return 'no';
  const isSurelyAfterStart = from === null || then.first >= from.first;
  const isSurelyBeforeEnd = to === null || then.last <= to.last;
  return isSurelyAfterStart && isSurelyBeforeEnd ? 'yes' : 'perhaps';
}

/** Whether something had ended before a date. */
export function endedBefore(validTo: string | null, date: string | null): boolean {
  const [then, to] = [daysOf(date), daysOf(validTo)];
  return then !== null && to !== null && to.last < then.last;
}
