import type { Alias } from '../domain/entity';
import { foldText } from '../domain/foldedText';
import type { RegistryEntity } from './analysisTypes';
import { countryPrefixes, leadingCountry } from './countryWords';
import { isFamilyFirst, nameTokens, plainWord, surnamesOf } from './surnames';

/**
 * How much a form says by itself. `full`: as much as the name. `single`: one word that the registry gives as a name.
 * `implied`: a surname that the registry does not give; it counts only where the full name or a title stands in the text.
 */
export type FormStrength = 'full' | 'single' | 'implied';

/** One way to write a name of an entity. */
export interface NameForm {
  readonly entity: RegistryEntity;
  /** As the registry writes it; a surname for an implied one. */
  readonly text: string;
  /** As it is looked for: without accents, hyphens as spaces, case kept. */
  readonly spelling: string;
  readonly words: readonly string[];
  /** The spelling in lower case. */
  readonly plain: string;
  readonly nameKind: Alias['kind'];
  readonly strength: FormStrength;
  readonly isFamilyFirst: boolean;
  /** Found only in exactly this case: short names. */
  readonly isExact: boolean;
  readonly isAbbreviation: boolean;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** A spelling with its case, but without accents, with hyphens as spaces and white space as one. */
export function spellingOf(text: string): string {
  // Names are mostly plain, and this is asked for every name that is found.
  const plain = /^[\x20-\x7e]*$/.test(text) ? text : foldText(text, { ignoreCase: false, ignoreAccents: true }).text;
  return plain.replace(/[-\s]+/g, ' ').trim();
}

const spellingPairs: readonly (readonly [RegExp, string])[] = [
  [/\bDefense\b/g, 'Defence'], [/\bDefence\b/g, 'Defense'], [/\bdefense\b/g, 'defence'], [/\bdefence\b/g, 'defense'],
  [/\bOrganization\b/g, 'Organisation'], [/\bOrganisation\b/g, 'Organization'], [/\bCenter\b/g, 'Centre'], [/\bCentre\b/g, 'Center'],
  [/\bLabor\b/g, 'Labour'], [/\bLabour\b/g, 'Labor'], [/\b[Aa]dviser\b/g, 'advisor'], [/\b[Aa]dvisor\b/g, 'adviser'],
  [/ & /g, ' and '], [/ and /g, ' & '], [/\bSt\. /g, 'Saint '], [/\bSaint /g, 'St. '],
];

/** The ways in which one name is written: with and without points, comma, article, in British and American. */
function variantsOf(name: string): ReadonlySet<string> {
  const variants = new Set<string>();
  const bare = name.replace(/[\u2019\u02bc]/g, "'").replace(/^the (?=\S)/, '').replace(/^The (?=\S+ )/, '').trim();
  const add = (text: string): void => {
    if (/[\p{L}\p{N}]/u.test(text)) variants.add(text.trim());
  };
  add(bare === '' ? name : bare);
  for (const text of [...variants]) {
    for (const [pattern, other] of spellingPairs) {
      if (text.search(pattern) >= 0) add(text.replace(pattern, other));
    }
  }
  for (const text of [...variants]) {
    const comma = text.replace(/,(?= )/g, '');
    add(comma);
    // "D.C." and "DC", "J.D. Vance" and "JD Vance" and "J. D. Vance".
    if (/\p{Lu}\.\s?\p{Lu}\b/u.test(comma)) {
      add(comma.replace(/(\p{Lu})\.\s?(?=\p{Lu}\b)/gu, '$1').replace(/(\p{Lu})\.(?!\p{L})/gu, '$1'));
      add(comma.replace(/(\p{Lu})\.\s?(?=\p{Lu}\.)/gu, '$1. '));
      add(comma.replace(/(\p{Lu})\. (?=\p{Lu}\.)/gu, '$1.'));
    }
    if (/^\p{Lu}{2,5}$/u.test(comma)) {
      add([...comma].map((letter) => `${letter}.`).join(''));
      add([...comma].map((letter) => `${letter}.`).join(' '));
      add([...comma].join('.'));
    }
    if (/^(?:\p{Lu}\.){2,5}$/u.test(comma)) add(comma.slice(0, -1));
    if (/^(?:\p{Lu}\.){1,4}\p{Lu}$/u.test(comma)) add(`${comma}.`);
    if (/^\p{Lu}{2} \p{Lu}\p{Ll}/u.test(comma)) add(comma.replace(/^(\p{Lu})(\p{Lu}) /u, '$1.$2. '));
    if (/\p{Ll}'\p{Ll}/u.test(comma) && !/'s?\b(?!\p{L})/u.test(comma)) add(comma.replace(/'/g, ''));
  }
  return variants;
}

/** A person's name without what stands between given name and surname, and without "Jr.". */
function shorterFullNames(name: string): readonly string[] {
  const tokens = nameTokens(name);
  const [first = ''] = tokens;
  if (tokens.length < 2 || isFamilyFirst(tokens)) return [];
  const [surname = ''] = surnamesOf(name);
  if (surname === '' || first.replace(/\W/g, '').length < 2) return [];
  return [tokens.join(' '), `${first} ${surname}`];
}

/** A role is written with and without capitals, and "Chinese" may stand as "China's". */
function roleVariants(role: string): readonly string[] {
  const lead = leadingCountry(role);
  if (lead === null) return [withoutCapitals(role)];
  const rest = withoutCapitals(lead.rest);
  return [...countryPrefixes(lead.country).map((prefix) => `${prefix} ${rest}`), `${rest} of ${lead.country}`, `${role.slice(0, role.length - lead.rest.length)}${rest}`];
}

function withoutCapitals(role: string): string {
  return role.split(' ').map((word) => (/^\p{Lu}\p{Ll}+$/u.test(word) && leadingCountry(`${word} x`) === null ? word.toLowerCase() : word)).join(' ');
}

function formOf(entity: RegistryEntity, variant: string, alias: Alias, strength: FormStrength, text: string, familyFirst: boolean): NameForm {
  const spelling = spellingOf(variant);
  const letters = variant.replace(/[^\p{L}]/gu, '');
  const isAbbreviation = /^[\p{Lu}\p{N}.&]{2,}$/u.test(variant) && letters.length >= 2;
  const hasCase = /\p{Lu}/u.test(letters) && letters.length > 0;
  return {
    entity, text, spelling, words: spelling.split(' '), plain: plainWord(spelling), nameKind: alias.kind, strength, isFamilyFirst: familyFirst,
    isExact: hasCase && letters.length <= 3, isAbbreviation, validFrom: alias.validFrom, validTo: alias.validTo,
  };
}

/** Every form of every name of an entity, those that it implies included; no spelling twice for one kind of name. */
export function formsOf(entity: RegistryEntity): readonly NameForm[] {
  const forms = new Map<string, NameForm>();
  const add = (form: NameForm): void => {
    const key = `${form.spelling}\0${form.nameKind === 'role' ? `role${form.validFrom}/${form.validTo}` : ''}`;
    const known = forms.get(key);
    if (known === undefined || (known.strength === 'implied' && form.strength !== 'implied')) forms.set(key, form);
  };
  const names: readonly Alias[] = [{ text: entity.name, kind: 'name', validFrom: null, validTo: null }, ...entity.aliases];
  for (const alias of names) {
    const text = alias.text.normalize('NFC').replace(/\s+/gu, ' ').trim();
    if (text === '') continue;
    if (alias.kind === 'role') {
      for (const role of [text, ...roleVariants(text)]) for (const variant of variantsOf(role)) add(formOf(entity, variant, alias, 'full', alias.text, false));
      continue;
    }
    const tokens = nameTokens(text);
    const isSinglePersonName = entity.kind === 'person' && tokens.length === 1;
    const isFamily = isSinglePersonName && isFamilyOf(entity, text);
    for (const variant of variantsOf(text)) add(formOf(entity, variant, alias, isSinglePersonName ? 'single' : 'full', alias.text, isFamily));
    if (entity.kind !== 'person' || alias.kind === 'metonym' || tokens.length < 2) continue;
    for (const shorter of shorterFullNames(text)) for (const variant of variantsOf(shorter)) add(formOf(entity, variant, alias, 'full', alias.text, false));
    for (const surname of surnamesOf(text)) add(formOf(entity, surname.replace(/’/g, "'"), { ...alias, kind: 'shortName' }, 'implied', surname, isFamilyFirst(tokens)));
  }
  return [...forms.values()];
}

/** Whether a single name is the family name with which a full name of the entity begins. */
function isFamilyOf(entity: RegistryEntity, single: string): boolean {
  return [entity.name, ...entity.aliases.map(({ text }) => text)].some((name) => {
    const tokens = nameTokens(name);
    return tokens[0] === single && isFamilyFirst(tokens);
  });
}
