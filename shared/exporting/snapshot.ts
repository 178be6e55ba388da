import type { ColorMeaning } from '../domain/colorMeaning';
import type { Entity } from '../domain/entity';
import type { Mention } from '../domain/mention';
import type { Note } from '../domain/note';
import type { NoteBody } from '../domain/noteBody';
import type { Passage } from '../domain/passage';
import type { Source } from '../domain/source';
import type { SourceDocument } from '../domain/sourceDocument';
import type { Tag } from '../domain/tag';

/**
 * The records an export reads, as plain arrays in any order: the order of the arrays never shows in the files.
 * A large notebook is exported by an outline and pages instead (`outline`, `collectPage`), with the same bytes. File names
 * depend on all sources, notes and entities, so they belong in whole even where only one of them is exported.
 */
export interface ExportSnapshot {
  readonly sources: readonly Source[];
  /** The texts; only those whose full text is wanted need to be here. */
  readonly documents: readonly SourceDocument[];
  readonly passages: readonly Passage[];
  /** Colors without a record have their default meaning. */
  readonly colorMeanings: readonly ColorMeaning[];
  readonly tags: readonly Tag[];
  readonly entities: readonly Entity[];
  readonly mentions: readonly Mention[];
  readonly notes: readonly Note[];
  readonly noteBodies: readonly NoteBody[];
}

/** A snapshot without records; what is copied to the clipboard needs only a few, spread over this. */
export const emptySnapshot: ExportSnapshot = {
  sources: [], documents: [], passages: [], colorMeanings: [], tags: [], entities: [], mentions: [], notes: [], noteBodies: [],
};
