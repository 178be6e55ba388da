import type { PhrasingContent } from 'mdast';
import { entityKindWords, entityKinds } from '../domain/entity';
import { highlightColors } from '../domain/passage';
import { formatPublicationDate } from '../domain/publicationDate';
import type { ExportLinks } from './exportLinks';
import { oneLine } from './exportText';
import type { HighlightCounts } from './highlightTally';
import { bullets, heading, joined, strong, text, type FileContent } from './markdownNodes';
import { writeMarkdown } from './markdownWriter';
import type { NotebookOutline } from './outline';

function counted(count: number, one: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${one}s`;
}

function colorName(color: string): string {
  return color.slice(0, 1).toUpperCase() + color.slice(1);
}

/** The file that leads to all others: sources by date, notes, entities by kind, what the colors mean, and the codebook. */
export function indexMarkdown(notebook: NotebookOutline, links: ExportLinks, counts: HighlightCounts): string {
  const blocks: FileContent[] = [heading(1, 'Index')];
  const section = (depth: 2 | 3, title: string, items: readonly (readonly PhrasingContent[])[]): void => {
    if (items.length > 0) blocks.push(heading(depth, title), bullets(items));
  };
  section(2, 'Sources', notebook.sources.map((source) => {
    const date = source.published.edtf === null ? 'undated' : formatPublicationDate(source.published);
    const outlet = oneLine(source.outlet);
    const count = counts.ofSource(source.id);
    return joined(
      [[text(date)], [links.toSource(source)], outlet === '' ? [] : [text(outlet)], count === 0 ? [] : [text(counted(count, 'highlight'))]],
      ' · ',
    );
  }));
  section(2, 'Notes', notebook.notes.map((note) => [links.toNote(note)]));
  if (notebook.entities.length > 0) blocks.push(heading(2, 'Entities'));
  for (const kind of entityKinds) {
    const ofKind = notebook.entities.filter((entity) => entity.kind === kind);
    section(3, entityKindWords[kind].many, ofKind.map((entity) => {
      const count = counts.ofEntity(entity.id);
      return joined([[links.toEntity(entity)], count === 0 ? [] : [text(counted(count, 'passage'))]], ' · ');
    }));
  }
  section(2, 'Colors', highlightColors.map((color) => [strong(colorName(color)), text(`: ${notebook.meaningOf(color)}`)]));
  section(2, 'Tags', notebook.tagBook.entries.map((entry) => {
    const definition = oneLine(entry.tag.definition);
    const name = entry.path === entry.slug ? [] : [text(` ${entry.path}`)];
    return [{ type: 'tagReference', slug: entry.slug }, ...name, ...(definition === '' ? [] : [text(`: ${definition}`)])];
  }));
  return writeMarkdown(blocks);
}
