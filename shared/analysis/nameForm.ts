import type { EntityKind } from '../domain/entity';
import { foldText } from '../domain/foldedText';

/** A name taken apart for comparing. */
export interface NameForm {
  /** As it is written. */
  readonly written: string;
  /** Its words in small plain letters, without titles, articles and legal forms. */
  readonly words: readonly string[];
  /** The words run together. */
  readonly letters: string;
  /** First letters of its words, with and without the small ones; empty for names of one word. */
  readonly initials: readonly string[];
  /** Its letters where it is written as an acronym, in small letters. */
  readonly acronym: string | null;
}

const titles: ReadonlySet<string> = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'prof', 'professor', 'sir', 'dame', 'lord', 'lady', 'gen', 'general', 'adm', 'admiral', 'col', 'colonel', 'capt', 'captain', 'lt', 'sgt', 'maj', 'major', 'sen', 'senator', 'rep', 'gov', 'governor', 'president', 'minister', 'secretary', 'ambassador', 'envoy', 'jr', 'sr', 'ii', 'iii']);
const legalForms: ReadonlySet<string> = new Set(['inc', 'incorporated', 'corp', 'corporation', 'co', 'company', 'ltd', 'limited', 'llc', 'llp', 'plc', 'gmbh', 'ag', 'sa', 'nv', 'bv', 'oy', 'ab', 'spa', 'srl', 'pte', 'pty', 'holdings', 'group']);
const smallWords: ReadonlySet<string> = new Set(['of', 'the', 'and', 'for', 'in', 'on', 'to', 'de', 'la', 'le', 'les', 'des', 'du', 'der', 'die', 'das', 'für', 'und', 'et', 'y', 'e', 'del', 'da', 'do']);

const cyrillic: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', е: 'e', ё: 'e', є: 'e', ж: 'zh', з: 'z', и: 'i', і: 'i', ї: 'i', й: 'i', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't',
  у: 'u', ў: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'iu', я: 'ia', ј: 'i', љ: 'l', њ: 'n', ћ: 'c', ђ: 'd', џ: 'dz',
};
const greek: Readonly<Record<string, string>> = {
  α: 'a', β: 'v', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'i', θ: 'th', ι: 'i', κ: 'k', λ: 'l', μ: 'm', ν: 'n', ξ: 'x', ο: 'o', π: 'p', ρ: 'r', σ: 's', τ: 't', υ: 'i', φ: 'f', χ: 'kh', ψ: 'ps', ω: 'o',
};

function latinOf(word: string): string {
  return [...word].map((sign) => cyrillic[sign] ?? greek[sign] ?? sign).join('');
}

/** Takes a name apart. Short forms that would leave nothing are kept whole. */
export function nameFormOf(written: string, kind: EntityKind): NameForm {
  const folded = foldText(written.normalize('NFC'), { ignoreCase: true, ignoreAccents: true }).text;
  // Points in "U.S." and "J.P." join, marks in "O'Brien" vanish, all else parts.
  const all = folded.replace(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, '').replace(/(?<=\p{L})'(?=\p{L})/gu, '').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const dropped = kind === 'person' ? titles : kind === 'organization' ? legalForms : null;
  const kept = all.filter((word, at) => !dropped?.has(word) && !(at === 0 && word === 'the'));
  const words = kept.length > 0 ? kept : all;
  const named = kept.length > 1 ? kept : [];
  const full = named.map((word) => word[0] ?? '').join('');
  const significant = named.filter((word) => !smallWords.has(word)).map((word) => word[0] ?? '').join('');
  const isAcronym = all.length === 1 && words[0] !== undefined && words[0].length > 1 && words[0].length < 9 && /^[\p{Lu}\p{N}.&]+$/u.test(written.trim());
  return { written, words, letters: words.join(''), initials: [...new Set([full, significant])].filter((text) => text.length > 1), acronym: isAcronym ? (words[0] ?? null) : null };
}

/** Sounds that systems of transliteration write differently, brought to one; the longer before the shorter. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|sh|zh|ch|cz|sz|š|ž|č|x(?=[ieu])/g, 's'], [/kh|gh|qh|ck|q/g, 'k'], [/ts|tz|tc/g, 's'], [/ph|ff/g, 'f'], [/th|dh|d|tt/g, 't'], [/c(?=[eiy])/g, 's'], [/c/g, 'k'], [/g/g, 'k'], [/z/g, 's'],
  [/w/g, 'v'], [/b/g, 'p'], [/dj|j(?=[aeiou])/g, 'i'], [/[yj]/g, 'i'], [/(?<=[aeiou])h|h(?=$)/g, ''],
];

function soundOf(word: string): string {
  let sound = latinOf(word);
  for (const [pattern, becomes] of sounds) sound = sound.replace(pattern, becomes);
  const consonants = sound.replace(/(?<=.)[aeiou]+/g, '').replace(/^[aeiou]+/, 'a');
  return consonants.replace(/(.)\1+/g, '$1');
}

/**
 * What is left of a name when all that transliterations differ in is taken away; none where too little is left to say
 * anything ("Li" and "Lu" are two names).
 */
export function skeletonOf({ words }: NameForm): readonly string[] {
  const skeletons = words.map(soundOf);
  const hasLetters = words.every((word) => /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]+$/u.test(word));
  const length = skeletons.join('').length;
  const isEnough = hasLetters && (words.length === 1 ? length >= 4 : length >= 5) && skeletons.every((skeleton, at) => skeleton.length > 1 || (words[at]?.length ?? 0) <= 2);
  return isEnough ? [skeletons.join(' ')] : [];
}

function isInitialOf(short: string, long: string): boolean {
  return short.length === 1 && long.startsWith(short);
}

/** "J. Sullivan" and "Jake Sullivan", "Joseph R. Biden" and "Joseph Biden": the same last name, and what stands before it agrees as far as both say it. */
export function initialsMatch(a: NameForm, b: NameForm): boolean {
  const [first, other] = [a.words, b.words];
  if (first.length < 2 || other.length < 2 || first.at(-1) !== other.at(-1) || a.letters === b.letters) return false;
  const [given = '', otherGiven = ''] = [first[0], other[0]];
  const givenAgree = given === otherGiven || isInitialOf(given, otherGiven) || isInitialOf(otherGiven, given);
  const [middle, otherMiddle] = [first.slice(1, -1), other.slice(1, -1)];
  if (!givenAgree) return false;
  if (middle.length === 0 || otherMiddle.length === 0) return given !== otherGiven || [...middle, ...otherMiddle].every((word) => word.length === 1);
  return middle.length === otherMiddle.length && middle.every((word, at) => word === otherMiddle[at] || isInitialOf(word, otherMiddle[at] ?? '') || isInitialOf(otherMiddle[at] ?? '', word));
}
