import type { RegistryEntity } from './analysisTypes';
import { countryOfWord } from './countryWords';
import type { NameForm } from './nameForms';
import { areGivenNamesAlike, calendarWords, everydayNames, givenNames, honorificWords, monthNames, openingWords, titleWords } from './nameWords';
import { givenNamesOf, looksLikePinyin, plainWord } from './surnames';
import { isSentenceStart, wordBefore, type Neighbour, type Surroundings } from './wordNeighbours';

/** What stands around one word that is a person's name. */
export interface PersonContext {
  /** Another person's name or no name at all; `other` where it is somebody else's full name. */
  readonly verdict: 'name' | 'other' | 'word';
  /** "Mr. Li": a title that stands before bare surnames. */
  readonly hasHonorific: boolean;
  /** Where the name begins with the given name that stands before it: "Antony J. Blinken"; else where the word begins. */
  readonly start: number;
}

const particles = new Set(['von', 'van', 'bin', 'ibn', 'bint', 'der', 'al', 'abu', 'el']);
const pronouns = new Set('he you she it we us an am in is no so to do go my me or up on his him her man men can not i may will who'.split(' '));
const speech = /^(?:said|says|told|added|was|is|has|had|will|would|warned|urged|also|who|and|met|spoke|called|wrote|visited|arrived|asked|did|does)$/;

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

function isTitle(word: string): boolean {
  const plain = plainWord(word);
  return plain.includes('-') ? plain.split('-').some((part) => titleWords.has(part)) : titleWords.has(plain);
}

/** A word with a capital that does not belong to the name behind it. */
function standsApart(text: string, before: Neighbour): boolean {
  const { word } = before;
  if (/['’]s?$/.test(text.slice(before.start, before.end + 1)) || /['’]s$/.test(word)) return true;
  const plain = plainWord(word);
  if (isTitle(word) || calendarWords.has(plain) || openingWords.has(plain)) return true;
  if (/^\p{Lu}{2,}$/u.test(word) && word.length > 1) return true;
  if (countryOfWord(word) !== null || /\d/.test(word)) return true;
  return /(?:ed|ing|ly)$/.test(plain) && !givenNames.has(plain) && isSentenceStart(text, before.start);
}

/** The given names and initials that stand before a surname, first to last, and the word before them. */
function givenBefore(around: Surroundings): GivenBefore {
  const known = givenBySurroundings.get(around);
  if (known !== undefined) return known;
  const { text } = around;
  const chain: Neighbour[] = [];
  let { before } = around;
  while (before !== null && !before.isSeparated && !before.isJoined && isCapital(before.word) && chain.length < 3) {
    const isInitial = /^(?:\p{Lu}|\p{Lu}\.\s?\p{Lu})$/u.test(before.word) && (before.hasPoint || before.word.length === 1);
    if (!isInitial && (before.hasPoint || standsApart(text, before))) break;
    chain.unshift(before);
    before = wordBefore(text, before.start);
  }
  const given = { chain, before };
  givenBySurroundings.set(around, given);
  return given;
}

interface GivenBefore {
  readonly chain: readonly Neighbour[];
  readonly before: Neighbour | null;
}

const givenBySurroundings = new WeakMap<Surroundings, GivenBefore>();

/** All given names of an entity, from every full name of it. */
function givenNamesOfEntity({ entity }: NameForm): readonly string[] {
  const known = givenNamesByEntity.get(entity);
  if (known !== undefined) return known;
  const names = [entity.name, ...entity.aliases.filter(({ kind }) => kind !== 'role').map(({ text }) => text)].flatMap(givenNamesOf);
  givenNamesByEntity.set(entity, names);
  return names;
}

const givenNamesByEntity = new WeakMap<RegistryEntity, readonly string[]>();

