import type { Span } from '../domain/span';

/** How a word hangs on the one before it. */
export type TokenGap = 'space' | 'hyphen' | 'comma' | 'ampersand' | 'break';

/** One word of a text, seen as a part of a possible name. */
export interface NameToken extends Span {
  /** The word without a possessive ending; apostrophes are straight. */
  readonly word: string;
  readonly lower: string;
  /** The word as it stands, possessive ending included, apostrophes straight. */
  readonly whole: string;
  readonly isPossessive: boolean;
  readonly isCapital: boolean;
  /** Two letters or more, all of them capitals (digits may stand among them). */
  readonly isAllCaps: boolean;
  readonly isNumber: boolean;
  readonly gap: TokenGap;
  /** Whether a sentence, a line, a quotation or what follows a colon begins here. */
  readonly opensSentence: boolean;
  /** Whether the word opens a line. */
  readonly opensLine: boolean;
  /** What stands between the word before and this one. */
  readonly between: string;
}

const pattern = new RegExp(
  [
    String.raw`(?<skip>https?:\/\/\S+|www\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@#][\p{L}\p{N}_]+)`,
    String.raw`(?:\p{Lu}\.){2,}`,
    String.raw`\p{L}[\p{L}\p{N}]*\.(?:com|cn|org|net|io|ai|co|tv|info)(?![\p{L}\p{N}])`,
    String.raw`\p{Lu}&\p{Lu}(?![\p{L}\p{N}])`,
    String.raw`\p{L}[\p{L}\p{M}\p{N}]*\+?(?:['’]\p{L}[\p{L}\p{M}]*)*`,
    String.raw`\p{N}[\p{N}\p{L}]*`,
  ].join('|'),
  'gu',
);

/** Words that end with a full stop of their own. */
const abbreviations = new Set(`Mr Mrs Ms Dr Prof Gen Adm Sen Sens Rep Reps Gov Lt Col Maj Capt Cmdr Sgt Brig Cpl Pvt Rev Hon St Ste Mt Jr Sr Inc Co Corp Ltd vs No Fr Sec Amb Pres Supt Insp Det Msgr Ft Bros Dept Univ Vol`.split(' '));
/** As transcripts write them before a speaker. */
const shouted = new Set('MR MRS MS DR PROF GEN ADM SEN REP GOV LT COL MAJ CAPT ST'.split(' '));
/** Of these the full stop is a part of the name. */
const dottedEndings = new Set('Jr Sr Inc Co Corp Ltd Bros'.split(' '));

const upper = /^\p{Lu}/u;
const allCaps = /^[\p{Lu}\p{N}&.+]{2,}$/u;
const digitsFirst = /^\p{N}/u;

/** The words of a text in order, but for addresses and handles, and for what lies in `skipped`. */
export function readTokens(text: string, skipped: readonly Span[] = []): NameToken[] {
  const tokens: NameToken[] = [];
  let previousEnd = 0;
  let previous: NameToken | undefined;
  let isBroken = true;
  for (const match of text.matchAll(pattern)) {
    const start = match.index;
    if (match.groups?.['skip'] !== undefined || skipped.some((span) => start < span.end && span.start < start + match[0].length)) {
      isBroken = true;
      previousEnd = start + match[0].length;
      continue;
    }
    const whole = match[0].replaceAll('’', "'");
    const between = text.slice(previousEnd, start);
    const isPossessive = /'s$/i.test(whole) && whole.length > 2;
    const bare = isPossessive ? whole.slice(0, -2) : whole;
    const letters = bare.replace(/[^\p{L}]/gu, '');
    const isAbbreviation = previous !== undefined && (abbreviations.has(previous.word) || shouted.has(previous.word) || /^\p{Lu}$/u.test(previous.word));
    const isInitials = previous !== undefined && previous.word.endsWith('.');
    const hasDot = text[start + match[0].length] === '.';
    const token: NameToken = {
      word: bare, lower: bare.toLowerCase(), whole, start,
      end: start + bare.length + (hasDot && dottedEndings.has(bare) ? 1 : 0),
      isPossessive: isPossessive || (/s$/i.test(bare) && /^['’](?=[\s,.])/.test(text.slice(start + match[0].length, start + match[0].length + 2))),
      isCapital: upper.test(bare), isAllCaps: letters.length >= 2 && allCaps.test(bare), isNumber: digitsFirst.test(bare),
      gap: isBroken ? 'break' : gapOf(between, isAbbreviation, previous?.isPossessive === true),
      opensSentence: isBroken && previous === undefined ? true : opensSentence(between, isAbbreviation || isInitials),
      opensLine: previous === undefined || /[\n\u2028\u2029]/.test(between),
      between,
    };
    tokens.push(token);
    previous = token;
    isBroken = false;
    previousEnd = start + match[0].length;
  }
  return tokens;
}

function gapOf(between: string, isAfterAbbreviation: boolean, isAfterPossessive: boolean): TokenGap {
  const plain = between.replaceAll('\u00a0', ' ');
  if (/^ {1,2}$/.test(plain)) return 'space';
  if (plain === '-' || plain === '\u2011') return 'hyphen';
  if (/^, $/.test(plain)) return 'comma';
  if (plain === ' & ') return 'ampersand';
  if (isAfterAbbreviation && /^\. {0,2}$/.test(plain)) return 'space';
  if (isAfterPossessive && /^['’] $/.test(plain)) return 'space';
  return 'break';
}

function opensSentence(between: string, isAfterAbbreviation: boolean): boolean {
  if (/[\n\u2028\u2029•·▪]/.test(between)) return true;
  if (/[.!?…:][\])'’"”»]*\s+[[('‘"“«]*$/u.test(between)) return !isAfterAbbreviation || !/^\.\s*$/.test(between);
  return /(?:^|[\s(—–-])["“‘«]$/u.test(between) || /^\s*[—–]\s*$/u.test(between) || /\($/.test(between);
}
