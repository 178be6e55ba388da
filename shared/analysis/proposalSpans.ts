import type { EntityKind } from '../domain/entity';
import { knownForm } from './proposalForms';
import { isOrdinaryWord } from './proposalOrdinaryWords';
import { givenNames, leadingFamilyNames } from './proposalPersonNames';
import { countryForms, peopleWords } from './proposalPlaces';
import { titleAt } from './proposalTitles';
import type { NameToken } from './proposalTokens';
import {
  barePlaceHeads, eventHeads, foreignInstitutions, foreignPlaces, leadingHeads, leadingPlaceHeads, loneInstitutions, months, organizationHeads, placeHeads, regalTitles, titleHeads, topicHeads, weakEventHeads, weakOrganizationHeads,
  weakWorkHeads, weekdays, workHeads,
} from './proposalWords';

/** Words that one of their own shows to be the name of an institution, a place, an event or a work: tokens [first, behind). */
export interface HeadedName {
  readonly behind: number;
  readonly kind: EntityKind;
}

const joined = ({ gap }: NameToken): boolean => gap === 'space' || gap === 'hyphen' || gap === 'ampersand';

/** Possessives that lie inside names: "People's Daily", "Women's World Cup". */
const innerPossessive = /^(?:people|men|women|children|king|queen|workers|farmers|veterans|teachers|minister|general|lloyd|moody|mcdonald|macy|wendy|sotheby|christie|kellogg|levi|sainsbury|domino|world|mother|father|president|state|citizens|students|girls|boys|ladies|nurses|fishermen|journalists|lawyers|prince|saint|attorney|speaker|mayor|governor|physicians|doctors)$/i;
export const holdsTogether = (token: NameToken): boolean => !token.isPossessive || innerPossessive.test(token.word);

/** Where the capitals that begin with a token end: at a title, a small word, a possessive or a sign. */
export function capitalsEnd(tokens: readonly NameToken[], at: number, behind: number, acrossHyphens = false): number {
  let end = at + 1;
  while (end < behind) {
    const token = tokens[end];
    const before = tokens[end - 1];
    if (!token || !before || !(joined(token) || (acrossHyphens && token.between === '-' && before.isCapital)) || !token.isCapital || !holdsTogether(before) || (titleAt(tokens, end, behind) && !(isHeadWord(token) && !titleFirst.has(token.word)))) break;
    end += 1;
  }
  return end;
}

/** Words of institutions that before a title belong to the title: "House Speaker". */
const titleFirst = new Set('House Senate Cabinet Treasury Energy Oil Petroleum Mining Financial Technology Communications Defence Operating Works Press Union'.split(' '));
/** Words before the names of storms and operations. */
const stormHeads = /^(?:Typhoon|Hurricane|Cyclone|Operation|Exercise)$/;
const isHeadWord = ({ word }: NameToken): boolean => organizationHeads.has(word) || eventHeads.has(word) || placeHeads.has(word);

function kindOfHead(word: string): { readonly kind: EntityKind; readonly isWeak: boolean } | undefined {
  if (organizationHeads.has(word)) return { kind: 'organization', isWeak: weakOrganizationHeads.has(word) };
  if (eventHeads.has(word)) return { kind: 'event', isWeak: weakEventHeads.has(word) };
  if (placeHeads.has(word)) return { kind: 'place', isWeak: true };
  if (workHeads.has(word)) return { kind: 'work', isWeak: weakWorkHeads.has(word) };
  if (topicHeads.has(word)) return { kind: 'topic', isWeak: true };
  return undefined;
}

/** The longest name with a telling word that begins with a token and ends before `behind`. */
export function headedNameAt(tokens: readonly NameToken[], at: number, behind: number): HeadedName | undefined {
  const opening = tokens[at];
  if (!opening) return undefined;
  const paired = pairedName(tokens, at, behind);
  if (paired) return paired;
  if (stormHeads.test(opening.word) && tokens[at + 1]?.isCapital === true && tokens[at + 1]?.gap === 'space' && at + 1 < behind) return { behind: Math.min(capitalsEnd(tokens, at, behind), at + 3), kind: 'event' };
  const foreign = foreignNameEnd(tokens, at, behind);
  if (foreign !== undefined) return foreign;
  const end = capitalsEnd(tokens, at, behind, true);
  for (let last = end - 1; last >= at; last -= 1) {
    const word = tokens[last]?.word ?? '';
    const head = kindOfHead(word);
    if (!head || (head.kind !== 'organization' && head.kind !== 'work' && titleHeads.has(opening.word) && !regalTitles.has(opening.word)) || (tokens[last]?.isAllCaps === true && word.length < 2)) continue;
    if (leadsOn(tokens, last, behind, head.kind)) {
      const behindMatter = matterEnd(tokens, last + 1, behind);
      if (behindMatter > last + 1 && (last > at || leadingHeads.has(word) || leadingPlaceHeads.has(word) || head.kind === 'event' || !head.isWeak)) return { behind: behindMatter, kind: head.kind };
    }
    if (last === at && loneInstitutions.has(word)) return { behind: at + 1, kind: 'organization' };
    if (last === at) break;
    if (isNamed(tokens, at, last, head)) return { behind: withNumber(tokens, last + 1, behind), kind: head.kind };
  }
  if (barePlaceHeads.has(opening.word) && end - at >= 2 && tokens[at + 1]?.gap === 'space' && !isHeadWord(tokens[at + 1] ?? opening)) return { behind: withParticle(tokens, Math.min(end, at + 3), behind), kind: 'place' };
  return undefined;
}

