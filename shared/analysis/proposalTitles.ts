import { knownFormAt } from './proposalForms';
import { isOrdinaryWord } from './proposalOrdinaryWords';
import { givenNames } from './proposalPersonNames';
import { peopleWords } from './proposalPlaces';
import type { NameToken } from './proposalTokens';
import { eventHeads, organizationHeads, placeHeads, regalTitles, titleHeads, titleMatters, titleModifiers, weakOrganizationHeads } from './proposalWords';

/** A title or form of address before a name: tokens [first, behind). */
export interface TitlePhrase {
  readonly first: number;
  readonly behind: number;
}

const headWord = (word: string): string => (word.length > 1 && word === word.toUpperCase() && !titleHeads.has(word) ? word.charAt(0) + word.slice(1).toLowerCase() : word).replace(/^(?:Vice|Deputy|Co)-/, '');
const isHead = (token: NameToken | undefined): boolean => token !== undefined && token.isCapital && titleHeads.has(headWord(token.word));
const isTitleWord = (token: NameToken | undefined): boolean => token !== undefined && token.isCapital && (titleModifiers.has(token.word) || isHead(token));
const joined = (token: NameToken | undefined): boolean => token !== undefined && (token.gap === 'space' || token.gap === 'hyphen');

/**
 * The title that begins with a token ("Deputy Foreign Minister", "Secretary of State", "Gen."), or none. A title word that
 * begins the name of an institution or place ("General Assembly", "Queen Elizabeth Hospital") is none.
 */
export function titleAt(tokens: readonly NameToken[], at: number, behind: number): TitlePhrase | undefined {
  if (!isTitleWord(tokens[at])) return undefined;
  let end = at;
  let lastHead = -1;
  while (end < behind && isTitleWord(tokens[end]) && (end === at || joined(tokens[end]))) {
    if (isHead(tokens[end])) lastHead = end;
    const isPossessive = tokens[end]?.isPossessive === true;
    end += 1;
    if (isPossessive) break;
  }
  if (lastHead < 0) return undefined;
  end = lastHead + 1;
  if (beginsInstitution(tokens, at, lastHead, behind)) return undefined;
  return { first: at, behind: withMatter(tokens, end, behind) };
}

/** "Secretary of State for Defence", and any other small word that binds a matter to an office. */
function withMatter(tokens: readonly NameToken[], end: number, behind: number): number {
  let after = end;
  while (after < behind && ['of', 'for', 'to'].includes(tokens[after]?.word ?? '')) {
    let matter = after + 1;
    if (tokens[matter]?.word === 'the') matter += 1;
    const from = matter;
    if (knownFormAt(tokens, matter, behind) && !titleMatters.has(tokens[matter]?.word ?? '')) return after;
    while (matter < behind && isMatter(tokens[matter], matter > from) && tokens[matter]?.isPossessive !== true) {
      matter += 1;
      if (tokens[matter]?.word === 'and' && isMatter(tokens[matter + 1], true)) matter += 1;
    }
    const next = tokens[matter];
    if (matter === from || (matter < behind && next?.isCapital === true && next.gap === 'space' && (organizationHeads.has(next.word) || eventHeads.has(next.word)))) return after;
    if (matter > from + 1 && tokens.slice(from, matter).some(({ word }) => organizationHeads.has(word) && !titleMatters.has(word))) return after;
    after = matter;
  }
  return after;
}

/** A word of what an office is for: of a list, or any plain word that is no name and no institution. */
function isMatter(token: NameToken | undefined, isInside: boolean): boolean {
  if (token === undefined || !token.isCapital || (isInside && token.gap !== 'space')) return false;
  if (titleMatters.has(token.word)) return true;
  if (givenNames.has(token.word) || (organizationHeads.has(token.word) && !weakOrganizationHeads.has(token.word)) || isHead(token)) return false;
  return peopleWords.has(token.word) || isOrdinaryWord(token.lower);
}

function beginsInstitution(tokens: readonly NameToken[], at: number, lastHead: number, behind: number): boolean {
  let end = lastHead + 1;
  while (end < behind && tokens[end]?.isCapital === true && joined(tokens[end]) && tokens[end - 1]?.isPossessive !== true) end += 1;
  const last = tokens[end - 1];
  const head = tokens[lastHead];
  if (!last || !head) return false;
  const isInstitution = organizationHeads.has(last.word) || placeHeads.has(last.word) || eventHeads.has(last.word);
  const isPlainly = end - 1 === lastHead + 1 && ((organizationHeads.has(last.word) && !weakOrganizationHeads.has(last.word)) || last.word === 'Order');
  if (end - 1 > lastHead && (isInstitution || isPlainly) && ((regalTitles.has(head.word) && at === lastHead) || isPlainly)) return true;
  // "Prime Minister's Office", "Attorney General's Office"
  return head.isPossessive && /^(?:Office|Department|Residence|Palace|House|Council|Cup)$/.test(tokens[lastHead + 1]?.word ?? '') && lastHead >= at;
}
