import type { EntityKind } from '../domain/entity';
import type { NameCandidate } from './proposalCandidates';
import { isListedWord, isOrdinaryWord } from './proposalOrdinaryWords';
import { famousFamilyNames, givenNames, leadingFamilyNames, nameParticles } from './proposalPersonNames';
import type { NameToken } from './proposalTokens';
import {
  eventNouns, organizationNouns, organizationPossessions, personNouns, personPossessions, placeNouns, placePossessions, placePrepositions, sayingVerbs, workNouns,
} from './proposalWords';

/** How much speaks for each kind. Weights are our own, set by the labelled texts. */
export type KindScores = Partial<Record<EntityKind, number>>;

export function addScore(scores: KindScores, kind: EntityKind, weight: number): void {
  scores[kind] = (scores[kind] ?? 0) + weight;
}

/** What the words of a candidate and the words beside it say of its kind. */
export function evidenceOf(tokens: readonly NameToken[], candidate: NameCandidate): KindScores {
  const scores: KindScores = {};
  addBasis(scores, candidate);
  if (candidate.basis === 'shaped' || candidate.basis === 'acronym') addShape(scores, tokens.slice(candidate.first, candidate.behind));
  // Rivers and forests have an article, companies have none.
  if (candidate.form === 'Amazon' && tokens[candidate.first - 1]?.lower === 'the') addScore(scores, 'place', 5);
  addBefore(scores, tokens, candidate);
  addBehind(scores, tokens, candidate);
  return scores;
}

function addBasis(scores: KindScores, { basis, kind }: NameCandidate): void {
  if (kind === null) return;
  addScore(scores, kind, { known: 4, headed: 4, titled: 5, shaped: 1, acronym: 1.6 }[basis]);
}

