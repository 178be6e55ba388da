import type { Span } from '../domain/span';
import { wordAfter, wordBefore } from './wordNeighbours';

/** As what the sentence speaks of a name: "in Beijing" is a place, "Beijing warned" acts. */
export type Reading = 'place' | 'actor' | 'open';

const placePrepositions = /^(?:in|to|at|near|outside|around|across|inside|into|throughout|through|toward|towards|leaving|left|visit|visited|visiting|reached|reaching|downtown|central)$/i;
const openPrepositions = /^(?:from|of|for)$/i;
const moves = /^(?:arrive|arrives|arrived|arriving|arrival|arrivals|travel|travels|traveled|travelled|traveling|travelling|trip|trips|visit|visits|visited|visiting|flew|fly|flies|flying|flight|flights|return|returns|returned|returning|went|going|go|came|come|stop|stopover|moved|journey|tour|way|welcomed|invited|held|meeting|meetings|summit|talks|stay|stayed|rally|conference|landed|drove|headed|heading|sent|based|born|live|lives|lived|embassy|headquarters|office|street|airport|streets)$/i;
const acts = /^(?:say|says|said|saying|tell|tells|told|warn|warns|warned|urge|urges|urged|reject|rejects|rejected|claim|claims|claimed|call|calls|called|insist|insists|insisted|deny|denies|denied|accuse|accuses|accused|announce|announces|announced|respond|responds|responded|react|reacts|reacted|want|wants|wanted|see|sees|saw|consider|considers|considered|view|views|viewed|believe|believes|believed|hope|hopes|hoped|expect|expects|expected|express|expressed|agree|agrees|agreed|refuse|refuses|refused|decide|decides|decided|impose|imposes|imposed|issue|issues|issued|launch|launched|conducted|condemn|condemned|demand|demands|demanded|reiterate|reiterated|laud|lauded|maintain|maintains|maintained|seek|seeks|sought|try|tries|tried|plan|plans|planned|threaten|threatens|threatened|vow|vows|vowed|blame|blames|blamed|kept|continue|continues|continued|push|pushes|pushed|signal|signals|signaled|signalled|suspend|suspended|severed|cut|severing|backs|backed|support|supports|supported|oppose|opposes|opposed|is|has|had|was|will|would|may|might|must|should|could|did|does|does not|published|began|stopped|lodged|took|made|gave|argues|argued|responding|regards|regarded|anticipates|anticipated|dismissed|confirmed|retaliated|welcomed|summoned|recalled|ordered|banned)$/i;
const actorBefore = /^(?:against|with|between|by|urge|urged|urging|urges|pressure|pressured|pressing|pressed|accuse|accused|accusing|blame|blamed|blaming|tell|told|warn|warned|warning|ask|asked|asking|convince|convinced|persuade|persuaded|urge|allow|help|prompting|prompted|anger|angered|angering|irked|infuriated)$/i;
const actorPossessed = /^(?:aggression|sincerity|position|stance|claims?|efforts?|policy|policies|talking|decision|interests?|strategy|ambitions?|demands?|actions?|behaviou?r|response|reaction|support|influence|close|closest|willingness|unwillingness|concerns?|allies|ally|access|government|war|military|message|refusal|rejection|offer|ban|sanctions?|tariffs?|plans?|attempts?|campaign|commitment|approach|military|navy|army|top|foreign|defen[cs]e|leadership|rulers|leaders|officials)$/i;

/** Reads the words beside a name that may be a place or a government. */
export function readingOf(text: string, name: Span): Reading {
  const before = wordBefore(text, name.start);
  let after = wordAfter(text, name.end);
  if (after !== null && !after.isSeparated && /^(?:also|later|then|still|again|now|soon|even|once|twice|often|repeatedly|never|always|first|\w{3,}ly)$/.test(after.word)) after = wordAfter(text, after.end);
  const possessed = /^['’]s?\s+([\p{L}-]+)/u.exec(text.slice(name.end, name.end + 30))?.[1];
  const preposition = before === null || before.isSeparated || before.isJoined ? '' : before.word;
  if (/^(?:in|at|near|outside|around|inside|downtown)$/i.test(preposition)) return possessed !== undefined && actorPossessed.test(possessed) ? 'open' : 'place';
  if (possessed !== undefined && actorPossessed.test(possessed)) return 'actor';
  if (/^(?:visit|visited|visiting|reached|reaching|leaving|left)$/i.test(preposition)) return 'place';
  if (placePrepositions.test(preposition) || openPrepositions.test(preposition)) {
    const mover = before === null ? null : wordBefore(text, before.start);
    if (mover !== null && !mover.isSeparated && moves.test(mover.word)) return 'place';
    return 'open';
  }
  if (actorBefore.test(preposition) || /^,? for (?:its|their) part\b/.test(text.slice(name.end, name.end + 18))) return 'actor';
  if (after !== null && !after.isSeparated && !after.isJoined && possessed === undefined && acts.test(after.word)) return 'actor';
  if (after !== null && !after.isSeparated && !after.isJoined && /^(?:trip|visit|meeting|summit|talks|airport|hotel|streets?|residents?|suburbs?)$/i.test(after.word)) return 'place';
  return 'open';
}