/** "Executive Order 14024", "Resolution 1701". */
function withNumber(tokens: readonly NameToken[], end: number, behind: number): number {
  const number = tokens[end];
  return end < behind && number?.isNumber === true && number.gap === 'space' && /^(?:Order|Resolution|Directive|Agenda|Regulation|Composite)$/.test(tokens[end - 1]?.word ?? '') ? end + 1 : end;
}

/** "São Bernardo do Campo": a small word and one more capital. */
function withParticle(tokens: readonly NameToken[], end: number, behind: number): number {
  return end + 1 < behind && /^(?:de|del|do|da|dos|das|di|du)$/.test(tokens[end]?.word ?? '') && tokens[end + 1]?.isCapital === true ? end + 2 : end;
}

/** Whether the words before a telling word make it a name: "Taiwan Strait" and "Supreme Court", but not "This Week". */
function isNamed(tokens: readonly NameToken[], at: number, last: number, head: { readonly kind: EntityKind; readonly isWeak: boolean }): boolean {
  const before = tokens.slice(at, last);
  const first = before[0];
  if (!first) return false;
  if (before.length === 1 && peopleWords.has(first.word) && head.isWeak && head.kind !== 'organization' && head.kind !== 'event') return false;
  if (head.kind === 'organization' && /^(?:Administration|Presidency|Campaign|Government|Delegation|Mission)$/.test(tokens[last]?.word ?? '')) {
    return before.some(({ lower }) => isOrdinaryWord(lower)) && !before.some(({ word }) => countryForms.has(word)) || before.length >= 2;
  }
  if (first.opensSentence && before.length === 1 && isOrdinaryWord(first.lower) && head.isWeak) return false;
  return !(before.length === 1 && /^(?:The|This|That|Each|Every|Next|Last|First|New|Our|Your|His|Her|Their|My|Its|A|An|No|Any|Some|All|Other|Local|Private|Old|Early|Late)$/.test(first.word));
}

/** Whether "of", "for" or "on" behind a telling word goes on with the name. */
function leadsOn(tokens: readonly NameToken[], last: number, behind: number, kind: EntityKind): boolean {
  const token = tokens[last];
  const next = tokens[last + 1];
  if (!token || !next || last + 1 >= behind || next.gap !== 'space' || token.isPossessive) return false;
  const { word } = token;
  if (next.word === 'of') return leadingHeads.has(word) || leadingPlaceHeads.has(word) || kind === 'event' || kind === 'work' || (kind === 'place' && tokens[last + 2]?.word === 'the');
  if (next.word === 'for' || next.word === 'on' || next.word === 'to' || next.word === 'against') return kind === 'organization' ? leadingHeads.has(word) && next.word !== 'to' : /^(?:Convention|Treaty|Conference|Declaration|Forum|Summit|Act|War|Charter|Agreement|Resolution|Protocol|Covenant)$/.test(word);
  return next.word === 'in' && /^(?:Hospital)$/.test(word);
}

/** Behind the words that "of" or "for" brings in: "of Foreign Affairs", "for Security and Strategy", "of the Sea". */
function matterEnd(tokens: readonly NameToken[], small: number, behind: number): number {
  let at = small + 1;
  if (/^(?:the|la|las|los)$/.test(tokens[at]?.word ?? '')) at += 1;
  const opening = tokens[at];
  if (!opening || at >= behind || !opening.isCapital || opening.gap !== 'space' || months.has(opening.word) || weekdays.has(opening.word)) return small;
  if (titleAt(tokens, at, behind) && !kindOfHead(opening.word) && !isOrdinaryWord(opening.lower)) return small;
  let end = Math.max(at + 1, beforeTitle(tokens, at, behind));
  const isPlain = isOrdinaryWord(opening.lower);
  for (;;) {
    const next = tokens[end];
    if (!next || end >= behind || tokens[end - 1]?.isPossessive === true) return end;
    const after = tokens[end + 1];
    if (next.word === 'of' && after?.isCapital === true && kindOfHead(tokens[end - 1]?.word ?? '') === undefined && !knownForm(tokens[end - 1]?.word ?? '')) end = beforeTitle(tokens, end + 1, behind);
    else if (next.word === 'of' && (after?.isCapital === true || (after?.word === 'the' && tokens[end + 2]?.isCapital === true))) end = beforeTitle(tokens, after.isCapital ? end + 1 : end + 2, behind);
    else if (isPlain && next.word === 'and' && next.gap === 'space' && continues(tokens, end + 1, behind)) end = beforeTitle(tokens, end + 1, behind);
    else if (isPlain && next.gap === 'comma' && continues(tokens, end, behind, true) && listGoesOn(tokens, end, behind)) end = capitalsEnd(tokens, end, behind);
    else return end;
  }
}

