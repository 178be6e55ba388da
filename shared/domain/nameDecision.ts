import * as v from 'valibot';
import { foldText } from './foldedText';
import { idSchema, type Clock, type EntityId, type IdMaker, type SourceId } from './ids';
import { stampEntries } from './record';

const outcomeSchema = v.variant('kind', [
  /** The name means this entity. */
  v.pipe(v.object({ kind: v.literal('entity'), entityId: idSchema('entity') }), v.readonly()),
  /** The name is nothing to be proposed or linked. */
  v.pipe(v.object({ kind: v.literal('rejected') }), v.readonly()),
]);

/**
 * What a person decided about a name: in one source ("Li in this article is Li Qiang") or everywhere. There is one
 * decision of a name in a source; that of a source goes before that of all sources.
 */
export const nameDecisionSchema = v.pipe(
  v.object({
    id: idSchema('nameDecision'),
    ...stampEntries,
    /** Null is every source. */
    sourceId: v.nullable(idSchema('source')),
    /** As `decisionName` writes it. */
    name: v.pipe(v.string(), v.minLength(1)),
    outcome: outcomeSchema,
  }),
  v.readonly(),
);
export type NameDecision = v.InferOutput<typeof nameDecisionSchema>;
export type NameOutcome = NameDecision['outcome'];

/**
 * The form of a name under which it is decided: quotation marks, dashes, white space and accents as `foldText` has them.
 * Capitals stay, because "US" is not "us". Empty where nothing is left of it.
 */
export function decisionName(name: string): string {
  return foldText(name, { ignoreCase: false, ignoreAccents: true }).text.trim();
}

export function createNameDecision(
  draft: { readonly sourceId: SourceId | null; readonly name: string; readonly outcome: NameOutcome },
  clock: Clock,
  ids: IdMaker,
): NameDecision {
  const now = clock();
  return { id: ids('nameDecision'), createdAt: now, updatedAt: now, ...draft, name: decisionName(draft.name) };
}

/** The entity that a decision names; null where it rejects the name. */
export function decidedEntity({ outcome }: Pick<NameDecision, 'outcome'>): EntityId | null {
  return outcome.kind === 'entity' ? outcome.entityId : null;
}
