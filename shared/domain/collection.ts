import * as v from 'valibot';
import { idSchema, type Clock, type IdMaker } from './ids';
import { stampEntries } from './record';

/** Sources that a person put together: a case, a project, a week. A source may lie in several. */
export const collectionSchema = v.pipe(
  v.object({
    id: idSchema('collection'),
    ...stampEntries,
    name: v.pipe(v.string(), v.trim(), v.minLength(1)),
    description: v.string(),
  }),
  v.readonly(),
);
export type Collection = v.InferOutput<typeof collectionSchema>;

export function createCollection(draft: { readonly name: string; readonly description?: string }, clock: Clock, ids: IdMaker): Collection {
  const now = clock();
  return { id: ids('collection'), createdAt: now, updatedAt: now, name: draft.name.trim(), description: draft.description ?? '' };
}
