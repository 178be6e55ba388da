import { DecidedPlaces } from '../../../shared/analysis/decidedPlaces';
import type { ArticleNames, NameGroup } from '../../../shared/contracts/analysisContract';
import type { Entity, EntityKind } from '../../../shared/domain/entity';
import type { EntityId, MentionId } from '../../../shared/domain/ids';
import type { Mention } from '../../../shared/domain/mention';
import { decisionName } from '../../../shared/domain/nameDecision';
import type { Span } from '../../../shared/domain/span';

export type NameCandidate = NameGroup['candidates'][number];

/** Words of the article that are, or may be, an entity. */
export interface NamePlace extends Span {
  readonly words: string;
  /** Who may be meant, best first; none where the registry knows nobody. */
  readonly candidates: readonly NameCandidate[];
  /** Set where a person accepted it. */
  readonly mentionId: MentionId | null;
}

/** One line of the review: a name with all its places in the article that wait for the same word. */
export interface NameRow {
  /** `unclear`: several may be meant. `known`: a suggestion. `unknown`: a proposal for a new entity. `accepted`: done. */
  readonly group: 'unclear' | 'known' | 'unknown' | 'accepted';
  readonly key: string;
  readonly name: string;
  /** Null where several may be meant. */
  readonly kind: EntityKind | null;
  readonly entityId: EntityId | null;
  /** Other ways in which the article writes it. */
  readonly forms: readonly string[];
  /** In text order, at least one. */
  readonly places: readonly NamePlace[];
}

/** All that is reviewed in an article. */
export interface NameReview {
  readonly rows: readonly NameRow[];
  /** How many rows wait for a word. */
  readonly openCount: number;
}

export const emptyReview: NameReview = { rows: [], openCount: 0 };

const groupOrder = ['unclear', 'known', 'unknown', 'accepted'] as const;

interface Draft extends NameRow {
  readonly places: NamePlace[];
}

function sameWords(forms: readonly string[], name: string): readonly string[] {
  return [...new Set(forms)].filter((form) => form !== name);
}

/** Mentions that settle words: a highlight that is linked settles only its own words. */
function decidedOf(mentions: readonly Mention[]): DecidedPlaces {
  return new DecidedPlaces(
    mentions.flatMap(({ entityId, anchor, passageId, status }) => (status === 'suggested' ? [] : [{ entityId, start: anchor.start, end: anchor.end, status, isHighlight: passageId !== null }])),
  );
}

/**
 * The rows of an article's review: what analysis found without what was accepted and rejected since, and what is accepted.
 * Within each group in the order in which the names first stand in the text. `kinds` are what the person chose for proposals.
 */
export function reviewOf(names: ArticleNames, mentions: readonly Mention[], entities: ReadonlyMap<EntityId, Entity>, kinds: ReadonlyMap<string, EntityKind>): NameReview {
  const decided = decidedOf(mentions);
  const drafts = new Map<string, Draft>();
  const draftOf = (made: Omit<Draft, 'places' | 'forms'>, forms: readonly string[] = []): Draft => {
    const known = drafts.get(made.key);
    if (known) return known;
    const draft: Draft = { ...made, forms, places: [] };
    drafts.set(made.key, draft);
    return draft;
  };

  const { groups, places } = names;
  for (let at = 0; at < places.length; at += 3) {
    const group = groups[places[at + 2] ?? 0];
    const span = { start: places[at] ?? 0, end: places[at + 1] ?? 0 };
    if (!group || decided.isTaken(span)) continue;
    const candidates = group.candidates.filter(({ entityId }) => entities.has(entityId) && !decided.isRejected(span, entityId));
    const [first] = candidates;
    const leads = group.candidates[0]?.entityId === first?.entityId;
    if (first === undefined || (!leads && !group.isAmbiguous)) continue;
    const isUnclear = group.isAmbiguous && candidates.length > 1;
    const entity = entities.get(first.entityId);
    const draft = isUnclear
      ? draftOf({ group: 'unclear', key: `unclear ${decisionName(group.words)}`, name: group.words, kind: null, entityId: null })
      : draftOf({ group: 'known', key: `known ${first.entityId}`, name: entity?.name ?? group.words, kind: entity?.kind ?? null, entityId: first.entityId });
    draft.places.push({ ...span, words: group.words, candidates, mentionId: null });
  }
  for (const proposal of names.proposals) {
    const open = proposal.spans.filter((span) => !decided.isTaken(span));
    if (open.length * 2 <= proposal.spans.length) continue;
    const key = `unknown ${decisionName(proposal.name)}`;
    const draft = draftOf({ group: 'unknown', key, name: proposal.name, kind: kinds.get(key) ?? proposal.kind, entityId: null }, proposal.forms);
    draft.places.push(...open.map((span) => ({ ...span, words: proposal.name, candidates: [], mentionId: null })));
  }
  for (const { id, entityId, anchor, passageId, status } of mentions) {
    const entity = entities.get(entityId);
    if (status !== 'accepted' || passageId !== null || !entity) continue;
    const draft = draftOf({ group: 'accepted', key: `accepted ${entityId}`, name: entity.name, kind: entity.kind, entityId });
    draft.places.push({ start: anchor.start, end: anchor.end, words: anchor.exact, candidates: [], mentionId: id });
  }
  const rows = [...drafts.values()].map((draft): NameRow => {
    const inOrder = draft.places.sort((a, b) => a.start - b.start);
    return { ...draft, places: inOrder, forms: sameWords(draft.group === 'unknown' ? draft.forms : inOrder.map(({ words }) => words), draft.name) };
  });
  rows.sort((a, b) => groupOrder.indexOf(a.group) - groupOrder.indexOf(b.group) || (a.places[0]?.start ?? 0) - (b.places[0]?.start ?? 0));
  return { rows, openCount: rows.filter(({ group }) => group !== 'accepted').length };
}

/** Everybody who may be meant at any of some places, in the order of the first place that says so. */
export function candidatesOf(places: readonly NamePlace[]): readonly NameCandidate[] {
  const byId = new Map<EntityId, NameCandidate>();
  for (const { candidates } of places) for (const candidate of candidates) if (!byId.has(candidate.entityId)) byId.set(candidate.entityId, candidate);
  return [...byId.values()];
}

/** All open places of the article that are written like one of them. */
export function placesOfWords(rows: readonly NameRow[], words: string): readonly NamePlace[] {
  const name = decisionName(words);
  return rows.flatMap(({ group, places }) => (group === 'unclear' || group === 'known' ? places.filter((place) => decisionName(place.words) === name) : []));
}

/** A place with the row it belongs to. */
export interface MarkedName extends Span {
  readonly row: NameRow;
  readonly index: number;
}

/** Every place of every row in text order, none over another. */
export function marksOf(rows: readonly NameRow[]): readonly MarkedName[] {
  const marks = rows.flatMap((row) => row.places.map(({ start, end }, index): MarkedName => ({ start, end, row, index }))).sort((a, b) => a.start - b.start || b.end - a.end);
  let behind = 0;
  return marks.filter(({ start, end }) => {
    if (start < behind) return false;
    behind = end;
    return true;
  });
}
