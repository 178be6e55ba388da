import { decisionName } from '../domain/nameDecision';
import type { Span } from '../domain/span';
import type { AnalyzedText, FoundMention } from './analysisTypes';
import { rankCandidates, type RankingContext } from './candidateRanking';
import { countriesIn } from './countryWords';
import { endedBefore, heldAt } from './heldDates';
import { isPartOfLongerHanName, isPartOfLongerName } from './longerNames';
import type { NameForm } from './nameForms';
import type { NameHit, NameMatcher } from './nameMatcher';
import { PersonReader } from './personContext';
import { readingOf } from './readingContext';
import { countriesOfEntity, roleContext, type RoleContext } from './roleContext';
import { isShoutedWord } from './shoutedWords';
import { createLineReader, isSentenceStart, Surroundings, type LineStyle } from './wordNeighbours';

/** What a person decided about a name in one source, or in all (`sourceId` null or left out); see `NameDecision`. */
export interface DecidedName {
  readonly sourceId?: string | null;
  readonly name: string;
  readonly outcome: { readonly kind: 'entity'; readonly entityId: string } | { readonly kind: 'rejected' };
}

/** How well an entity is known to go with the one of others with which it goes best, 0 … 1, e.g. by how often they stand in one paragraph. */
export type Companionship = (entityId: string, others: ReadonlySet<string>) => number;

/** Words found, with the forms that are still possible for them. */
interface Found {
  readonly start: number;
  readonly end: number;
  readonly forms: readonly NameForm[];
  readonly hasHonorific: boolean;
  readonly role: RoleContext | null;
  /** Names somebody or something in full. */
  readonly isFull: boolean;
}

/** Ones that are given by themselves, others only where the text has the full name or a title. */
interface Sorted {
  readonly strong: readonly Found[];
  readonly implied: readonly Found[];
  readonly roles: readonly NameHit[];
  /** Surnames that stand in full names of people whom the registry does not know, by where. */
  readonly strangers: ReadonlyMap<string, readonly number[]>;
}

/**
 * Every place of a text where a known name stands, in text order, with who may be meant. Of names that overlap the longest is
 * taken; a role ("China's foreign minister") may hold names inside. A mention covers the name without titles and possessives;
 * given names and initials before a known surname belong to it ("Antony J. Blinken").
 */
export function findMentions(matcher: NameMatcher, article: AnalyzedText, decisions: readonly DecidedName[] = [], companions: Companionship | null = null): readonly FoundMention[] {
  const { text, skipped } = article;
  const decided = decisionsByName(decisions);
  const hits = matcher.hitsIn(text);
  if (hits.length === 0) return [];
  const lines = createLineReader(text);
  const open = skipped.length === 0 ? hits : hits.filter((hit) => !skipped.some((span) => hit.start < span.end && span.start < hit.end));
  const sorted = sortHits(text, open, (at) => lines.styleAt(at));
  const strong = longestFirst(sorted.strong);
  const places = new Map<string, number[]>();
  for (const { forms, start, isFull } of [...strong].sort(byPlace)) {
    if (!isFull) continue;
    for (const form of forms) {
      if (form.nameKind !== 'metonym') addTo(places, form.entity.id, start);
    }
  }
  const names = withImplied(strong, sorted, places, decided);
  const roles = rolesOf(article, sorted.roles, names, (at) => lines.styleAt(at));
  const context = rankingContext(article, places, names, companions);
  const mentions: FoundMention[] = [];
  for (const found of [...names, ...roles].sort(byPlace)) {
    const mention = mentionOf(text, found, decided, context, matcher, sorted.strangers);
    if (mention !== null) mentions.push(mention);
  }
  return mentions;
}

function byPlace(one: Span, other: Span): number {
  return one.start - other.start || other.end - one.end;
}

function addTo<Key, Value>(groups: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = groups.get(key);
  if (known === undefined) groups.set(key, [value]);
  else known.push(value);
}

