import type { RelationId } from '../../shared/domain/ids';
import { createRelation, type Relation, type RelationDraft } from '../../shared/domain/relation';
import { isSameValue } from '../../shared/history/change';
import type { Recorder } from '../data/transaction';
import type { CommandContext } from './commandContext';

/** Only highlights that are there; each once. */
async function standing(context: CommandContext, passageIds: Relation['passageIds']): Promise<Relation['passageIds']> {
  const passages = await context.database.passages.bulkGet([...new Set(passageIds)]);
  return passages.flatMap((passage) => passage?.id ?? []);
}

async function hasEnds(recorder: Recorder, { fromId, toId }: Pick<Relation, 'fromId' | 'toId'>): Promise<boolean> {
  return (await recorder.get('entities', fromId)) !== undefined && (await recorder.get('entities', toId)) !== undefined;
}

/** Notes that one entity stands to another as told. Null where either is gone, or where nothing says how. */
export async function addRelation(context: CommandContext, draft: RelationDraft): Promise<Relation | null> {
  if (draft.type.trim() === '') return null;
  return context.writer.write({ label: 'Add relation' }, async (recorder) => {
    if (!(await hasEnds(recorder, draft))) return null;
    const passageIds = await standing(context, draft.passageIds ?? []);
    const relation = createRelation({ ...draft, passageIds }, context.clock, context.ids);
    await recorder.put('relations', relation);
    return relation;
  });
}

export type RelationPatch = Partial<Pick<Relation, 'fromId' | 'toId' | 'type' | 'validFrom' | 'validTo' | 'passageIds' | 'remark'>>;

/** Changes a relation that is still there; what stays the same is no step. */
export async function updateRelation(context: CommandContext, id: RelationId, patch: RelationPatch): Promise<void> {
  if (patch.type?.trim() === '') return;
  await context.writer.write({ label: 'Edit relation' }, async (recorder) => {
    const relation = await recorder.get('relations', id);
    if (!relation) return;
    const next = { ...relation, ...patch, passageIds: await standing(context, patch.passageIds ?? relation.passageIds), type: (patch.type ?? relation.type).trim() };
    if (isSameValue(next, relation) || !(await hasEnds(recorder, next))) return;
    await recorder.put('relations', { ...next, updatedAt: context.clock() });
  });
}

export async function deleteRelation(context: CommandContext, id: RelationId): Promise<void> {
  await context.writer.write({ label: 'Delete relation' }, (recorder) => recorder.remove('relations', id));
}
