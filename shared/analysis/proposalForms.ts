import { organizationForms } from './proposalOrganizationNames';
import { placeForms } from './proposalPlaces';
import type { NameToken } from './proposalTokens';

/** A known place or organization at some place of a text. */
export interface KnownForm {
  readonly kind: 'place' | 'organization';
  /** The form that stands for all forms of the thing. */
  readonly name: string;
  /** How many tokens it has. */
  readonly length: number;
}

const longest = 7;

/** The words of a stretch of tokens as a form is written: straight apostrophes, one space, no full stop behind "St". */
export function formOf(tokens: readonly NameToken[], first: number, behind: number): string {
  let form = '';
  for (let at = first; at < behind; at += 1) {
    const token = tokens[at];
    if (!token) break;
    const joint = at === first ? '' : token.gap === 'hyphen' || token.between === '-' ? '-' : token.gap === 'comma' ? ', ' : token.gap === 'ampersand' ? ' & ' : ' ';
    form += joint + (at + 1 < behind ? token.whole : token.word);
  }
  return form;
}

const key = (form: string): string => form.replaceAll('’', "'").replace(/\b(St|Mt|Ft)\. /g, '$1 ');

const knownForms: ReadonlyMap<string, Omit<KnownForm, 'length'>> = new Map([
  ...[...organizationForms].map(([form, name]): [string, Omit<KnownForm, 'length'>] => [key(form), { kind: 'organization', name }]),
  ...[...placeForms].map(([form, name]): [string, Omit<KnownForm, 'length'>] => [key(form), { kind: 'place', name }]),
]);
const firstWords = new Set([...knownForms.keys()].map((form) => form.split(/[ ,'-]/)[0]?.toLowerCase() ?? ''));

/** What is known of a form, its capitals included; words all in capitals count as their ordinary spelling too. */
export function knownForm(form: string, isShouted = true): Omit<KnownForm, 'length'> | undefined {
  const plain = key(form);
  const exact = knownForms.get(plain);
  if (exact || !isShouted || plain.length < 4 || plain !== plain.toUpperCase()) return exact;
  return knownForms.get(plain.toLowerCase().replace(/(^|[\s'-])(\p{L})/gu, (all: string) => all.toUpperCase()).replace(/\b(?:Of|The|And)\b/g, (word) => word.toLowerCase()));
}

/** The longest known form that begins with a token and ends before `behind`. */
export function knownFormAt(tokens: readonly NameToken[], at: number, behind: number, isAllCaps = false): KnownForm | undefined {
  if (!firstWords.has(tokens[at]?.lower.split(/[-']/)[0] ?? '')) return undefined;
  let limit = at + 1;
  while (limit < behind && limit - at < longest && tokens[limit]?.gap !== 'break') limit += 1;
  for (let end = limit; end > at; end -= 1) {
    // "ALPS" within a sentence is no mountains; "PARIS" at the beginning of a line is Paris.
    const isShouted = isAllCaps || end - at > 1 || tokens[at]?.opensLine === true;
    const known = knownForm(formOf(tokens, at, end), isShouted) ?? (tokens[end - 1]?.isPossessive === true ? knownForm(`${formOf(tokens, at, end)}'s`) : undefined);
    if (known) return { ...known, length: end - at };
  }
  return undefined;
}