/** Decisions about one source come before those about all. */
function decisionsByName(decisions: readonly DecidedName[]): ReadonlyMap<string, DecidedName['outcome']> {
  const byName = new Map<string, DecidedName['outcome']>();
  for (const isOfSource of [false, true]) {
    for (const { sourceId, name, outcome } of decisions) {
      if ((sourceId !== null && sourceId !== undefined) === isOfSource) byName.set(decisionName(name), outcome);
    }
  }
  return byName;
}

function sortHits(text: string, hits: readonly NameHit[], styleAt: (at: number) => LineStyle): Sorted {
  const strong: Found[] = [];
  const implied: Found[] = [];
  const roles: NameHit[] = [];
  const strangers = new Map<string, number[]>();
  for (const hit of hits) {
    if (hit.forms.some(({ nameKind }) => nameKind === 'role')) {
      const roleForms = hit.forms.filter(({ nameKind }) => nameKind === 'role');
      roles.push({ ...hit, forms: roleForms });
      if (roleForms.length === hit.forms.length) continue;
    }
    const style = styleAt(hit.start);
    if (!isCaseBelieved(text, hit, style) || isPartOfLongerHanName(text, hit.start, hit.end)) continue;
    const around = new Surroundings(text, hit.start, hit.end, style);
    // Given names before one entity's surname belong to its name only, so forms are kept by where they begin.
    const fulls: NameForm[] = [];
    const extended = new Map<number, NameForm[]>();
    const weak: NameForm[] = [];
    const singles: NameForm[] = [];
    let hasHonorific = false;
    let person: PersonReader | null = null;
    let last: NameForm | null = null;
    let isLastPart = false;
    for (const form of hit.forms) {
      if (form.nameKind === 'role') continue;
      if (last === null || last.entity.kind !== form.entity.kind || last.nameKind !== form.nameKind || last.isAbbreviation !== form.isAbbreviation || last.spelling !== form.spelling) {
        isLastPart = isPartOfLongerName(around, form);
        last = form;
      }
      if (isLastPart) continue;
      if (form.entity.kind !== 'person' || form.strength === 'full' || form.nameKind === 'metonym') {
        fulls.push(form);
        continue;
      }
      person ??= new PersonReader(around);
      const judged = person.contextOf(form);
      hasHonorific ||= judged.hasHonorific;
      if (judged.verdict === 'other' && !isInOwnName(hit, form, hits)) addTo(strangers, form.spelling, hit.start);
      if (judged.verdict !== 'name') continue;
      if (judged.start < hit.start) addTo(extended, judged.start, form);
      else (form.strength === 'implied' ? weak : singles).push(form);
    }
    const { start, end } = hit;
    if (fulls.length > 0) strong.push({ start, end, forms: fulls, hasHonorific, role: null, isFull: true });
    for (const [from, forms] of extended) strong.push({ start: from, end, forms, hasHonorific, role: null, isFull: true });
    if (singles.length > 0) strong.push({ start, end, forms: singles, hasHonorific, role: null, isFull: false });
    if (weak.length > 0) implied.push({ start, end, forms: weak, hasHonorific, role: null, isFull: false });
  }
  return { strong: joinSame(strong), implied, roles, strangers };
}

/** Whether a surname is a part of a full name of its own bearer. */
function isInOwnName(hit: NameHit, form: NameForm, hits: readonly NameHit[]): boolean {
  return hits.some((other) => other !== hit && other.start <= hit.start && hit.end <= other.end && other.forms.some(({ entity }) => entity.id === form.entity.id));
}

/** Words in capitals, and abbreviations written as words, are taken only where the line around them is written so. */
function isCaseBelieved(text: string, hit: NameHit, style: LineStyle): boolean {
  if (style !== 'shouted' && (hit.fit === 'exact' || hit.fit === 'free')) return true;
  const isSingle = !text.slice(hit.start, hit.end).includes(' ');
  if (hit.fit === 'shouted' && isSingle) {
    if (hit.end - hit.start < 4) return false;
    if (style === 'shouted') return true;
    const around = `${text.slice(Math.max(0, hit.start - 24), hit.start)}\u0000${text.slice(hit.end, hit.end + 24)}`;
    return /(?:^|[\n\u2028])[^\p{L}\n]*\u0000/u.test(around) && isSentenceStart(text, hit.start) ? true : /\p{Lu}{2,}[^\p{L}\n]{0,3}\u0000|\u0000[^\p{L}\n]{1,3}\p{Lu}{2,}/u.test(around);
  }
  if (hit.fit === 'lowered') return style === 'sentence' && !isSentenceStart(text, hit.start);
  return !(style === 'shouted' && isSingle && isShoutedWord(text, hit.start, hit.end));
}

