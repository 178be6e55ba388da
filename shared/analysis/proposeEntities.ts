import type { EntityKind } from '../domain/entity';
import { decisionName } from '../domain/nameDecision';
import type { Span } from '../domain/span';
import type { AnalyzedText, EntityProposal, FoundMention } from './analysisTypes';
import type { DecidedName } from './findMentions';
import { candidatesOf, type NameCandidate } from './proposalCandidates';
import { addScore, evidenceOf, strongestKind, type KindScores } from './proposalEvidence';
import { knownFormAt } from './proposalForms';
import { settleHyphens } from './proposalHyphens';
import { isAcronymOf, joinForms, type NameForm, type NameGroup } from './proposalJoining';
import { readLines, type NameLine } from './proposalLines';
import { isListedWord, isOrdinaryWord } from './proposalOrdinaryWords';
import { givenNames } from './proposalPersonNames';
import { placesOfForms, type PlacedForm } from './proposalPlacing';
import { readTokens, type NameToken } from './proposalTokens';
import { sayingVerbs } from './proposalWords';

export interface ProposalOptions {
  /** What the registry already knows in this text: its words are not proposed again. */
  readonly known?: readonly FoundMention[];
  /** Decided names are not proposed again, whatever was decided. */
  readonly decisions?: readonly DecidedName[];
}

/**
 * People, organizations, places, events and works that an English text speaks of, found by the shapes of words and the
 * words around them; one proposal for all forms of a thing in this text, in the order in which they first appear. Sentence
 * beginnings, headings, the furniture of pages, weekdays, peoples and bare titles are not proposed.
 */
export function proposeEntities(analyzed: AnalyzedText, options: ProposalOptions = {}): readonly EntityProposal[] {
  const { text } = analyzed;
  const tokens = settleHyphens(readTokens(text, analyzed.skipped));
  const lines = readLines(text, tokens, analyzed.headings);
  const candidates = lines.flatMap((line) => (line.kind === 'prose' ? candidatesOf(tokens, line) : knownInHeading(tokens, line)));
  const forms = formsOf(tokens, candidates);
  const groups = joinForms([...forms.values()], statedPairs(tokens, candidates)).filter((group) => isName(group));
  const kept = new Set(groups.flatMap(({ forms: members }) => members.map(({ form }) => form)));
  const blocked = new Map(candidates.filter(({ form }) => !kept.has(form)).map(({ first, behind }) => [first, behind]));
  const places = placesOfForms(tokens, lines, [...kept], blocked);
  return withoutDecided(text, proposalsOf(text, groups, places), options);
}

/** In headings only names that are known anyway are new; the rest must stand in the prose. */
function knownInHeading(tokens: readonly NameToken[], line: NameLine): NameCandidate[] {
  const found: NameCandidate[] = [];
  if (line.kind === 'furniture') return found;
  for (let at = line.first; at < line.behind; at += 1) {
    const known = tokens[at]?.isCapital === true ? knownFormAt(tokens, at, line.behind, line.isAllCaps) : undefined;
    if (!known) continue;
    const words = tokens.slice(at, at + known.length);
    const isPlain = words.length === 1 && (isListedWord(words[0]?.lower ?? '') || (line.isAllCaps && (words[0]?.word.length ?? 0) < 4) || givenNames.has(words[0]?.word ?? ''));
    if (isPlain) continue;
    const form = words.map(({ word, gap }, index) => (index === 0 ? '' : gap === 'hyphen' ? '-' : ' ') + word).join('');
    found.push({ first: at, behind: at + known.length, form: line.isAllCaps ? known.name : form, basis: 'known', kind: known.kind, knownName: known.name, isOpening: false });
    at += known.length - 1;
  }
  return found;
}

interface FormDraft extends NameForm {
  readonly scores: KindScores;
  count: number;
  firmCount: number;
  isTitled: boolean;
  isHeaded: boolean;
}

