import type { NameForm } from './nameForms';
import { bitsAt, unitBits } from './nameUnits';
import { plainWord } from './surnames';
import { everydayNames, givenNames, openingWords, titleWords } from './nameWords';
import { isCapital, isSentenceStart, wordAfter, wordBefore, type Surroundings } from './wordNeighbours';

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** Words behind a place that make it the beginning of another name, whatever stands between in capitals. */
const strictHeads = wordSet(`
  sea strait straits ocean gulf bay channel peninsula shoal reef canal river university college school academy polytechnic
  post times daily herald tribune gazette telegraph globe chronicle observer
  airlines airways airport telecom telecommunications unicom mobile olympics paralympics stadium avenue boulevard
  marathon symphony philharmonic biennale press today weekly city tech
`);
/** More such words; in a headline, where every word has a capital, and behind abbreviations ("US Army") they say nothing. */
const looseHeads = wordSet(`
  bank institute institution foundation fund association society council committee commission center centre union league federation chamber
  corporation corp inc ltd co company group holdings securities petroleum steel motors industries insurance pharmaceuticals
  agreement accord accords treaty convention protocol declaration pact communique games cup championship championships open prize
  street road square park museum hotel tower bridge cathedral library hospital station palace prison
  news journal review radio television network agency exchange pipeline organization organisation island islands lake
  dialogue forum quartet initiative conference act forces force war
`);
/** The few that make another name of an abbreviation too. */
const headsOfAbbreviations = wordSet('open steel bancorp');
/** "New York City" is New York. */
const citiesByName = wordSet('york vatican');
/** Behind an organization's own name these are no other name: "Huawei Technologies", "Xinhua News Agency". */
const headsOfOtherThings = wordSet('university college school street avenue park stadium airport prize tower museum sea strait');

/** Words before "of" that make the place behind it a part of another name. */
const headsBeforeOf = wordSet(`
  university bank fund institute college academy society gulf bay sea strait straits cape isle isles battle treaty party voice museum association federation church
  duke duchess earl prince princess cathedral foundation library school siege peace port tower bridge museum merchant chamber commerce
  daughters sons times review board council committee union league
`);
const headsBeforeIn = wordSet('institute commerce chamber');
const headsBeforeOn = wordSet('committee council commission center centre institute project');
const headsBeforeFor = wordSet('center centre institute foundation fund council committee alliance alternative coalition academy association');

const directions = wordSet('north south east west inner outer papua equatorial new air radio port fort mount lake cape san santa saint st little free captain miss camp');
/** These before a continent or a sea only: "Southeast Asia", "Latin America", but not "Northern Taiwan". */
const partsOfTheWorld = wordSet('northern southern eastern western central southeast southwest northeast northwest latin indo trans sub');
const world = wordSet('asia europe africa america ireland pacific atlantic sahara');
const joinedPairs = wordSet('asia-pacific indo-pacific trans-pacific euro-atlantic trans-atlantic guinea-bissau timor-leste');

/** Whether words written as a known name are only a part of a longer name: "China" in "South China Sea", "Bank of China", "China Daily". */
export function isPartOfLongerName(around: Surroundings, form: NameForm): boolean {
  if (form.nameKind === 'role') return false;
  const kind = form.entity.kind;
  if (kind === 'event' || kind === 'work' || kind === 'topic') return false;
  if (around.style === 'shouted') return form.words.length === 1 && kind === 'place' && isInShoutedSea(around);
  return headsName(around, form) || isBehindHead(around, form) || (kind === 'place' && isNamedAfter(around, form));
}

