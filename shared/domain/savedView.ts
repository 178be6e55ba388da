import * as v from 'valibot';
import { idSchema, type Clock, type IdMaker } from './ids';
import { stampEntries } from './record';

/** A query kept under a name. What it finds is looked for anew each time. */
export const savedViewSchema = v.pipe(
  v.object({
    id: idSchema('savedView'),
    ...stampEntries,
    name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)),
    /** In the query language of `shared/search`, as the person typed it. */
    query: v.pipe(v.string(), v.minLength(1)),
  }),
  v.readonly(),
);
export type SavedView = v.InferOutput<typeof savedViewSchema>;

export function createSavedView(draft: { readonly name: string; readonly query: string }, clock: Clock, ids: IdMaker): SavedView {
  const now = clock();
  return { id: ids('savedView'), createdAt: now, updatedAt: now, name: draft.name.trim(), query: draft.query.trim() };
}
