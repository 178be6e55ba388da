import type { PhrasingContent } from 'mdast';
import type { NoteId, SourceId } from '../domain/ids';
import { pageCitation } from '../domain/pages';
import type { Passage } from '../domain/passage';
import { formatPublicationDate } from '../domain/publicationDate';
import type { Source } from '../domain/source';
import { collect } from './collect';
import { createExportLinks } from './exportLinks';
import { oneLine, quotedWords, titleOf } from './exportText';
import { heading, joined, paragraph, plainParagraphsOf, text, webLink, type FileContent } from './markdownNodes';
import { writeMarkdown } from './markdownWriter';
import { noteBlocks } from './noteBlocks';
import { emptyContents } from './scope';
import type { ExportSnapshot } from './snapshot';
import { highlightLine, quotationBlock } from './sourceMarkdown';

/** The parts of a citation in their order, each on one line; what is not known is left out. */
function citationParts(source: Source): { readonly byline: string; readonly title: string; readonly outlet: string; readonly date: string; readonly url: string } {
  return {
    byline: oneLine(source.byline),
    title: titleOf(source),
    outlet: oneLine(source.outlet),
    date: source.published.edtf === null ? '' : formatPublicationDate(source.published),
    url: oneLine(source.url),
  };
}

/** Plain text: `Byline, “Title”, Outlet, 29 Aug 2024, p. 12, https://…`. */
export function citationOf(source: Source, pages = ''): string {
  const { byline, title, outlet, date, url } = citationParts(source);
  return [byline, `“${title}”`, outlet, date, pageCitation(pages), url].filter((part) => part !== '').join(', ');
}

/** Plain text: the exact words in quotation marks, on one line, then where they stand. */
export function quotationWithCitation(passage: Passage, source: Source): string {
  return `${quotedWords(passage.anchor.exact)} — ${citationOf(source, passage.pages)}`;
}

/** The citation as Markdown: the title is a link where the source has a web address. */
function citationNodes(source: Source, pages = ''): PhrasingContent[] {
  const { byline, title, outlet, date, url } = citationParts(source);
  const link = webLink(url, [text(title)]);
  const named: PhrasingContent[] = link ? [text('“'), link, text('”')] : [text(`“${title}”`)];
  const words = (part: string): PhrasingContent[] => (part === '' ? [] : [text(part)]);
  return joined([words(byline), named, words(outlet), words(date), words(pageCitation(pages)), link ? [] : words(url)], ', ');
}

function citedQuotation(passage: Passage, source: Source): FileContent {
  const block = quotationBlock(passage);
  const citation = paragraph([text('— '), ...citationNodes(source, passage.pages)]);
  return { ...block, children: [...block.children, citation] };
}

/** A highlight for the clipboard: its words with their citation as a quotation, then its comment. */
export function passageMarkdown(passage: Passage, source: Source): string {
  return writeMarkdown([citedQuotation(passage, source), ...plainParagraphsOf(passage.comment)]);
}

/**
 * All highlights of a source for the clipboard, in text order, with what they mean, their tags, entities and comments.
 * Nothing in it links to a file. Empty where the source is gone.
 */
export function sourceHighlightsMarkdown(snapshot: ExportSnapshot, sourceId: SourceId): string {
  const notebook = collect(snapshot);
  const source = notebook.sourceOf(sourceId);
  if (!source) return '';
  const links = createExportLinks(notebook, emptyContents);
  const blocks: FileContent[] = [heading(1, titleOf(source)), paragraph(citationNodes(source))];
  for (const passage of notebook.passagesOf(sourceId)) {
    blocks.push(quotationBlock(passage), paragraph(highlightLine(notebook, links, passage)), ...plainParagraphsOf(passage.comment));
  }
  return writeMarkdown(blocks);
}

/** A note for the clipboard. Citations name their source in plain text. Empty where the note is gone. */
export function noteCopyMarkdown(snapshot: ExportSnapshot, noteId: NoteId): string {
  const notebook = collect(snapshot);
  const note = notebook.noteOf(noteId);
  if (!note) return '';
  const links = createExportLinks(notebook, emptyContents);
  return writeMarkdown([heading(1, titleOf(note)), ...noteBlocks(notebook.blocksOf(noteId), { notebook, links })]);
}