function headsName(around: Surroundings, form: NameForm): boolean {
  const { text, style } = around;
  const isOrganization = form.entity.kind === 'organization' && form.nameKind !== 'metonym';
  let next = around.after;
  let isAlone = true;
  for (let step = 0; step < (style === 'titled' ? 1 : 3); step += 1) {
    if (next === null || next.isSeparated || !isCapital(next.word)) return false;
    if (next.isJoined) {
      // "US-China Business Council": what is behind the pair names both.
      isAlone = false;
      next = wordAfter(text, next.end);
      continue;
    }
    const word = plainWord(next.word);
    if (isOrganization) {
      if (step === 0 && headsOfOtherThings.has(word)) return true;
    } else {
      // "US Navy Times" is a paper, but "US Vice President …" goes on with something else: abbreviations only head their next word.
      const isShort = form.isAbbreviation && isAlone;
      if (strictHeads.has(word) && (step === 0 || !isShort)) return word !== 'city' || !citiesByName.has(plainWord(form.words.at(-1) ?? ''));
      if (style !== 'titled' && (isShort ? headsOfAbbreviations : looseHeads).has(word) && (step === 0 || !isShort)) return true;
      // "China President Xi Jinping", "Beijing Mayor": an office ends the name.
      if (titleWords.has(word)) return false;
    }
    if (/^[,;:.!?)”"’]/u.test(text.slice(next.end, next.end + 1))) return false;
    next = wordAfter(text, next.end);
  }
  return false;
}

function isBehindHead({ text, start, before }: Surroundings, form: NameForm): boolean {
  let link = before;
  if (link === null || link.isSeparated || link.isJoined || link.hasPoint) return isInRelationsBody(text, start);
  if (link.word.toLowerCase() === 'the') link = wordBefore(text, link.start);
  if (link === null || link.isSeparated || link.hasPoint) return false;
  const preposition = link.word;
  if (preposition !== 'of' && preposition !== 'in' && preposition !== 'on' && preposition !== 'for') return false;
  const head = wordBefore(text, link.start);
  if (head === null || head.isSeparated || head.hasPoint || !isCapital(head.word)) return false;
  const word = plainWord(head.word);
  if (form.entity.kind === 'person' && preposition !== 'of') return false;
  if (preposition === 'of') return headsBeforeOf.has(word) && !isSingleSentenceStart(text, head.start);
  if (preposition === 'in') return headsBeforeIn.has(word);
  if (preposition === 'for') return headsBeforeFor.has(word);
  return headsBeforeOn.has(word) && /^(?:[-–]\p{Lu}[\p{L}.]*)?\s+Relations\b/u.test(text.slice(start + form.text.length, start + form.text.length + 40));
}

/** "Peace of Westphalia" inside a sentence is a name; "Sons of China …" at its start may be anything. */
function isSingleSentenceStart(text: string, at: number): boolean {
  const before = wordBefore(text, at);
  return (before === null || before.isSeparated || before.hasPoint) && isSentenceStart(text, at) && /^(?:Peace|Sons|Daughters|Times|Review|Board|Port|Miss|Church)\b/.test(text.slice(at, at + 12));
}

/** The second place in "Committee on U.S.-China Relations". */
function isInRelationsBody(text: string, start: number): boolean {
  const joint = text.charAt(start - 1);
  if (joint !== '-' && joint !== '–') return false;
  const before = text.slice(Math.max(0, start - 60), start);
  return /\b(?:Committee|Council|Commission|Cent(?:er|re)|Institute|Project) on (?:the )?\p{Lu}[\p{L}.]*[-–]$/u.test(before) && /^\p{Lu}[\p{L}.]*\s+Relations\b/u.test(text.slice(start, start + 40));
}

function isNamedAfter({ text, start, before, after, style }: Surroundings, form: NameForm): boolean {
  const own = form.plain;
  if (before !== null && before.isJoined && !before.isSeparated && joinedPairs.has(`${plainWord(before.word)}-${own}`)) return true;
  if (after !== null && after.isJoined && !after.isSeparated && joinedPairs.has(`${own}-${plainWord(after.word)}`)) return true;
  if (own === 'china' && /\bRepublic of (?:the )?$/.test(text.slice(Math.max(0, start - 20), start)) && !/People['’]s Republic of (?:the )?$/.test(text.slice(Math.max(0, start - 30), start))) return true;
  if (form.isAbbreviation || before === null || before.isSeparated || before.isJoined || !isCapital(before.word)) return false;
  const word = plainWord(before.word);
  if (before.hasPoint) return word === 'st' || word === 'ft' || word === 'mt' || (word.length === 1 && form.words.length === 1 && isGivenName(text, before.start));
  if (word === 'new' || word === 'free' || word === 'little' || word === 'air') return !isSentenceStart(text, before.start) && style === 'sentence';
  if (directions.has(word)) return true;
  if (partsOfTheWorld.has(word)) return world.has(own);
  if (form.words.length > 1 || !givenNames.has(word) || openingWords.has(word) || isPossessive(text, before.end)) return false;
  return !everydayNames.has(word) || !isSentenceStart(text, before.start);
}

function isGivenName(text: string, at: number): boolean {
  const before = wordBefore(text, at);
  return before !== null && !before.isSeparated && givenNames.has(plainWord(before.word));
}

function isPossessive(text: string, at: number): boolean {
  return /['’]s$/.test(text.slice(Math.max(0, at - 2), at));
}

function isInShoutedSea({ text, start, end }: Surroundings): boolean {
  return /\b(?:SOUTH|EAST|NORTH|WEST)\s+$/.test(text.slice(Math.max(0, start - 8), start)) || /^\s+(?:SEA|STRAIT|STRAITS|DAILY|TIMES|POST|AIRLINES|UNIVERSITY)\b/.test(text.slice(end, end + 14));
}

const hanHeads = /^(?:大学|大學|银行|銀行|日报|日報|晚报|晚報|时报|時報|海峡|海峽|移动|移動|电信|電信|联通|聯通|航空|石油|石化|工商银行|建设银行|新闻社|青年报)/u;

/** The same for names in Chinese characters: 中国 in 中国银行 and 南中国海, 北京 in 北京大学. */
export function isPartOfLongerHanName(text: string, start: number, end: number): boolean {
  if ((bitsAt(text, start) & unitBits.unspaced) === 0 || !/^\p{Script=Han}+$/u.test(text.slice(start, end))) return false;
  if (hanHeads.test(text.slice(end, end + 4))) return true;
  return /[南东東]$/u.test(text.slice(Math.max(0, start - 1), start)) && text.charAt(end) === '海';
}