/** Hits of different forms at the same words are one; in text order. */
function joinSame(found: readonly Found[]): readonly Found[] {
  const joined: Found[] = [];
  for (const each of [...found].sort(byPlace)) {
    const same = joined.at(-1);
    if (same?.start !== each.start || same.end !== each.end) joined.push(each);
    else joined[joined.length - 1] = { ...same, forms: [...same.forms, ...each.forms], hasHonorific: same.hasHonorific || each.hasHonorific, isFull: same.isFull || each.isFull };
  }
  return joined;
}

/** Of words that overlap the longest. */
function longestFirst(found: readonly Found[]): readonly Found[] {
  const taken: Found[] = [];
  const ordered = [...found].sort(byPlace);
  let cluster: Found[] = [];
  let clusterEnd = -1;
  const settle = (): void => {
    cluster.sort((one, other) => other.end - other.start - (one.end - one.start) || one.start - other.start);
    const kept: Found[] = [];
    for (const each of cluster) {
      if (!kept.some((other) => each.start < other.end && other.start < each.end)) kept.push(each);
    }
    taken.push(...kept);
    cluster = [];
  };
  for (const each of ordered) {
    if (each.start >= clusterEnd) settle();
    cluster.push(each);
    clusterEnd = Math.max(clusterEnd, each.end);
  }
  settle();
  return taken;
}

/** Adds the surnames whose full name or title stands in the text: to the same words, or as words of their own. */
function withImplied(strong: readonly Found[], { implied }: Sorted, places: ReadonlyMap<string, readonly number[]>, decided: ReadonlyMap<string, DecidedName['outcome']>): readonly Found[] {
  const isTitled = new Set(implied.filter(({ hasHonorific }) => hasHonorific).flatMap(({ forms }) => forms.map(({ spelling }) => spelling)));
  const byStart = new Map(strong.map((found) => [found.start, found]));
  const ordered = [...strong].sort(byPlace);
  const added: Found[] = [];
  let next = 0;
  for (const found of [...implied].sort(byPlace)) {
    // A title makes a surname a name, but whose it is says a full name in the text where there is one.
    const isNamed = found.forms.some((form) => places.has(form.entity.id));
    const forms = found.forms.filter((form) => places.has(form.entity.id) || (!isNamed && isTitled.has(form.spelling)) || isDecidedFor(form, decided));
    if (forms.length === 0) continue;
    const same = byStart.get(found.start);
    if (same?.end === found.end) {
      byStart.set(found.start, { ...same, forms: [...same.forms, ...forms], hasHonorific: same.hasHonorific || found.hasHonorific });
      continue;
    }
    while (next < ordered.length && (ordered[next]?.end ?? 0) <= found.start) next += 1;
    const beside = ordered[next];
    if (beside !== undefined && beside.start < found.end) continue;
    added.push({ ...found, forms });
  }
  return [...byStart.values(), ...longestFirst(added)];
}

function isDecidedFor(form: NameForm, decided: ReadonlyMap<string, DecidedName['outcome']>): boolean {
  if (decided.size === 0) return false;
  const outcome = decided.get(decisionName(form.text));
  return outcome?.kind === 'entity' && outcome.entityId === form.entity.id;
}

