import * as v from 'valibot';
import { idSchema, type Clock, type IdMaker, type TagId } from './ids';
import { stampEntries } from './record';

/** A code of the codebook (REFI-QDA `Code`): attached to sources and passages. */
export const tagSchema = v.pipe(
  v.object({
    id: idSchema('tag'),
    ...stampEntries,
    name: v.pipe(v.string(), v.trim(), v.minLength(1)),
    /** What the tag means and when it applies. */
    definition: v.string(),
    parentId: v.nullable(idSchema('tag')),
  }),
  v.readonly(),
);
export type Tag = v.InferOutput<typeof tagSchema>;

export function createTag(draft: { readonly name: string; readonly parentId?: TagId | null }, clock: Clock, ids: IdMaker): Tag {
  const now = clock();
  return { id: ids('tag'), createdAt: now, updatedAt: now, name: draft.name.trim(), definition: '', parentId: draft.parentId ?? null };
}