/** Gathers the candidates by form and lets the items of a list share what is known of one of them. */
function formsOf(tokens: readonly NameToken[], candidates: readonly NameCandidate[]): Map<string, FormDraft> {
  const forms = new Map<string, FormDraft>();
  for (const candidate of candidates) {
    const words = tokens.slice(candidate.first, candidate.behind).map(({ word, isCapital, lower }) => (isCapital ? word : lower));
    const draft: FormDraft = forms.get(candidate.form) ?? { form: candidate.form, words, scores: {}, knownName: candidate.knownName, isTitled: false, isHeaded: false, first: candidate.first, count: 0, firmCount: 0 };
    const evidence = evidenceOf(tokens, candidate);
    for (const kind of Object.keys(evidence) as EntityKind[]) addScore(draft.scores, kind, evidence[kind] ?? 0);
    draft.count += 1;
    draft.isTitled ||= candidate.basis === 'titled';
    draft.isHeaded ||= candidate.basis === 'headed';
    if (isFirm(tokens, candidate)) draft.firmCount += 1;
    forms.set(candidate.form, draft);
  }
  shareInLists(tokens, candidates, forms);
  return forms;
}

function isFirm(tokens: readonly NameToken[], { basis, isOpening, first, behind, form }: NameCandidate): boolean {
  const isSingle = behind - first === 1;
  if (basis === 'titled' || basis === 'headed' || /\p{Ll}\p{Lu}/u.test(form)) return true;
  const opens = tokens[first]?.opensSentence === true;
  const isOrdinary = isSingle && (basis === 'known' || !opens ? isListedWord : isOrdinaryWord)(form.toLowerCase());
  if (basis === 'known') return !(opens && isOrdinary);
  if (isOrdinary) return false;
  if (!isOpening) return true;
  const next = tokens[behind];
  const speaks = next !== undefined && next.gap === 'space' && sayingVerbs.has(next.lower);
  return (!isSingle && form.includes(' ')) || speaks || tokens[first]?.isAllCaps === true || givenNames.has(form) || tokens[behind - 1]?.isPossessive === true;
}

/** "Tesla, JP Morgan and Kexin": what is unclear is most likely of the kind of its neighbours. */
function shareInLists(tokens: readonly NameToken[], candidates: readonly NameCandidate[], forms: ReadonlyMap<string, FormDraft>): void {
  const kinds = new Map([...forms].map(([form, { scores }]) => [form, strongestKind(scores)]));
  for (let at = 1; at < candidates.length; at += 1) {
    const left = candidates[at - 1];
    const right = candidates[at];
    if (!left || !right || !areListed(tokens, left, right)) continue;
    // Two names with a comma between may as well be an apposition: a list has an "and", or three items.
    const isPair = tokens[right.first]?.gap === 'comma';
    const [before, after] = [candidates[at - 2], candidates[at + 1]];
    if (isPair && !(before && areListed(tokens, before, left)) && !(after && areListed(tokens, right, after))) continue;
    for (const [from, to] of [[left, right], [right, left]] as const) {
      const kind = kinds.get(from.form);
      const target = forms.get(to.form);
      if (kind && kind.score >= 2 && target && (kinds.get(to.form)?.score ?? 0) < 2) addScore(target.scores, kind.kind, target.words.length === 1 ? 1.1 : 0.8);
    }
  }
}

function areListed(tokens: readonly NameToken[], left: NameCandidate, right: NameCandidate): boolean {
  const next = tokens[left.behind];
  if (!next || tokens[left.behind - 1]?.isPossessive === true) return false;
  if (right.first === left.behind) return next.gap === 'comma';
  return right.first === left.behind + 1 && /^(?:and|or)$/.test(next.word) && /^,? $/.test(next.between) && tokens[right.first]?.gap === 'space';
}