/** Roles that stand for a person by themselves, with those who may have held them then. */
function rolesOf(article: AnalyzedText, hits: readonly NameHit[], names: readonly Found[], styleAt: (at: number) => LineStyle): readonly Found[] {
  if (hits.length === 0) return [];
  const { text, date } = article;
  const people = names.filter(({ forms }) => forms.some(({ entity }) => entity.kind === 'person')).sort(byPlace);
  const found: Found[] = [];
  for (const hit of hits) {
    const near = people.filter(({ start, end }) => start < hit.end + 40 && end > hit.start - 60);
    const role = roleContext(text, hit, near, styleAt(hit.start));
    if (role.isTitle || role.isAnother || names.some(({ start, end }) => start <= hit.start && hit.end <= end && end - start > hit.end - hit.start)) continue;
    const besides = role.apposition === null ? null : near.find(({ start }) => start === role.apposition?.start);
    const forms = hit.forms.filter((form) => {
      if (besides !== null && besides !== undefined) return besides.forms.some(({ entity }) => entity.id === form.entity.id);
      if (role.isFormer) return endedBefore(form.validTo, date);
      if (heldAt(form.validFrom, form.validTo, date) === 'no') return false;
      if (role.country === null || countriesIn(form.text).includes(role.country)) return true;
      const own = countriesOfEntity(form);
      return own.length === 0 || own.includes(role.country);
    });
    if (forms.length > 0) found.push({ start: hit.start, end: hit.end, forms, hasHonorific: false, role, isFull: false });
  }
  return longestFirst(joinSame(found));
}

function rankingContext(article: AnalyzedText, places: ReadonlyMap<string, readonly number[]>, names: readonly Found[], companions: Companionship | null): RankingContext {
  const sure = new Set(names.filter(({ forms }) => forms.length === 1).flatMap(({ forms }) => forms.map(({ entity }) => entity.id)));
  const scores = new Map<string, number>();
  return {
    date: article.date,
    firstNamed: (entityId) => places.get(entityId)?.[0] ?? -1,
    lastNamedBefore: (entityId, at) => (places.get(entityId) ?? []).findLast((place) => place < at) ?? -1,
    companionship: (entityId) => {
      if (companions === null) return 0;
      const known = scores.get(entityId);
      if (known !== undefined) return known;
      const score = companions(entityId, sure);
      scores.set(entityId, score);
      return score;
    },
  };
}

function mentionOf(
  text: string, found: Found, decided: ReadonlyMap<string, DecidedName['outcome']>, context: RankingContext, matcher: NameMatcher, strangers: ReadonlyMap<string, readonly number[]>,
): FoundMention | null {
  const outcome = decided.size === 0 ? undefined : decided.get(decisionName(text.slice(found.start, found.end))) ?? decided.get(decisionName(found.forms[0]?.text ?? ''));
  if (outcome?.kind === 'rejected') return null;
  const decidedId = outcome?.kind === 'entity' && matcher.entity(outcome.entityId) !== null ? outcome.entityId : null;
  const named = new Set(found.role?.apposition === null || found.role === null ? [] : found.forms.map(({ entity }) => entity.id));
  const place = { start: found.start, reading: found.forms.length > 1 ? readingOf(text, found) : 'open' as const, hasHonorific: found.hasHonorific, named, decided: decidedId };
  let { candidates, isAmbiguous } = rankCandidates(found.forms, place, context);
  if (decidedId !== null && candidates.every(({ entityId }) => entityId !== decidedId)) {
    candidates = [{ entityId: decidedId, nameKind: 'name', score: 1, reason: 'decided' }, ...candidates];
    isAmbiguous = false;
  }
  const [first] = candidates;
  const form = found.forms.find(({ entity }) => entity.id === first?.entityId) ?? found.forms[0];
  if (first === undefined || form === undefined) return null;
  if (!found.isFull && first.reason !== 'decided' && isStranger(found, form, context, strangers)) {
    if (form.strength === 'implied' && context.lastNamedBefore(form.entity.id, found.start) < 0) return null;
    isAmbiguous = true;
  }
  return { start: found.start, end: found.end, form: form.text, candidates, isAmbiguous };
}

/** Whether somebody the registry does not know was called by this surname in full nearer before than its bearer. */
function isStranger(found: Found, form: NameForm, context: RankingContext, strangers: ReadonlyMap<string, readonly number[]>): boolean {
  const stranger = (strangers.get(form.spelling) ?? []).findLast((place) => place < found.start) ?? -1;
  return stranger >= 0 && stranger > context.lastNamedBefore(form.entity.id, found.start);
}
