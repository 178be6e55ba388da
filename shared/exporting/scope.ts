import type { EntityId, NoteId, SourceId, TagId } from '../domain/ids';
import type { Passage } from '../domain/passage';
import type { Source } from '../domain/source';
import type { CollectedNotebook } from './collect';

/**
 * What to export.
 * - everything: all sources, notes, entities and the index;
 * - source: its file; sources: their files;
 * - note: its file and those of the sources it cites, so that every citation still leads to its words;
 * - entity: its file, the sources it stands in and the notes that mention it;
 * - tag: the sources that carry it or a tag below it, with all their highlights, and the sources with highlights that do, with those.
 */
export type ExportScope =
  | { readonly kind: 'everything' }
  | { readonly kind: 'source'; readonly sourceId: SourceId }
  | { readonly kind: 'sources'; readonly sourceIds: readonly SourceId[] }
  | { readonly kind: 'note'; readonly noteId: NoteId }
  | { readonly kind: 'entity'; readonly entityId: EntityId }
  | { readonly kind: 'tag'; readonly tagId: TagId };

export interface ExportOptions {
  /** Adds each source's whole text with the highlights marked in it, where the snapshot has the text. */
  readonly fullText: boolean;
}

/** What an export writes. Whatever is not in it is never the target of a link. */
export interface ExportContents {
  readonly sources: ReadonlySet<SourceId>;
  readonly notes: ReadonlySet<NoteId>;
  readonly entities: ReadonlySet<EntityId>;
  /** Whether a highlight stands in its source's file, under its id as block id. */
  hasPassage(passage: Passage): boolean;
  readonly hasIndex: boolean;
}

/** An export of nothing: for text that stands alone on the clipboard and links to no file. */
export const emptyContents: ExportContents = {
  sources: new Set(), notes: new Set(), entities: new Set(), hasPassage: () => false, hasIndex: false,
};

/**
 * Resolves a scope. An id that is gone gives an empty export. Of the heavy records the notebook needs only those that
 * decide: for an entity its mentions and their highlights, for a tag the highlights with it or one below it.
 */
export function contentsOf(notebook: CollectedNotebook, scope: ExportScope): ExportContents {
  const withSources = (ids: Iterable<SourceId>, more: Partial<ExportContents> = {}): ExportContents => {
    const sources = new Set([...ids].filter((id) => notebook.sourceOf(id)));
    return { ...emptyContents, sources, hasPassage: ({ sourceId }) => sources.has(sourceId), ...more };
  };
  switch (scope.kind) {
    case 'everything':
      return withSources(notebook.sources.map((source) => source.id), {
        notes: new Set(notebook.notes.map((note) => note.id)),
        entities: new Set(notebook.entities.map((entity) => entity.id)),
        hasIndex: true,
      });
    case 'source':
      return withSources([scope.sourceId]);
    case 'sources':
      return withSources(scope.sourceIds);
    case 'note': {
      if (!notebook.noteOf(scope.noteId)) return emptyContents;
      const cited = notebook.sources.filter((source) => notebook.notesCiting(source.id).some((note) => note.id === scope.noteId));
      return withSources(cited.map((source) => source.id), { notes: new Set([scope.noteId]) });
    }
    case 'entity': {
      const { entityId } = scope;
      if (!notebook.entityOf(entityId)) return emptyContents;
      const holding = [
        ...notebook.passagesOfEntity(entityId).map((passage) => passage.sourceId),
        ...notebook.looseMentionsOf(entityId).map((mention) => mention.source.id),
      ];
      const notes = new Set(notebook.notesCiting(entityId).map((note) => note.id));
      return withSources(holding, { notes, entities: new Set([entityId]) });
    }
    case 'tag': {
      const family = notebook.tagBook.withDescendants(scope.tagId);
      const isTagged = ({ tagIds }: Source | Passage): boolean => tagIds.some((id) => family.has(id));
      const tagged = new Set(notebook.sources.filter(isTagged).map((source) => source.id));
      const holding = notebook.sources.filter((source) => tagged.has(source.id) || notebook.passagesOf(source.id).some(isTagged));
      return withSources(holding.map((source) => source.id), { hasPassage: (passage) => tagged.has(passage.sourceId) || isTagged(passage) });
    }
  }
}
