import type { PublicationDate } from '../domain/publicationDate';
import type { SourceFormat } from '../domain/source';
import type { Block } from '../domain/sourceDocument';

/** What an importer makes of bytes: everything a source and its document need except ids, clock and digests. */
export interface ImportedArticle {
  readonly format: SourceFormat;
  readonly title: string;
  readonly byline: string;
  readonly outlet: string;
  readonly url: string;
  /** BCP 47, or empty where it is not known. */
  readonly language: string;
  readonly published: PublicationDate;
  /** The canonical text; `blocks` refer to it. */
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly wordCount: number;
  /** The encoding the bytes were read with, as the Encoding Standard names it; `utf-8` for pasted content. */
  readonly encoding: string;
  /** One sentence each about what the person should know, e.g. characters that could not be decoded. */
  readonly warnings: readonly string[];
}

/** An article, or one sentence for the person that names what is wrong (without the file's name). */
export type ImportResult =
  | { readonly ok: true; readonly article: ImportedArticle }
  | { readonly ok: false; readonly reason: string };

/** What a page, front matter or byline says about an article; a field that is not known is empty. */
export interface ArticleDetails {
  readonly title: string;
  readonly byline: string;
  readonly outlet: string;
  readonly url: string;
  readonly language: string;
  readonly published: PublicationDate;
}