function addShape(scores: KindScores, words: readonly NameToken[]): void {
  const first = words[0];
  const last = words.at(-1);
  if (!first || !last) return;
  if (/\.(?:com|cn|org|net|io|ai|co|tv|info)$/.test(first.word)) addScore(scores, 'organization', 3);
  if (/^COP\d+$/.test(first.word)) addScore(scores, 'event', 4);
  if (/(?:stan|burg|grad|ville|shire|abad|pur|grad|ovsk|land)$/.test(last.lower) && last.lower.length > 6 && words.length === 1) addScore(scores, 'place', 0.9);
  if (words.every(({ gap }, at) => at === 0 || gap === 'hyphen')) {
    if (givenNames.has(first.word)) addScore(scores, 'person', 0.7);
    if (famousFamilyNames.has(first.word)) addScore(scores, 'person', 1.5);
    if (/[a-z][A-Z]/.test(first.word) && !/^(?:Mc|Mac|De|La|Le|Di|Van|O')/.test(first.word)) addScore(scores, 'organization', 1.5);
    return;
  }
  const isLed = leadingFamilyNames.has(first.word) && !givenNames.has(first.word);
  const hasOrdinary = words.some(({ lower }) => (isLed ? isListedWord(lower) : isOrdinaryWord(lower)));
  if (givenNames.has(first.word)) addScore(scores, 'person', hasOrdinary ? 2 : 3);
  else if (leadingFamilyNames.has(first.word) && words.length <= 3) addScore(scores, 'person', hasOrdinary ? 1 : 2.5);
  else if (hasOrdinary) addScore(scores, 'organization', 0.8);
  else if (words.length <= 4) addScore(scores, 'person', 1);
  if (words.slice(1, -1).some(({ word }) => /^\p{Lu}\.?$/u.test(word)) || /^(?:Jr|Sr|III|IV)$/.test(last.word)) addScore(scores, 'person', 2);
  if (words.some(({ lower, isCapital }) => !isCapital && nameParticles.has(lower))) addScore(scores, 'person', words.some(({ lower }) => /^(?:la|le|e|y|el|do)$/.test(lower)) ? 0.5 : 1.5);
  if (words.some(({ gap }) => gap === 'ampersand') || last.isAllCaps) addScore(scores, 'organization', 2.5);
}

function addBefore(scores: KindScores, tokens: readonly NameToken[], { first, behind }: NameCandidate): void {
  const before = tokens[first - 1];
  const token = tokens[first];
  if (!before || !token) return;
  if (token.gap === 'comma') return addAppositionBefore(scores, tokens, first);
  if (token.gap !== 'space') return;
  const word = before.lower;
  if (!before.isCapital || before.opensSentence) {
    if (personNouns.has(word) || /-(?:president|minister|chancellor|founder|chair|chairman|general)$/.test(word)) addScore(scores, 'person', 2);
    if (organizationNouns.has(word)) addScore(scores, 'organization', 2);
    if (eventNouns.has(word)) addScore(scores, 'event', 1);
    if (placeNouns.has(word)) addScore(scores, 'place', 1);
    if (placePrepositions.has(word)) addScore(scores, 'place', 1.3);
    if (word === 'from') addScore(scores, 'place', 0.9);
    if (word === 'at' || word === 'to') addScore(scores, 'place', 0.3);
    const earlier = tokens[first - 2];
    if ((word === 'at' || word === 'for' || word === 'with') && earlier && personNouns.has(earlier.lower) && before.gap === 'space') addScore(scores, 'organization', 2.2);
    if (word === 'the' && earlier && /^(?:in|across|throughout)$/.test(earlier.lower) && before.gap === 'space') addScore(scores, 'place', 1);
    if (word === 'at' && tokens[behind]?.lower === 'in' && tokens[behind]?.gap === 'space' && tokens[behind + 1]?.isCapital === true) addScore(scores, 'place', 1.2);
    if (word === 'by' && (before.opensLine || (tokens[first - 2]?.opensLine === true && before.gap === 'space'))) addScore(scores, 'person', 3);
  }
  const second = tokens[first - 2];
  if (word === 'the' && second?.lower === 'of' && /^(?:director|head|member|members|president|chairman|chair|founder|founders|leader|secretary)$/.test(tokens[first - 3]?.lower ?? '')) addScore(scores, 'organization', 4.5);
  if (word === 'of' && second && before.gap === 'space') {
    if (placeNouns.has(second.lower) || /^(?:north|south|east|west|outskirts|suburbs|coast|streets|residents|people|mayor|governor|part|parts|kilometers|kilometres|miles|invasion|north-east|north-west)$/.test(second.lower)) addScore(scores, 'place', 2.2);
    if (/^(?:shares|subsidiary|customers|employees|board|spokesman|spokeswoman|spokesperson|ceo|founder|founders|members|headquarters|arm|unit|fighters)$/.test(second.lower)) addScore(scores, 'organization', 1.5);
    if (/^(?:wife|husband|son|daughter|brother|sister|death|arrest|supporters|allies|leadership|trial|appointment)$/.test(second.lower)) addScore(scores, 'person', 1.5);
  }
  if ((word === 'as' && second?.lower === 'such') || word === 'like' || word === 'including') addListed(scores, tokens, word === 'as' ? first - 3 : first - 2);
}

/** "China's top diplomat, X", "its president, X": who is named behind the comma. */
function addAppositionBefore(scores: KindScores, tokens: readonly NameToken[], first: number): void {
  for (let back = first - 1; back > first - 9 && back >= 0; back -= 1) {
    const token = tokens[back];
    if (!token) return;
    if (/^(?:rival|partner|owner|supplier|successor|predecessor|opponent|producer|trader|neighbor|neighbour)$/.test(token.lower)) return;
    if (!token.isCapital && personNouns.has(token.lower)) return addScore(scores, 'person', 1.5);
    if (!token.isCapital && organizationNouns.has(token.lower)) return addScore(scores, 'organization', 1.7);
    if (token.opensSentence || token.gap === 'break' || token.gap === 'comma' || sayingVerbs.has(token.lower) || /^(?:and|or|with|by)$/.test(token.lower)) return;
  }
}

/** "companies such as …", "countries like …". */
function addListed(scores: KindScores, tokens: readonly NameToken[], at: number): void {
  for (let back = at; back > at - 3 && back >= 0; back -= 1) {
    const noun = tokens[back]?.lower.replace(/ies$/, 'y').replace(/s$/, '') ?? '';
    if (organizationNouns.has(noun)) return addScore(scores, 'organization', 2);
    if (placeNouns.has(noun)) return addScore(scores, 'place', 2);
    if (personNouns.has(noun)) return addScore(scores, 'person', 2);
  }
}

function addBehind(scores: KindScores, tokens: readonly NameToken[], { behind }: NameCandidate): void {
  const last = tokens[behind - 1];
  const next = tokens[behind];
  if (!last || !next) return;
  if (last.isPossessive) {
    if (placePossessions.has(next.lower)) addScore(scores, 'place', 1);
    if (organizationPossessions.has(next.lower)) addScore(scores, 'organization', 1.2);
    if (personPossessions.has(next.lower)) addScore(scores, 'person', 0.8);
    return;
  }
  if (next.between === '-' && next.lower === 'based') addScore(scores, 'place', 2);
  if (next.between === '-' && next.lower === 'born') addScore(scores, 'place', 2);
  if (next.gap === 'space') {
    if (sayingVerbs.has(next.lower)) {
      addScore(scores, 'person', 1.5);
      addScore(scores, 'organization', 0.7);
    }
    if (/^(?:shares|stock|employees|executives|customers|products)$/.test(next.lower)) addScore(scores, 'organization', 1.5);
    if (/^(?:fighters|militants|gunmen|rebels)$/.test(next.lower)) addScore(scores, 'organization', 1.5);
    if (/^(?:province|district|region|county|city|island|airport|peninsula|river|village|town|border|state|valley|coast|harbour|harbor|port|neighborhood|neighbourhood|suburb)$/.test(next.lower)) addScore(scores, 'place', 2);
    if (/^(?:administration|administrations|era|presidency|years|family|campaign|doctrine|loyalists|supporters|allies|aides)$/.test(next.lower)) addScore(scores, 'person', 2.2);
    if (next.lower === 'who') addScore(scores, 'person', 2);
  }
  // "Falcon 9", "Nord Stream 2": what is numbered is a thing rather than a person.
  if (next.gap === 'space' && /^\d$/.test(next.word)) addScore(scores, 'topic', 1.6);
  if (next.gap === 'comma') addApposition(scores, tokens, behind);
  if (/^ \($/.test(next.between) && next.isNumber) addScore(scores, 'person', 0.3);
}

/** "X, a professor at …", "X, the maker of …", "X, who …", "X, 45, …". */
function addApposition(scores: KindScores, tokens: readonly NameToken[], at: number): void {
  const opening = tokens[at];
  if (!opening) return;
  if (opening.isNumber && /^\d{2}$/.test(opening.word) && tokens[at + 1]?.gap === 'comma') return addScore(scores, 'person', 3);
  if (opening.lower === 'who' || opening.lower === 'whose') return addScore(scores, 'person', opening.lower === 'who' ? 2.5 : 0.8);
  if (opening.lower === 'where') return addScore(scores, 'place', 2);
  if (opening.lower === 'which') {
    addScore(scores, 'organization', 0.8);
    return addScore(scores, 'place', 0.4);
  }
  if (opening.isCapital && !/^(?:The)$/.test(opening.word) && !personNouns.has(opening.lower)) return;
  const isNounPhrase = /^(?:a|an|the|its|his|her|their|one|former|president|chief|senior|head|director|chairman|vice|deputy|professor|founder|commander|co-founder|executive|managing|secretary|then|now)$/.test(opening.lower) || tokens[at - 1]?.isPossessive === true;
  for (let ahead = at; ahead < at + 9; ahead += 1) {
    const token = tokens[ahead];
    if (!token || (ahead > at && (token.gap === 'break' && !/^-$/.test(token.between) || token.gap === 'comma'))) return;
    if (!isNounPhrase && ahead > at + 2) return;
    if (/^(?:of|at|for|in|with|from|on|that|who|which|said|says|told|and|has|had|is|was)$/.test(token.lower) && ahead > at) return;
    const next = tokens[ahead + 1];
    const isFollowed = next !== undefined && next.gap === 'space' && (personNouns.has(next.lower) || organizationNouns.has(next.lower) || placeNouns.has(next.lower));
    if (isFollowed) continue;
    const weight = isNounPhrase ? 2.5 : 1;
    if (personNouns.has(token.lower)) return addScore(scores, 'person', weight);
    if (organizationNouns.has(token.lower)) return addScore(scores, 'organization', weight);
    if (placeNouns.has(token.lower)) return addScore(scores, 'place', weight);
    if (eventNouns.has(token.lower)) return addScore(scores, 'event', weight);
    if (workNouns.has(token.lower)) return addScore(scores, 'work', weight);
  }
}

/** The kind for which most speaks, and how much; ties go to the kind named first. */
export function strongestKind(scores: KindScores): { readonly kind: EntityKind; readonly score: number } | null {
  let best: { readonly kind: EntityKind; readonly score: number } | null = null;
  for (const kind of ['person', 'organization', 'place', 'event', 'work', 'topic'] as const) {
    const score = scores[kind] ?? 0;
    if (score > (best?.score ?? 0)) best = { kind, score };
  }
  return best;
}