/** Forms that the text itself calls one: "People's Liberation Army (PLA)", "the Movement for Change, or MAS", "…, known as Norad". */
function statedPairs(tokens: readonly NameToken[], candidates: readonly NameCandidate[]): [string, string][] {
  return candidates.flatMap((right, index): [string, string][] => {
    const left = candidates[index - 1];
    if (!left) return [];
    const words = tokens.slice(left.first, left.behind).map(({ word }) => word);
    const sameLetter = left.knownName === null && words.length > 1 && right.form[0]?.toUpperCase() === left.form[0]?.toUpperCase();
    const isShout = /^\p{Lu}[\p{Lu}\p{N} -]+$/u.test(right.form);
    if (left.behind === right.first && /^\.?['’"”]? ?\(["“]?$/.test(tokens[right.first]?.between ?? '')) {
      const isShort = isAcronymOf(right.form, words) || (words.length > 2 && words.includes(right.form)) || (sameLetter && (isShout || (right.behind - right.first === 1 && left.kind === 'organization' && right.kind !== 'place')));
      const isReversed = isAcronymOf(left.form, tokens.slice(right.first, right.behind).map(({ word }) => word));
      return isShort || isReversed ? [[left.form, right.form]] : [];
    }
    const between = tokens.slice(left.behind, right.first).map(({ lower }) => lower).join(' ');
    if (between === 'or' && tokens[left.behind]?.gap === 'comma' && isShout && left.kind === 'organization' && words.length > 1) return [[left.form, right.form]];
    const known = /^(.*?) ?(?:(?:better|also|widely|commonly|locally|formerly) )?known (?:as|by its initials|by the acronym)(?: the)?$/.exec(between);
    if (!known) return [];
    const bearer = known[1] !== undefined && known[1] !== '' && known[1].split(' ').length <= 2 ? candidates[index - 2] : known[1] === '' ? left : undefined;
    return bearer && right.first - bearer.behind <= 8 ? [[bearer.form, right.form]] : [];
  });
}

/** Whether enough speaks for it that the words are a name at all. */
function isName(group: NameGroup): boolean {
  const best = strongestKind(group.scores);
  if (group.forms.some(({ firmCount }) => firmCount > 0)) return !group.forms.every(({ form }) => isWeakForm(form)) || (best?.score ?? 0) >= 2.5;
  return false;
}

/** One letter, a number with a letter, and the like. */
function isWeakForm(form: string): boolean {
  return form.length < 2 || (/\p{N}/u.test(form) && !/^(?:G-?\d+|COP\d+|M23|MI\d)$/.test(form) && !/\s/.test(form));
}

function proposalsOf(text: string, groups: readonly NameGroup[], places: readonly PlacedForm[]): EntityProposal[] {
  const groupOf = new Map(groups.flatMap((group) => group.forms.map(({ form }): [string, NameGroup] => [form, group])));
  const spansOf = new Map<NameGroup, PlacedForm[]>();
  for (const place of places) {
    const group = groupOf.get(place.form);
    if (group) spansOf.set(group, [...(spansOf.get(group) ?? []), place]);
  }
  return [...spansOf].map(([group, found]): EntityProposal => {
    const forms = [...new Set(found.map(({ start, end }) => text.slice(start, end).replaceAll('’', "'")))].sort((a, b) => fullness(b) - fullness(a));
    const best = strongestKind(group.scores);
    return {
      name: forms[0] ?? '', kind: best?.kind ?? 'organization', forms, spans: found.map(({ start, end }) => ({ start, end })),
      confidence: confidenceOf(best?.score ?? 0, group, found.length),
    };
  });
}

/** Longer is fuller, but a spelled name goes before an acronym and ordinary letters before capitals. */
const fullness = (form: string): number => form.length + (form === form.toUpperCase() ? 0 : 10);

function confidenceOf(score: number, { forms }: NameGroup, count: number): number {
  const sure = forms.some(({ isTitled, isHeaded, knownName }) => isTitled || isHeaded || knownName !== null) ? 0.3 : 0;
  return Math.min(0.99, Math.round((0.35 + sure + Math.min(0.2, score * 0.04) + Math.min(0.14, count * 0.02)) * 100) / 100);
}

const touches = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** What is decided or known is taken away; what is known at most of its places is known altogether. */
function withoutDecided(text: string, proposals: readonly EntityProposal[], { known = [], decisions = [] }: ProposalOptions): EntityProposal[] {
  if (known.length === 0 && decisions.length === 0) return [...proposals];
  const decided = new Set(decisions.map(({ name }) => name));
  return proposals.flatMap((proposal) => {
    if (decided.has(decisionName(proposal.name))) return [];
    const spans = proposal.spans.filter((span) => !decided.has(decisionName(text.slice(span.start, span.end))) && !known.some((mention) => touches(mention, span)));
    if (spans.length * 2 <= proposal.spans.length) return [];
    const written = new Set(spans.map(({ start, end }) => text.slice(start, end).replaceAll('’', "'")));
    const forms = proposal.forms.filter((form) => written.has(form));
    return [{ ...proposal, name: forms[0] ?? proposal.name, forms, spans }];
  });
}
