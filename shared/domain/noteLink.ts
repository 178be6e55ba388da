import * as v from 'valibot';
import { idSchema, type EntityId, type NoteId, type PassageId, type SourceId } from './ids';
import { visitInlines, type NoteBlock } from './noteBody';

/**
 * A note refers to something. Derived from the note's body in the transaction that saves it, so that backlinks are one
 * indexed read. The id is note and target joined: a body that cites the same thing twice has one link.
 */
export const noteLinkSchema = v.pipe(
  v.object({
    id: v.string(),
    noteId: idSchema('note'),
    targetKind: v.picklist(['passage', 'entity', 'source']),
    targetId: v.string(),
  }),
  v.readonly(),
);
export type NoteLink = v.InferOutput<typeof noteLinkSchema>;
export type NoteLinkTarget =
  | { readonly targetKind: 'passage'; readonly targetId: PassageId }
  | { readonly targetKind: 'entity'; readonly targetId: EntityId }
  | { readonly targetKind: 'source'; readonly targetId: SourceId };

/** The links of a body, each once, sorted by id. A cited passage also links the passage's source. */
export function noteLinksOf(noteId: NoteId, blocks: readonly NoteBlock[]): readonly NoteLink[] {
  const links = new Map<string, NoteLink>();
  const add = (target: NoteLinkTarget): void => {
    const id = `${noteId}>${target.targetId}`;
    links.set(id, { id, noteId, ...target });
  };
  visitInlines(blocks, (inline) => {
    if (inline.kind === 'entity') add({ targetKind: 'entity', targetId: inline.entityId });
    if (inline.kind === 'passage') {
      add({ targetKind: 'passage', targetId: inline.passageId });
      add({ targetKind: 'source', targetId: inline.sourceId });
    }
  });
  return [...links.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
