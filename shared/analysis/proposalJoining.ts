import type { EntityKind } from '../domain/entity';
import { knownForm } from './proposalForms';
import { addScore, strongestKind, type KindScores } from './proposalEvidence';
import { isOrdinaryWord } from './proposalOrdinaryWords';
import { givenNames, leadingFamilyNames } from './proposalPersonNames';
import { countryForms, peopleWords } from './proposalPlaces';
import { organizationHeads } from './proposalWords';

/** All that a text says of one form of a name. */
export interface NameForm {
  readonly form: string;
  readonly words: readonly string[];
  readonly scores: KindScores;
  /** For known forms the form that stands for all. */
  readonly knownName: string | null;
  readonly isTitled: boolean;
  readonly isHeaded: boolean;
  /** Where it stands first, as the index of a token. */
  readonly first: number;
  readonly count: number;
  /** How often it stands where its capital is a sign: inside a sentence, or as a name beyond doubt. */
  readonly firmCount: number;
}

/** Forms that are one thing. */
export interface NameGroup {
  readonly forms: NameForm[];
  readonly scores: KindScores;
}

const suffixes = new Set(['Jr', 'Sr', 'II', 'III', 'IV', 'Jr.', 'Sr.']);
const isInitial = (word: string): boolean => /^(?:\p{Lu}\.?){1,3}$/u.test(word) && word.length <= 4 && !/^\p{Lu}{2,}$/u.test(word);

/** The words of a person's name that tell it from others: no initials, no "Jr.". */
function personWords({ words }: NameForm): string[] {
  return words.flatMap((word) => (word === '' || suffixes.has(word) || isInitial(word) ? [] : [word]));
}

const kindOf = ({ scores }: { readonly scores: KindScores }): EntityKind | null => strongestKind(scores)?.kind ?? null;

/** Joins the forms of a text into things; `pairs` are forms that the text itself says are one ("… (PLA)"). */
export function joinForms(forms: readonly NameForm[], pairs: readonly (readonly [string, string])[]): NameGroup[] {
  const groups: NameGroup[] = [];
  const groupOf = new Map<string, NameGroup>();
  const add = (form: NameForm, group: NameGroup | undefined): void => {
    const into = group ?? { forms: [], scores: {} };
    if (!group) groups.push(into);
    into.forms.push(form);
    // A town's name that is a family name here says nothing of the kind.
    const isBorrowed = group !== undefined && form.knownName !== null && kindOf(group) === 'person';
    for (const kind of Object.keys(form.scores) as EntityKind[]) if (!isBorrowed || kind === 'person') addScore(into.scores, kind, form.scores[kind] ?? 0);
    groupOf.set(form.form, into);
  };
  const longestFirst = [...forms].sort((a, b) => b.words.length - a.words.length || b.form.length - a.form.length || a.first - b.first);
  const partnerOf = new Map(pairs.flatMap(([a, b]): [string, string][] => [[a, b], [b, a]]));
  for (const form of longestFirst) {
    const partner = partnerOf.get(form.form);
    add(form, (partner === undefined ? undefined : groupOf.get(partner)) ?? homeOf(form, groups));
  }
  return groups;
}

/** The thing that a form belongs to, of those that have longer forms. */
function homeOf(form: NameForm, groups: readonly NameGroup[]): NameGroup | undefined {
  const sameName = groups.filter((group) => group.forms.some((other) => other.knownName !== null && other.knownName === form.knownName || sameForm(other.form, form.form)));
  const person = personHome(form, groups);
  if (person) return person;
  if (sameName[0]) return sameName[0];
  if (form.knownName !== null && knownForm(form.form)?.kind === 'place' && !groups.some((group) => group.forms.some((other) => kindOf(other) === 'place' && isShortOf(form, other)))) return undefined;
  const longer = groups.find((group) => group.forms.some((other) => isShortOf(form, other)));
  return longer ?? headHome(form, groups);
}

/** "The Commission" is the one institution of the text whose name ends (or begins) with that word. */
function headHome(form: NameForm, groups: readonly NameGroup[]): NameGroup | undefined {
  if (form.words.length !== 1 || !organizationHeads.has(form.form)) return undefined;
  const fitting = groups.filter((group) => kindOf(group) === 'organization' && group.forms.some(({ words }) => words.length > 1 && (words.at(-1) === form.form || (words[0] === form.form && words[1] === 'of'))));
  return fitting.length === 1 ? fitting[0] : undefined;
}

