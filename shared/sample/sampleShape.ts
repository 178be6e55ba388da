import type { AliasKind, EntityKind } from '../domain/entity';
import type { NoteBlock, NoteEntityRef, NotePassageRef } from '../domain/noteBody';
import type { HighlightColor } from '../domain/passage';
import type { ReadingState } from '../domain/source';

/** An article of the sample notebook as a file a person might have dropped: Markdown with YAML front matter. */
export interface SampleArticle {
  /** Unique in the sample; the other parts name the article by it. */
  readonly fileName: string;
  readonly markdown: string;
}

/** A code of the sample's codebook; `parent` is the name of a tag that stands before it in the list. */
export interface SampleTag {
  readonly name: string;
  readonly definition: string;
  readonly parent?: string;
}

/** An entity under a key by which highlights and the note name it. */
export interface SampleEntity {
  readonly key: string;
  readonly kind: EntityKind;
  readonly name: string;
  readonly aliases: readonly { readonly text: string; readonly kind: AliasKind }[];
  readonly description: string;
}

/** A highlight, found by its words: they stand exactly once in the article's canonical text, inside one block. */
export interface SampleHighlight {
  readonly key: string;
  /** The article's file name. */
  readonly article: string;
  readonly quotation: string;
  readonly color: HighlightColor;
  /** Empty where there is nothing to say. */
  readonly comment: string;
  /** Names of tags. */
  readonly tags: readonly string[];
  /** Keys of entities. */
  readonly entities: readonly string[];
}

/** What the person has already done with an article. */
export interface SampleSourceSetting {
  readonly fileName: string;
  readonly tags: readonly string[];
  readonly readingState: ReadingState;
}

/** Turns the sample's keys into references to the records made of them. Throws on a key it does not know. */
export interface SampleRefs {
  readonly passage: (highlightKey: string) => NotePassageRef;
  /** `text` is what the note shows; the entity's name where it is left out. */
  readonly entity: (entityKey: string, text?: string) => NoteEntityRef;
}

/** A note whose references can be made only once the records exist. */
export interface SampleNote {
  readonly title: string;
  readonly blocks: (refs: SampleRefs) => readonly NoteBlock[];
}

/** The whole sample notebook, before it has ids. */
export interface SampleNotebook {
  readonly articles: readonly SampleArticle[];
  readonly sourceSettings: readonly SampleSourceSetting[];
  readonly tags: readonly SampleTag[];
  readonly entities: readonly SampleEntity[];
  readonly highlights: readonly SampleHighlight[];
  readonly note: SampleNote;
}
