import { organizationForms } from './proposalOrganizationNames';
import { isOrdinaryWord } from './proposalOrdinaryWords';
import { givenNames, leadingFamilyNames } from './proposalPersonNames';
import { peopleWords, placeForms } from './proposalPlaces';
import type { NameToken } from './proposalTokens';
import { compoundBeginnings, compoundEndings, titleHeads, titleModifiers } from './proposalWords';

const arabicArticles = new Set(['al', 'el', 'as', 'ash', 'an', 'ar', 'at', 'az', 'ad', 'ed', 'es', 'ul', 'ur', 'bin', 'ibn', 'abu']);

/**
 * Says of every hyphen between two words whether it binds a name ("Tung-shu", "al-Assad", "Guinea-Bissau") or stands
 * between a name and something else ("Xi-led", "US-China", "then-Speaker"): the second kind becomes a break.
 */
export function settleHyphens(tokens: readonly NameToken[]): NameToken[] {
  const alone = new Set(tokens.filter((token, at) => token.isCapital && token.gap !== 'hyphen' && tokens[at + 1]?.gap !== 'hyphen').map(({ word }) => word));
  const families = new Set(tokens.flatMap((token, at) => (isFamilyPair(tokens, at) ? [`${tokens[at - 1]?.word ?? ''}-${token.word}`] : [])));
  return tokens.map((token, at) => {
    const before = tokens[at - 1];
    if (token.gap !== 'hyphen' || before === undefined) return token;
    if (families.has(`${before.word}-${token.word}`)) return token;
    return binds(before, token, tokens[at + 1], tokens[at - 2], alone) ? token : { ...token, gap: 'break' as const };
  });
}

/** "Sam Bankman-Fried": from then on the two are one family name. */
function isFamilyPair(tokens: readonly NameToken[], at: number): boolean {
  const [given, left, right] = [tokens[at - 2], tokens[at - 1], tokens[at]];
  return given !== undefined && left?.gap === 'space' && right?.gap === 'hyphen' && left.isCapital && right.isCapital && givenNames.has(given.word) && !isKnown(left.word);
}

function isKnown(form: string): boolean {
  return placeForms.has(form) || organizationForms.has(form);
}

function binds(left: NameToken, right: NameToken, after: NameToken | undefined, before: NameToken | undefined, alone: ReadonlySet<string>): boolean {
  if (left.isPossessive) return false;
  const pair = `${left.word}-${right.word}`;
  if (isKnown(pair) || (after?.gap === 'hyphen' && isKnown(`${pair}-${after.word}`)) || (before && left.gap === 'hyphen' && isKnown(`${before.word}-${pair}`))) return true;
  if (right.isNumber || left.isNumber) return left.isCapital && right.isNumber;
  if (arabicArticles.has(left.lower) && right.isCapital) return true;
  if (!left.isCapital) return before !== undefined && left.gap === 'hyphen' && before.isCapital && right.isCapital && /^(?:e|i|o|uz|ul|ur|ud|us|sur|de|la)$/.test(left.lower);
  if (titleModifiers.has(left.word) && titleHeads.has(right.word)) return true;
  if (right.isCapital && /^(?:Inter|Trans|Pan|Intra|Euro|Afro|Co)$/.test(left.word)) return true;
  if (right.isCapital && /^(?:Anti|Non|Counter|Pre|Post)$/.test(left.word) && !left.opensSentence && !isKnown(right.word)) return true;
  if (compoundBeginnings.has(left.lower)) return false;
  if (!right.isCapital) return bindsSmall(left, right, before, after);
  const partKnown = [left.word, right.word].some((word) => isKnown(word) || peopleWords.has(word));
  if (givenNames.has(left.word) && (givenNames.has(right.word) || !partKnown) && !(alone.has(left.word) && alone.has(right.word))) return true;
  return !partKnown && !(alone.has(left.word) && alone.has(right.word));
}

/** "Tung-shu", "Ing-wen", "Jong-un", but not "Zhejiang-based". */
function bindsSmall(left: NameToken, right: NameToken, before: NameToken | undefined, after: NameToken | undefined): boolean {
  if (/^(?:e|i|o|uz|ul|ur|ud|us|el|al|de|sur|la)$/.test(right.lower) && after?.gap === 'hyphen' && after.isCapital) return true;
  if (compoundEndings.has(right.lower) || isOrdinaryWord(right.lower) || right.lower.length > 6 || isKnown(left.word) || left.isAllCaps) return false;
  return left.word.length <= 6 && (left.gap === 'space' && before !== undefined && (before.isCapital || leadingFamilyNames.has(left.word)) && left.lower !== before.lower);
}