/** "Universidad Mayor de San Andrés", "Salar de Uyuni": capitals and the small words of their languages. */
function foreignNameEnd(tokens: readonly NameToken[], at: number, behind: number): HeadedName | undefined {
  const word = tokens[at]?.word ?? '';
  const kind = foreignInstitutions.has(word) ? 'organization' : foreignPlaces.has(word) ? 'place' : undefined;
  if (kind === undefined) return undefined;
  let end = plainCapitalsEnd(tokens, at, behind);
  while (end < behind && tokens[end - 1]?.isPossessive !== true) {
    let next = end;
    while (next < end + 2 && /^(?:de|del|la|las|los|el|da|do|dos|das|des|du|di|della|y|e|et|para|por|pour|für|zum|al)$/.test(tokens[next]?.word ?? '') && tokens[next]?.gap === 'space') next += 1;
    if (next === end || next >= behind || tokens[next]?.isCapital !== true || tokens[next]?.gap !== 'space') break;
    end = plainCapitalsEnd(tokens, next, behind);
  }
  return end > at + 1 ? { behind: end, kind } : undefined;
}

/** Capitals in a row, titles or not. */
function plainCapitalsEnd(tokens: readonly NameToken[], at: number, behind: number): number {
  let end = at + 1;
  while (end < behind && tokens[end]?.isCapital === true && tokens[end]?.gap === 'space' && tokens[end - 1]?.isPossessive !== true) end += 1;
  return end;
}

/** The capitals from a token on, without the title of a person who stands behind them. */
function beforeTitle(tokens: readonly NameToken[], at: number, behind: number): number {
  const end = capitalsEnd(tokens, at, behind, true);
  for (let name = at + 1; name + 1 < end; name += 1) {
    const [before, first, second] = [tokens[name - 1], tokens[name], tokens[name + 1]];
    const isName = first !== undefined && (givenNames.has(first.word) || leadingFamilyNames.has(first.word)) && !isOrdinaryWord(first.lower);
    if (isName && before !== undefined && isOrdinaryWord(before.lower) && second !== undefined && !kindOfHead(second.word)) return name;
  }
  return end;
}

/** Whether the words behind "and" are plain words of the same name rather than another name. */
function continues(tokens: readonly NameToken[], at: number, behind: number, isComma = false): boolean {
  const token = tokens[at];
  if (!token || at >= behind || !token.isCapital || token.gap !== (isComma ? 'comma' : 'space')) return false;
  if (!isOrdinaryWord(token.lower) || peopleWords.has(token.word) || knownForm(token.word) || givenNames.has(token.word) || titleAt(tokens, at, behind)) return false;
  const end = capitalsEnd(tokens, at, behind);
  return !/^(?:Ministry|Department|Council|University|Agency|Commission|Committee|Court|Institute|Bank|Party|Foundation|Academy|Center|Centre)$/.test(tokens[end - 1]?.word ?? '');
}

/** "Agriculture, Land and Rural Development": a list inside a name ends with "and". */
function listGoesOn(tokens: readonly NameToken[], at: number, behind: number): boolean {
  let end = capitalsEnd(tokens, at, behind);
  while (end < behind && tokens[end]?.gap === 'comma' && continues(tokens, end, behind, true)) end = capitalsEnd(tokens, end, behind);
  if (tokens[end]?.word !== 'and') return false;
  return continues(tokens, end + 1, behind);
}

/** "Securities and Exchange Commission", "Food and Drug Administration". */
function pairedName(tokens: readonly NameToken[], at: number, behind: number): HeadedName | undefined {
  const left = capitalsEnd(tokens, at, behind);
  if (tokens[left]?.word !== 'and' || left + 1 >= behind) return undefined;
  const words = tokens.slice(at, left);
  const isAfterThe = tokens[at - 1]?.word === 'the' && words.length === 1;
  if (words.some((token) => (!isOrdinaryWord(token.lower) && !peopleWords.has(token.word) && !(isAfterThe && !givenNames.has(token.word))) || kindOfHead(token.word)?.isWeak === false || knownForm(token.word) !== undefined) || tokens[at]?.opensSentence === true && words.length > 2) return undefined;
  if (!continuesLoosely(tokens, left + 1)) return undefined;
  const end = capitalsEnd(tokens, left + 1, behind);
  const head = kindOfHead(tokens[end - 1]?.word ?? '');
  return head && end - left >= 3 && (head.kind === 'topic' || (head.kind === 'organization' && (!head.isWeak || tokens[at - 1]?.lower === 'the'))) ? { behind: end, kind: head.kind } : undefined;
}

function continuesLoosely(tokens: readonly NameToken[], at: number): boolean {
  const token = tokens[at];
  return token !== undefined && token.isCapital && token.gap === 'space' && !givenNames.has(token.word) && !peopleWords.has(token.word) && !knownForm(token.word);
}
