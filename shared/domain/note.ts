import * as v from 'valibot';
import { idSchema, type Clock, type IdMaker } from './ids';
import { stampEntries } from './record';

/** A note without its body: lists load only this. `updatedAt` moves with the title; the body has its own. */
export const noteSchema = v.pipe(
  v.object({ id: idSchema('note'), ...stampEntries, title: v.string(), isSample: v.boolean() }),
  v.readonly(),
);
export type Note = v.InferOutput<typeof noteSchema>;

export function createNote(draft: { readonly title: string; readonly isSample?: boolean }, clock: Clock, ids: IdMaker): Note {
  const now = clock();
  return { id: ids('note'), createdAt: now, updatedAt: now, title: draft.title, isSample: draft.isSample ?? false };
}