const fold = (text: string): string => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[.'’]/g, '').replace(/^the /, '');
const sameForm = (a: string, b: string): boolean => fold(a) === fold(b);

function personHome(form: NameForm, groups: readonly NameGroup[]): NameGroup | undefined {
  const kind = kindOf(form);
  const words = personWords(form);
  const isKnownPlaceOrSo = form.knownName !== null && !form.isTitled;
  if ((kind !== 'person' && kind !== null && form.form.includes(' ')) || words.length === 0 || form.isHeaded) return undefined;
  if (isKnownPlaceOrSo && (countryForms.has(form.form) || (form.scores.place ?? 0) + (form.scores.organization ?? 0) > 4 * form.count + 1.2)) return undefined;
  const persons = groups.filter((group) => kindOf(group) === 'person' && group.forms.some((other) => personWords(other).length > 1));
  const fits = persons.flatMap((group) => {
    const fit = Math.max(...group.forms.map((other) => personFit(words, personWords(other))));
    return fit > 0 ? [{ group, fit, first: Math.min(...group.forms.map(({ first }) => first)) }] : [];
  });
  const best = fits.sort((a, b) => b.fit - a.fit || Number(b.first <= form.first) - Number(a.first <= form.first) || b.first - a.first)[0];
  if (!best) return undefined;
  if (isKnownPlaceOrSo && best.fit < 3) return undefined;
  return best.group;
}

/** How well a short form fits a fuller name of a person: 0 not at all, 3 as family name. */
function personFit(short: readonly string[], full: readonly string[]): number {
  const folded = full.map(fold);
  const wanted = short.map(fold);
  const firstWord = folded[0];
  const last = folded.at(-1);
  if (wanted.length === 1) {
    const [word] = wanted;
    const leads = leadingFamilyNames.has(full[0] ?? '') && !givenNames.has(full[0] ?? '');
    if (word === last && !(leads && full.length === 2)) return 3;
    if (word === firstWord) return leads ? 3 : 1.5;
    if (word === last) return 1;
    return folded.includes(word ?? '') ? 1 : 0;
  }
  if (wanted[0] === firstWord && wanted.at(-1) === last) return 4;
  return folded.length > wanted.length && folded.slice(-wanted.length).join(' ') === wanted.join(' ') ? 3 : folded.slice(0, wanted.length).join(' ') === wanted.join(' ') ? 2 : 0;
}

const smallWords = new Set(['of', 'the', 'and', 'for', 'on', 'in', 'de', 'del', 'la', '&']);

/** Whether a form is another's acronym, its beginning, or the same with or without a country before it. */
function isShortOf(short: NameForm, full: NameForm): boolean {
  const kind = kindOf(full);
  if (kind === 'person' || full.form === short.form) return false;
  const isNational = peopleWords.has(full.words[0] ?? '') || countryForms.has(full.words[0] ?? '');
  if (short.words.length === 1 && (isAcronymOf(short.form, full.words) || (isNational && full.words.length > 2 && isAcronymOf(short.form, full.words.slice(1))))) return true;
  const shortKind = kindOf(short);
  if (shortKind !== null && kind !== null && shortKind !== kind && short.isHeaded) return false;
  if (kind === 'organization' && short.isHeaded && ministryKey(short.words) === ministryKey(full.words)) return true;
  const head = full.words[0] ?? '';
  if (peopleWords.has(head) || countryForms.has(head)) {
    const rest = full.words.slice(1);
    if (rest.length >= 2 && rest.join(' ') === short.form) return true;
    if (rest.length === 1 && rest[0] === short.form && short.isHeaded) return true;
  }
  if (kind === 'place' && short.words.length < full.words.length) {
    return /^(?:Province|Prefecture|Oblast|County|Governorate|Region|District|Municipality|State)$/.test(full.words.at(-1) ?? '') && full.words.slice(0, -1).join(' ') === short.form;
  }
  if (kind !== 'organization' && kind !== 'event' || short.knownName !== null && short.knownName !== full.knownName && knownForm(short.form)?.kind === 'place') return false;
  if (kind === 'event' && full.words.length === 2 && full.words[1] === short.form) return true;
  if ((shortKind === 'place' && (short.scores.place ?? 0) >= 2) || (shortKind === 'person' && (short.isTitled || short.words.length > 1))) return false;
  const rest = full.words.slice(short.words.length);
  if (rest.length > 0 && full.words.slice(0, short.words.length).join(' ') === short.form) {
    if (short.words.every((word) => isOrdinaryWord(word.toLowerCase()) || smallWords.has(word)) || peopleWords.has(short.form) || countryForms.has(short.form)) return false;
    if (short.knownName !== null && rest.some((word) => !corporateEndings.has(word))) return false;
    return rest.every((word) => organizationHeads.has(word) || isOrdinaryWord(word.toLowerCase()) || smallWords.has(word) || word.endsWith('.')) || rest.length === 1;
  }
  return false;
}

/** What may stand behind a well-known name without making it another. */
const corporateEndings = new Set('Inc Inc. Corp Corp. Corporation Co Co. Company Ltd Ltd. LLC plc PLC Group Holding Holdings Technology Technologies Motors Electronics International Global AG SE SA NV Limited Industries Platforms Systems Organization Organisation Movement News'.split(' '));

/** "Ministry of Defense" and "Defense Ministry", "Ministry of Foreign Affairs" and "Foreign Ministry". */
function ministryKey(words: readonly string[]): string {
  const plain = words.filter((word) => !smallWords.has(word) && word !== 'Affairs' && !countryForms.has(word) && !peopleWords.has(word)).map(fold);
  return /\b(?:ministry|department)\b/.test(plain.join(' ')) ? plain.sort().join(' ') : words.join(' ');
}

/** Whether capitals spell the initials of a name; small words may count or not. */
export function isAcronymOf(acronym: string, words: readonly string[]): boolean {
  const letters = acronym.replace(/[^\p{L}]/gu, '').toUpperCase();
  if (letters.length < 2 || words.length < 2 || !/^(?:\p{Lu}\.?){2,}s?$/u.test(acronym)) return false;
  const parts = words.flatMap((word) => word.split('-')).filter((word) => word !== '');
  const initials = (kept: readonly string[]): string => kept.map((word) => word[0]?.toUpperCase() ?? '').join('');
  return initials(parts) === letters || initials(parts.filter((word) => !smallWords.has(word))) === letters;
}
