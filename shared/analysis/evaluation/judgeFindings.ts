import type { EntityKind } from '../../domain/entity';
import type { Span } from '../../domain/span';
import type { EntityProposal, FoundMention } from '../analysisTypes';
import type { LabelledEntity, LabelledText } from './labelledText';

/** One thing that analysis got wrong, in words for a list. */
export interface FindingError {
  readonly text: string;
  readonly fault: 'missed' | 'wrong' | 'split' | 'kind' | 'span';
  readonly words: string;
  readonly detail: string;
}

/** What was right and what was not; figures of several texts are added up before rates are taken. */
export interface Judgement {
  readonly proposed: number;
  readonly labelled: number;
  readonly right: number;
  readonly rightKind: number;
  readonly byKind: Readonly<Partial<Record<EntityKind, KindCount>>>;
  readonly errors: readonly FindingError[];
}

export interface KindCount {
  readonly labelled: number;
  readonly found: number;
  readonly rightKind: number;
}

export const precisionOf = ({ right, proposed }: Pick<Judgement, 'right' | 'proposed'>): number => (proposed === 0 ? 1 : right / proposed);
export const recallOf = ({ right, labelled }: Pick<Judgement, 'right' | 'labelled'>): number => (labelled === 0 ? 1 : right / labelled);
export const kindRateOf = ({ rightKind, right }: Pick<Judgement, 'rightKind' | 'right'>): number => (right === 0 ? 1 : rightKind / right);

/** Whether two stretches are the same words: they share more than half of what either covers. */
export function coincide(a: Span, b: Span): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared > 0 && shared * 2 > Math.max(a.end, b.end) - Math.min(a.start, b.start);
}

/** Places of an entity that bear one of its names rather than a role. */
function namedPlaces(entity: LabelledEntity): readonly Span[] {
  const roles = new Set(entity.aliases.filter(({ kind }) => kind === 'role' || kind === 'metonym').map(({ text }) => text));
  return entity.mentions.filter(({ text }) => !roles.has(text));
}

/**
 * Judges proposals of one text against its labels. A proposal is of the entity with which it shares the most places (see
 * `coincide`), provided these are at least half of its own places; each entity is found once, by the proposal that shares
 * most, and further proposals of the same entity are wrong ("split"). Entities named only by roles are left out.
 */
export function judgeProposals({ name, text, labels }: LabelledText, proposals: readonly EntityProposal[]): Judgement {
  const entities = labels.entities.map((entity) => ({ entity, places: namedPlaces(entity) })).filter(({ places }) => places.length > 0);
  const ofEntity = new Map<LabelledEntity, { readonly proposal: EntityProposal; readonly shared: number }[]>();
  const errors: FindingError[] = [];
  for (const proposal of proposals) {
    const ranked = entities.map(({ entity, places }) => ({ entity, shared: proposal.spans.filter((span) => places.some((place) => coincide(place, span))).length })).sort((a, b) => b.shared - a.shared);
    const best = ranked[0];
    if (!best || best.shared === 0 || best.shared * 2 < proposal.spans.length) {
      errors.push({ text: name, fault: 'wrong', words: proposal.name, detail: `${proposal.kind}: ${sentenceOf(text, proposal.spans[0])}` });
    } else ofEntity.set(best.entity, [...(ofEntity.get(best.entity) ?? []), { proposal, shared: best.shared }]);
  }
  const byKind: Partial<Record<EntityKind, KindCount>> = {};
  let right = 0;
  let rightKind = 0;
  for (const { entity, places } of entities) {
    const found = [...(ofEntity.get(entity) ?? [])].sort((a, b) => b.shared - a.shared);
    const [best, ...others] = found;
    const isRightKind = best?.proposal.kind === entity.kind;
    if (!best) errors.push({ text: name, fault: 'missed', words: entity.name, detail: `${entity.kind}: ${sentenceOf(text, places[0])}` });
    else {
      right += 1;
      if (isRightKind) rightKind += 1;
      else errors.push({ text: name, fault: 'kind', words: entity.name, detail: `${best.proposal.kind} rather than ${entity.kind}` });
      const unseen = places.filter((place) => !best.proposal.spans.some((span) => coincide(span, place)));
      if (unseen.length > 0) errors.push({ text: name, fault: 'span', words: entity.name, detail: `${unseen.length} of ${places.length} places not among its own: ${sentenceOf(text, unseen[0])}` });
    }
    for (const { proposal } of others) errors.push({ text: name, fault: 'split', words: proposal.name, detail: `is ${entity.name}` });
    const count = byKind[entity.kind] ?? { labelled: 0, found: 0, rightKind: 0 };
    byKind[entity.kind] = { labelled: count.labelled + 1, found: count.found + (best ? 1 : 0), rightKind: count.rightKind + (isRightKind ? 1 : 0) };
  }
  return { proposed: proposals.length, labelled: entities.length, right, rightKind, byKind, errors };
}

