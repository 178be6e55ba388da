import { noteLinksOf } from '../domain/noteLink';
import type { Note } from '../domain/note';
import type { CollectedNotebook } from './collect';
import type { ExportLinks } from './exportLinks';
import { oneLine, titleOf } from './exportText';
import { writeFrontMatter } from './frontMatter';
import { heading } from './markdownNodes';
import { writeMarkdown } from './markdownWriter';
import { noteBlocks } from './noteBlocks';
import { frontMatterLink } from './sourceMarkdown';

/** The file of a note: what it cites and mentions, and its body. */
export function noteMarkdown(notebook: CollectedNotebook, links: ExportLinks, note: Note): string {
  const title = titleOf(note);
  const blocks = notebook.blocksOf(note.id);
  const targets = noteLinksOf(note.id, blocks).map((link) => link.targetId);
  const frontMatter = writeFrontMatter({
    id: note.id,
    title,
    aliases: notebook.fileNameOf(note.id) === title ? [] : [title],
    created: note.createdAt,
    updated: notebook.noteChangedAt(note),
    sources: notebook.sourcesAmong(targets).map((source) => frontMatterLink(links.sourceTarget(source), titleOf(source))),
    entities: notebook.entitiesAmong(targets).map((entity) => frontMatterLink(links.entityTarget(entity), oneLine(entity.name))),
  });
  return `${frontMatter}\n${writeMarkdown([heading(1, title), ...noteBlocks(blocks, { notebook, links })])}`;
}
