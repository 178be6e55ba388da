import type { CandidateReason, MentionCandidate } from './analysisTypes';
import { heldAt } from './heldDates';
import type { NameForm } from './nameForms';
import type { Reading } from './readingContext';

/** What is known of a text when the bearers of a name are ranked. */
export interface RankingContext {
  readonly date: string | null;
  /** Where the entity's full name stands in the text: its first place, and the last before the words in question; -1 where nowhere. */
  firstNamed(entityId: string): number;
  lastNamedBefore(entityId: string, at: number): number;
  /** How well an entity goes with the others of the text, 0 … 1. */
  companionship(entityId: string): number;
}

/** One name found at a place, before it is known who is meant. */
export interface RankedPlace {
  readonly start: number;
  readonly reading: Reading;
  readonly hasHonorific: boolean;
  /** Entities that the words themselves name otherwise, e.g. by an apposition. */
  readonly named: ReadonlySet<string>;
  readonly decided: string | null;
}

const baseScores: Readonly<Record<NameForm['nameKind'], number>> = { name: 0.6, shortName: 0.6, transliteration: 0.6, role: 0.5, metonym: 0.5 };

/** How far the first has to be before the second to be a suggestion rather than a question. */
export const clearLead = 0.18;

const kindOrder: readonly NameForm['nameKind'][] = ['name', 'shortName', 'transliteration', 'role', 'metonym'];

/** One form for each entity: the one that says most. */
function bearersOf(forms: readonly NameForm[]): readonly NameForm[] {
  if (forms.length === 1) return forms;
  const bearers = new Map<string, NameForm>();
  for (const form of forms) {
    const known = bearers.get(form.entity.id);
    const isStronger = known === undefined
      || (known.strength === 'implied' && form.strength !== 'implied')
      || (known.strength === form.strength && kindOrder.indexOf(form.nameKind) < kindOrder.indexOf(known.nameKind));
    if (isStronger) bearers.set(form.entity.id, form);
  }
  return [...bearers.values()];
}

/** The bearers of a name, best first, and whether one of them clearly leads. */
export function rankCandidates(forms: readonly NameForm[], place: RankedPlace, context: RankingContext): { readonly candidates: readonly MentionCandidate[]; readonly isAmbiguous: boolean } {
  const bearers = bearersOf(forms);
  const lastNamed = bearers.map(({ entity }) => context.lastNamedBefore(entity.id, place.start));
  const namedBefore = lastNamed.reduce((count, at) => count + Number(at >= 0), 0);
  const newest = Math.max(-1, ...lastNamed);
  const candidates = bearers.map((form, index): MentionCandidate => {
    const { id } = form.entity;
    let score = baseScores[form.nameKind];
    let reason: CandidateReason = 'noReason';
    const add = (points: number, why: CandidateReason): void => {
      score += points;
      if (points > 0 && (reason === 'noReason' || points >= 0.2)) reason = why;
    };
    if (form.nameKind === 'role') {
      const held = heldAt(form.validFrom, form.validTo, context.date);
      if (held === 'yes') add(0.25, 'heldRoleThen');
      if (place.named.has(id)) add(0.3, 'fullNameInText');
    }
    const hasOwnName = form.strength === 'full' && form.nameKind !== 'role' && form.nameKind !== 'metonym';
    const isPerson = form.entity.kind === 'person';
    const last = lastNamed[index] ?? -1;
    if (!hasOwnName && isPerson && last >= 0) {
      if (namedBefore > 1) add(last === newest ? 0.25 : 0.15, 'namedBefore');
      else add(0.25, bearers.some((other) => other !== form && context.firstNamed(other.entity.id) >= 0) ? 'namedBefore' : 'fullNameInText');
    } else if (!hasOwnName && isPerson && context.firstNamed(id) >= 0) add(0.05, 'fullNameInText');
    if (form.strength === 'implied' && context.firstNamed(id) < 0) score -= 0.1;
    add(kindFit(form, place), 'kindFits');
    add(0.12 * context.companionship(id), 'standsWithOthers');
    if (place.decided === id) return { entityId: id, nameKind: form.nameKind, score: 1, reason: 'decided' };
    return { entityId: id, nameKind: form.nameKind, score: Math.min(0.95, Math.max(0.05, Math.round(score * 1000) / 1000)), reason };
  });
  candidates.sort((one, other) => other.score - one.score || (one.entityId < other.entityId ? -1 : 1));
  const [first, second] = candidates;
  if (first === undefined) return { candidates, isAmbiguous: false };
  if (second === undefined) {
    const only = bearers[0];
    const isSure = only === undefined || first.reason === 'decided' || isSureAlone(only, place, context);
    return { candidates: [isSure ? { ...first, reason: first.reason === 'noReason' ? 'onlyBearer' : first.reason, score: Math.max(first.score, 0.8) } : first], isAmbiguous: !isSure };
  }
  return { candidates, isAmbiguous: first.reason !== 'decided' && first.score - second.score < clearLead };
}

/** Whether the only known bearer is likely to be meant at all: a surname without the full name may be anybody's. */
function isSureAlone(form: NameForm, place: RankedPlace, context: RankingContext): boolean {
  if (form.strength === 'implied') return context.firstNamed(form.entity.id) >= 0;
  if (form.nameKind === 'role') return place.named.has(form.entity.id) || heldAt(form.validFrom, form.validTo, context.date) === 'yes' || context.firstNamed(form.entity.id) >= 0;
  return true;
}

function kindFit(form: NameForm, { reading, hasHonorific }: RankedPlace): number {
  const { kind } = form.entity;
  if (hasHonorific) return kind === 'person' ? 0.05 : -0.25;
  if (reading === 'open') return 0;
  if (form.nameKind === 'metonym') return reading === 'actor' ? 0.3 : 0;
  if (kind === 'place') return reading === 'place' ? 0.2 : 0;
  if (kind === 'person' || kind === 'organization') return reading === 'actor' ? 0.1 : 0;
  return 0;
}