/** Where in what stands before a surname the entity's own given name begins; null where it is somebody else's. */
function ownGivenName(chain: readonly Neighbour[], form: NameForm): Neighbour | null {
  const own = givenNamesOfEntity(form);
  const index = chain.findIndex(({ word }) => own.some((name) => areGivenNamesAlike(name, plainWord(word))));
  const found = chain[index];
  if (found === undefined) return null;
  const before = chain[index - 1];
  // "Jill J. Biden": an initial behind another given name is that person's.
  if (before !== undefined && (found.word.length === 1 || givenNames.has(plainWord(before.word)))) return null;
  // "George H.W. Bush" is not "George W. Bush".
  const ownInitials = new Set(own.map((name) => name.charAt(0)));
  const isOther = own.length > 1 && chain.slice(index + 1).some(({ word }) => /^\p{Lu}(?:\.\s?\p{Lu})*$/u.test(word) && [...word.toLowerCase().replace(/[^\p{L}]/gu, '')].some((letter) => !ownInitials.has(letter)));
  return isOther ? null : found;
}

/** Judges a single word of a text that is a name or surname of a person. */
export function personContext(around: Surroundings, form: NameForm): PersonContext {
  const { start, style } = around;
  const answer = (verdict: PersonContext['verdict'], hasHonorific = false, from = start): PersonContext => ({ verdict, hasHonorific, start: from });
  const { chain, before } = givenBefore(around);
  const honorific = before !== null && !before.isSeparated && !before.isJoined && honorificWords.has(plainWord(before.word));
  const plain = form.plain;
  if (chain.length > 0) {
    const own = form.isFamilyFirst ? null : ownGivenName(chain, form);
    if (own !== null) return answer('name', honorific, own.start);
    const isNameLike = chain.some(({ word }) => word.length <= 2 || givenNames.has(plainWord(word)));
    if (style === 'sentence' || isNameLike) return answer('other');
  }
  if (before !== null && chain.length === 0 && !before.isSeparated && !before.isJoined && particles.has(before.word) && !plain.startsWith(`${before.word} `)) return answer('other');
  const { after } = around;
  if (after !== null && !after.isSeparated && !after.isJoined && isCapital(after.word) && !honorific) {
    const next = plainWord(after.word);
    const isFree = calendarWords.has(next) || titleWords.has(next) || /^\p{Lu}{2,}$/u.test(after.word);
    if (form.isFamilyFirst && !isFree && /^\p{Lu}\p{Ll}*(?:-\p{L}\p{Ll}+)?$/u.test(after.word)) {
      const isGiven = looksLikePinyin(after.word) ? !everydayNames.has(next) : after.word.includes('-');
      if (isGiven || (style === 'sentence' && looksLikePinyin(after.word) && form.strength === 'implied')) return answer('other');
    }
    if (!form.isFamilyFirst && !isFree && givenNames.has(plain) && style === 'sentence') return answer('other');
  }
  if (!honorific && isEverydayWord(around, plain)) return answer('word');
  return answer('name', honorific);
}

/** "May 5", "Will he", "He said": names that are words are taken only where the sentence leaves no doubt. */
function isEverydayWord({ text, start, end, before, after, style }: Surroundings, plain: string): boolean {
  if (!everydayNames.has(plain) && !monthNames.has(plain)) return false;
  if (monthNames.has(plain)) {
    if (before !== null && /^(?:in|by|since|until|till|of|last|next|this|early|late|mid|on|from|through|between|every|each|\d+(?:st|nd|rd|th)?)$/i.test(before.word)) return true;
    if (after !== null && /^\d/.test(after.word)) return true;
  }
  if (pronouns.has(plain)) return style !== 'sentence' || isSentenceStart(text, start);
  // "A Founder's Fall" in a headline.
  if (style !== 'sentence') return before !== null && !before.isSeparated && (/['’]s$/.test(before.word) || /^(?:an?|the|his|her|its|their|no)$/i.test(before.word));
  if (!isSentenceStart(text, start)) return false;
  const isPossessive = /^['’]s/.test(text.slice(end, end + 2));
  return !(isPossessive || (after !== null && !after.isSeparated && speech.test(after.word)));
}
