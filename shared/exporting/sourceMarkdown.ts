import type { Blockquote, PhrasingContent } from 'mdast';
import { formatPublicationDate } from '../domain/publicationDate';
import { pageCitation } from '../domain/pages';
import type { Passage } from '../domain/passage';
import type { Source } from '../domain/source';
import { withoutTrims } from '../domain/trims';
import type { CollectedNotebook } from './collect';
import type { ExportLinks } from './exportLinks';
import { oneLine, titleOf } from './exportText';
import { writeFrontMatter } from './frontMatter';
import { fullTextMarkdown } from './fullText';
import { blockquote, bullets, heading, joined, paragraph, paragraphsOf, plainParagraphsOf, strong, text, webLink, type FileContent } from './markdownNodes';
import { wikiLinkText, writeMarkdown } from './markdownWriter';
import type { ExportContents, ExportOptions } from './scope';

/** A link for front matter: a wikilink where the file is exported, the name alone where it is not. */
export function frontMatterLink(target: string | null, label: string): string {
  return target === null ? label : wikiLinkText({ target, label });
}

/** The words of a highlight as a quotation block. */
export function quotationBlock(passage: Passage): Blockquote {
  const words = paragraphsOf(passage.anchor.exact);
  return blockquote(words.length > 0 ? words : [paragraph([text('\u00A0')])]);
}

/** Outlet · byline · date · link, as far as they are known. */
function sourceLine(source: Source): PhrasingContent[] {
  const date = source.published.edtf === null ? '' : formatPublicationDate(source.published);
  const words = [source.outlet, source.byline, date].map(oneLine).filter((word) => word !== '');
  const url = oneLine(source.url);
  const link = webLink(url, [text(hostOf(url) || url)]);
  return joined([...words.map((word) => [text(word)]), link ? [link] : url === '' ? [] : [text(url)]], ' · ');
}

function hostOf(url: string): string {
  return /^https?:\/\/(?:[^/?#]*@)?(?:www\.)?([^/?#:]+)/i.exec(url)?.[1] ?? '';
}

/** What a highlight is marked as: meaning of its color · pages · tags · entities. */
export function highlightLine(notebook: CollectedNotebook, links: ExportLinks, passage: Passage): PhrasingContent[] {
  const tags = notebook.tagBook.entriesOf(passage.tagIds).map((entry): PhrasingContent[] => [{ type: 'tagReference', slug: entry.slug }]);
  const entities = notebook.entitiesOfPassage(passage.id).map((entity) => [links.toEntity(entity)]);
  const pages = pageCitation(oneLine(passage.pages ?? ''));
  return joined([[strong(notebook.meaningOf(passage.color))], pages === '' ? [] : [text(pages)], joined(tags, ' '), joined(entities, ', ')], ' · ');
}

/** A highlight: its words, its id for links (a line of its own, as Obsidian wants it after a quotation), its marks, its comment. */
function highlightBlocks(notebook: CollectedNotebook, links: ExportLinks, passage: Passage): FileContent[] {
  return [
    quotationBlock(passage),
    { type: 'blockId', value: passage.id },
    paragraph(highlightLine(notebook, links, passage)),
    ...plainParagraphsOf(passage.comment),
  ];
}

function sourceFrontMatter(notebook: CollectedNotebook, links: ExportLinks, source: Source): string {
  const title = titleOf(source);
  const { published } = source;
  const known = (value: string): string | null => oneLine(value) || null;
  return writeFrontMatter({
    id: source.id,
    title,
    aliases: notebook.fileNameOf(source.id) === title ? [] : [title],
    outlet: known(source.outlet),
    author: known(source.byline),
    date: published.edtf,
    'date-precision': published.precision,
    url: known(source.url),
    language: known(source.language),
    sha256: source.bytesDigest,
    tags: notebook.tagBook.entriesOf(source.tagIds).map((entry) => entry.slug),
    entities: notebook.entitiesOfSource(source.id).map((entity) => frontMatterLink(links.entityTarget(entity), oneLine(entity.name))),
  });
}

/** The file of a source: what is known about it, its highlights in text order, the notes that cite it, and its text if wanted. */
export function sourceMarkdown(
  notebook: CollectedNotebook,
  contents: ExportContents,
  links: ExportLinks,
  source: Source,
  options: ExportOptions,
): string {
  const passages = notebook.passagesOf(source.id).filter((passage) => contents.hasPassage(passage));
  const notes = notebook.notesCiting(source.id).filter((note) => contents.notes.has(note.id));
  const line = sourceLine(source);
  const blocks: FileContent[] = [heading(1, titleOf(source))];
  if (line.length > 0) blocks.push(paragraph(line));
  blocks.push(heading(2, 'Highlights'));
  if (passages.length === 0) blocks.push(paragraph([{ type: 'emphasis', children: [text('None.')] }]));
  for (const passage of passages) blocks.push(...highlightBlocks(notebook, links, passage));
  if (notes.length > 0) blocks.push(heading(2, 'Notes'), bullets(notes.map((note) => [links.toNote(note)])));
  const document = options.fullText ? notebook.documentOf(source.id) : undefined;
  if (document) blocks.push(heading(2, 'Full text'), ...fullTextMarkdown(withoutTrims(document, source.trimmed), passages));
  return `${sourceFrontMatter(notebook, links, source)}\n${writeMarkdown(blocks)}`;
}