/**
 * Judges the mentions found with a full registry. A mention is right where exactly these words are labelled and its first
 * candidate is the labelled entity; `keyOf` says which id the registry gave a labelled entity. Mentions by roles are left
 * out on both sides, and found words that are only a part of a label are wrong.
 */
export function judgeMentions({ name, text, labels }: LabelledText, mentions: readonly FoundMention[], keyOf: (entity: LabelledEntity) => string): Judgement {
  const places = labels.entities.flatMap((entity) => namedPlaces(entity).map((place) => ({ ...place, entity })));
  const roles = labels.entities.flatMap((entity) => entity.mentions.filter((mention) => !namedPlaces(entity).includes(mention)));
  const errors: FindingError[] = [];
  const seen = new Set<number>();
  let right = 0;
  let proposed = 0;
  for (const mention of mentions) {
    if (mention.candidates[0]?.nameKind === 'role' || roles.some((role) => coincide(role, mention))) continue;
    proposed += 1;
    const place = places.find(({ start, end }) => start === mention.start && end === mention.end);
    const isRight = place !== undefined && mention.candidates[0]?.entityId === keyOf(place.entity);
    if (isRight) right += 1;
    else errors.push({ text: name, fault: place ? 'kind' : places.some((other) => coincide(other, mention)) ? 'span' : 'wrong', words: text.slice(mention.start, mention.end), detail: sentenceOf(text, mention) });
    if (isRight) seen.add(mention.start);
  }
  for (const place of places) if (!seen.has(place.start)) errors.push({ text: name, fault: 'missed', words: text.slice(place.start, place.end), detail: sentenceOf(text, place) });
  return { proposed, labelled: places.length, right, rightKind: right, byKind: {}, errors };
}

/** Adds up the judgements of several texts. */
export function summed(judgements: readonly Judgement[]): Judgement {
  const byKind: Partial<Record<EntityKind, KindCount>> = {};
  for (const judgement of judgements) {
    for (const kind of Object.keys(judgement.byKind) as EntityKind[]) {
      const [sum, more] = [byKind[kind], judgement.byKind[kind]];
      if (more) byKind[kind] = { labelled: (sum?.labelled ?? 0) + more.labelled, found: (sum?.found ?? 0) + more.found, rightKind: (sum?.rightKind ?? 0) + more.rightKind };
    }
  }
  const total = (figure: (judgement: Judgement) => number): number => judgements.reduce((sum, judgement) => sum + figure(judgement), 0);
  return {
    proposed: total(({ proposed }) => proposed), labelled: total(({ labelled }) => labelled), right: total(({ right }) => right),
    rightKind: total(({ rightKind }) => rightKind), byKind, errors: judgements.flatMap(({ errors }) => errors),
  };
}

/** A few words around a place, on one line. */
function sentenceOf(text: string, span: Span | undefined): string {
  if (!span) return '';
  const around = `${text.slice(Math.max(0, span.start - 40), span.start)}[${text.slice(span.start, span.end)}]${text.slice(span.end, span.end + 30)}`;
  return around.replace(/\s+/g, ' ');
}
