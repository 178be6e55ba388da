import * as v from 'valibot';
import { anchorSchema, type Anchor } from './anchor';
import { idSchema, type Clock, type IdMaker, type SourceId } from './ids';
import { stampEntries } from './record';

/** The highlight colors, in the order of their keys 1 to 5. Each has a meaning the person names. */
export const highlightColors = ['amber', 'green', 'blue', 'rose', 'violet'] as const;
export type HighlightColor = (typeof highlightColors)[number];

/** Words of a source that a person marked. The interface calls it a highlight. */
export const passageSchema = v.pipe(
  v.object({
    id: idSchema('passage'),
    ...stampEntries,
    sourceId: idSchema('source'),
    anchor: anchorSchema,
    /** The pages its words stand on, "12" or "12–13"; absent where the source has no pages. */
    pages: v.exactOptional(v.string()),
    color: v.picklist(highlightColors),
    /** Plain text with line breaks. */
    comment: v.string(),
    tagIds: v.pipe(v.array(idSchema('tag')), v.readonly()),
  }),
  v.readonly(),
);
export type Passage = v.InferOutput<typeof passageSchema>;

export function createPassage(
  draft: { readonly sourceId: SourceId; readonly anchor: Anchor; readonly color: HighlightColor; readonly pages?: string },
  clock: Clock,
  ids: IdMaker,
): Passage {
  const now = clock();
  const { pages = '', ...rest } = draft;
  return withPages({ id: ids('passage'), createdAt: now, updatedAt: now, comment: '', tagIds: [], ...rest }, pages);
}

/** The passage with the pages its words stand on; none where `pages` is empty. */
export function withPages(passage: Passage, pages: string): Passage {
  const { pages: _before, ...rest } = passage;
  return pages === '' ? rest : { ...rest, pages };
}
