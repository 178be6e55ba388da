import type { RegistryEntity } from './analysisTypes';
import { countryOfWord } from './countryWords';
import type { NameForm } from './nameForms';
import { areGivenNamesAlike, calendarWords, everydayNames, givenNames, honorificWords, monthNames, openingWords, titleWords } from './nameWords';
import { givenNamesOf, looksLikePinyin, plainWord } from './surnames';
import { isCapital, isSentenceStart, wordBefore, type Neighbour, type Surroundings } from './wordNeighbours';

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
function givenBefore({ text, before: nearest }: Surroundings): { readonly chain: readonly GivenName[]; readonly before: Neighbour | null } {
  const chain: GivenName[] = [];
  let before = nearest;
  while (before !== null && !before.isSeparated && !before.isJoined && isCapital(before.word) && chain.length < 3) {
    const isInitial = before.hasPoint || before.word.length === 1 ? /^(?:\p{Lu}|\p{Lu}\.\s?\p{Lu})$/u.test(before.word) : false;
    if (!isInitial && (before.hasPoint || standsApart(text, before))) break;
    chain.unshift({ word: before.word, plain: plainWord(before.word), start: before.start });
    before = wordBefore(text, before.start);
  }
  return { chain, before };
}

/** A given name or initial as it stands before a surname, and in small plain letters. */
interface GivenName {
  readonly word: string;
  readonly plain: string;
  readonly start: number;
}

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
function ownGivenName(chain: readonly GivenName[], form: NameForm): GivenName | null {
  const own = givenNamesOfEntity(form);
  const index = chain.findIndex(({ plain }) => own.some((name) => areGivenNamesAlike(name, plain)));
  const found = chain[index];
  if (found === undefined) return null;
  const before = chain[index - 1];
  // "Jill J. Biden": an initial behind another given name is that person's.
  if (before !== undefined && (found.word.length === 1 || givenNames.has(before.plain))) return null;
  // "George H.W. Bush" is not "George W. Bush".
  const ownInitials = new Set(own.map((name) => name.charAt(0)));
  const isOther = own.length > 1 && chain.slice(index + 1).some(({ word }) => /^\p{Lu}(?:\.\s?\p{Lu})*$/u.test(word) && [...word.toLowerCase().replace(/[^\p{L}]/gu, '')].some((letter) => !ownInitials.has(letter)));
  return isOther ? null : found;
}

/** Judges a single word of a text that is a name or surname of persons, for each of them: many may share it. */
export class PersonReader {
  private readonly chain: readonly GivenName[];
  private readonly before: Neighbour | null;
  private readonly hasHonorific: boolean;
  /** What was said of the last form that is written so, as far as it does not depend on whose it is. */
  private last: { readonly plain: string; readonly isFamilyFirst: boolean; readonly strength: NameForm['strength']; readonly context: PersonContext } | null = null;

  constructor(private readonly around: Surroundings) {
    const { chain, before } = givenBefore(around);
    this.chain = chain;
    this.before = before;
    this.hasHonorific = before !== null && !before.isSeparated && !before.isJoined && honorificWords.has(plainWord(before.word));
  }

  contextOf(form: NameForm): PersonContext {
    const { chain, hasHonorific } = this;
    const own = chain.length === 0 || form.isFamilyFirst ? null : ownGivenName(chain, form);
    if (own !== null) return { verdict: 'name', hasHonorific, start: own.start };
    const { plain, isFamilyFirst, strength } = form;
    if (this.last?.plain !== plain || this.last.isFamilyFirst !== isFamilyFirst || this.last.strength !== strength) {
      const verdict = this.verdictOf(form);
      this.last = { plain, isFamilyFirst, strength, context: { verdict, hasHonorific: verdict === 'name' && hasHonorific, start: this.around.start } };
    }
    return this.last.context;
  }

  /** For a form whose own given name does not stand before it. */
  private verdictOf({ plain, isFamilyFirst, strength }: NameForm): PersonContext['verdict'] {
    const { chain, before, hasHonorific } = this;
    const { style, after } = this.around;
    if (chain.length > 0 && (style === 'sentence' || chain.some(({ word, plain: given }) => word.length <= 2 || givenNames.has(given)))) return 'other';
    if (before !== null && chain.length === 0 && !before.isSeparated && !before.isJoined && particles.has(before.word) && !plain.startsWith(`${before.word} `)) return 'other';
    if (after !== null && !after.isSeparated && !after.isJoined && isCapital(after.word) && !hasHonorific) {
      const next = plainWord(after.word);
      const isFree = calendarWords.has(next) || titleWords.has(next) || /^\p{Lu}{2,}$/u.test(after.word);
      if (isFamilyFirst && !isFree && /^\p{Lu}\p{Ll}*(?:-\p{L}\p{Ll}+)?$/u.test(after.word)) {
        const isGiven = looksLikePinyin(after.word) ? !everydayNames.has(next) : after.word.includes('-');
        if (isGiven || (style === 'sentence' && looksLikePinyin(after.word) && strength === 'implied')) return 'other';
      }
      if (!isFamilyFirst && !isFree && givenNames.has(plain) && style === 'sentence') return 'other';
    }
    return !hasHonorific && isEverydayWord(this.around, plain) ? 'word' : 'name';
  }
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
