import type { Span } from '../domain/span';
import { formOf } from './proposalForms';
import type { NameLine } from './proposalLines';
import type { NameToken } from './proposalTokens';

/** A place of the text where one of the forms stands. */
export interface PlacedForm extends Span {
  readonly form: string;
}

const longest = 12;

/**
 * Every place of every form, the longest form first, in headings and lines of capitals too. Forms are told by their
 * capitals, but for lines all in capitals. Ranges of tokens in `blocked` are other names and not looked into.
 */
export function placesOfForms(tokens: readonly NameToken[], lines: readonly NameLine[], forms: readonly string[], blocked: ReadonlyMap<number, number>): PlacedForm[] {
  const exact = new Set(forms);
  const loud = new Map(forms.map((form) => [form.toUpperCase(), form]));
  const firstWords = new Set(forms.map((form) => (form.split(/[\s,-]/)[0] ?? '').replace(/'s$/, '').toUpperCase()));
  const found: PlacedForm[] = [];
  for (const line of lines) {
    let at = line.first;
    while (at < line.behind) {
      const match = firstWords.has(tokens[at]?.word.split('-')[0]?.toUpperCase() ?? '') ? matchAt(tokens, at, line, exact, loud) : undefined;
      if (match) {
        found.push({ start: tokens[at]?.start ?? 0, end: tokens[match.behind - 1]?.end ?? 0, form: match.form });
        at = match.behind;
      } else at = blocked.get(at) ?? at + 1;
    }
  }
  return found;
}

function matchAt(tokens: readonly NameToken[], at: number, line: NameLine, exact: ReadonlySet<string>, loud: ReadonlyMap<string, string>): { readonly form: string; readonly behind: number } | undefined {
  let limit = at + 1;
  while (limit < line.behind && limit - at < longest && (tokens[limit]?.gap !== 'break' || tokens[limit]?.between === '-')) limit += 1;
  for (let behind = limit; behind > at; behind -= 1) {
    const words = formOf(tokens, at, behind);
    const isLoud = line.isAllCaps || words.length > 3 && words === words.toUpperCase();
    const form = exact.has(words) ? words : isLoud && words.length > 2 ? loud.get(words.toUpperCase()) : undefined;
    if (form !== undefined) return { form, behind };
  }
  return undefined;
}
