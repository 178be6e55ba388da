import * as v from 'valibot';
import { idSchema, type Clock, type EntityId, type IdMaker } from './ids';
import { stampEntries } from './record';

/** Types of relations that have words of their own, read from the first entity to the second; any other text is a type too. */
export const relationTypes = {
  memberOf: { label: 'Member of', reverse: 'Has as member' },
  met: { label: 'Met', reverse: 'Met' },
  sanctioned: { label: 'Sanctioned', reverse: 'Sanctioned by' },
  locatedIn: { label: 'Located in', reverse: 'Location of' },
} as const satisfies Readonly<Record<string, { readonly label: string; readonly reverse: string }>>;

/** One entity stands to another as a person says, for a time, resting on highlights. */
export const relationSchema = v.pipe(
  v.object({
    id: idSchema('relation'),
    ...stampEntries,
    fromId: idSchema('entity'),
    toId: idSchema('entity'),
    /** A key of `relationTypes` or a person's own words. */
    type: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)),
    /** EDTF dates between which it holds; null is open. */
    validFrom: v.nullable(v.string()),
    validTo: v.nullable(v.string()),
    passageIds: v.pipe(v.array(idSchema('passage')), v.readonly()),
    remark: v.string(),
  }),
  v.readonly(),
);
export type Relation = v.InferOutput<typeof relationSchema>;

export type RelationDraft = { readonly fromId: EntityId; readonly toId: EntityId; readonly type: string } & Partial<
  Pick<Relation, 'validFrom' | 'validTo' | 'passageIds' | 'remark'>
>;

export function createRelation(draft: RelationDraft, clock: Clock, ids: IdMaker): Relation {
  const now = clock();
  return {
    id: ids('relation'), createdAt: now, updatedAt: now, fromId: draft.fromId, toId: draft.toId, type: draft.type.trim(),
    validFrom: draft.validFrom ?? null, validTo: draft.validTo ?? null, passageIds: draft.passageIds ?? [], remark: draft.remark ?? '',
  };
}
