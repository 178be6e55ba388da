import * as v from 'valibot';
import { anchorSchema, type Anchor } from './anchor';
import { idSchema, type Clock, type EntityId, type IdMaker, type PassageId, type SourceId } from './ids';
import { stampEntries } from './record';

/**
 * An entity stands in words of a source. A highlight linked to an entity is an accepted mention that carries the
 * highlight's id and anchor; a mention found by analysis has no passage and is a suggestion until a person accepts it.
 */
export const mentionSchema = v.pipe(
  v.object({
    id: idSchema('mention'),
    ...stampEntries,
    entityId: idSchema('entity'),
    sourceId: idSchema('source'),
    anchor: anchorSchema,
    passageId: v.nullable(idSchema('passage')),
    status: v.picklist(['suggested', 'accepted', 'rejected']),
    origin: v.picklist(['person', 'analysis']),
  }),
  v.readonly(),
);
export type Mention = v.InferOutput<typeof mentionSchema>;

/** The mention that links a highlight to an entity by a person's word. */
export function createPassageMention(
  draft: { readonly entityId: EntityId; readonly sourceId: SourceId; readonly anchor: Anchor; readonly passageId: PassageId },
  clock: Clock,
  ids: IdMaker,
): Mention {
  const now = clock();
  return { id: ids('mention'), createdAt: now, updatedAt: now, status: 'accepted', origin: 'person', ...draft };
}

/** What a person decided about words that analysis found: they are the entity, or they are not. */
export function createFoundMention(
  draft: { readonly entityId: EntityId; readonly sourceId: SourceId; readonly anchor: Anchor; readonly status: 'accepted' | 'rejected' },
  clock: Clock,
  ids: IdMaker,
): Mention {
  const now = clock();
  return { id: ids('mention'), createdAt: now, updatedAt: now, passageId: null, origin: 'analysis', ...draft };
}
