import type { PhrasingContent } from 'mdast';
import { entityKindWords, type Alias, type AliasKind, type Entity } from '../domain/entity';
import { pageCitation } from '../domain/pages';
import { formatPublicationDate } from '../domain/publicationDate';
import type { CollectedNotebook } from './collect';
import type { ExportLinks } from './exportLinks';
import { compareText, oneLine } from './exportText';
import { writeFrontMatter } from './frontMatter';
import { bullets, heading, joined, paragraph, plainParagraphsOf, strong, text, type FileContent } from './markdownNodes';
import { writeMarkdown } from './markdownWriter';
import type { ExportContents } from './scope';
import { quotationBlock } from './sourceMarkdown';

const aliasWords: Readonly<Record<AliasKind, string>> = {
  name: 'name', shortName: 'short name', transliteration: 'transliteration', role: 'role', metonym: 'metonym',
};

/** "foreign minister (role, 2013-03 – 2022-12)". */
function aliasLine(alias: Alias): PhrasingContent[] {
  const { validFrom, validTo } = alias;
  const dates = validFrom === null && validTo === null ? '' : `, ${validFrom ?? '…'} – ${validTo ?? '…'}`;
  return [text(`${oneLine(alias.text)} (${aliasWords[alias.kind]}${oneLine(dates)})`)];
}

/** Every highlight linked to the entity: its words, then where they stand. */
function passageBlocks(notebook: CollectedNotebook, links: ExportLinks, entity: Entity): FileContent[] {
  return notebook.passagesOfEntity(entity.id).flatMap((passage): FileContent[] => {
    const source = notebook.sourceOf(passage.sourceId);
    if (!source) return [];
    const date = source.published.edtf === null ? 'undated' : formatPublicationDate(source.published);
    const outlet = oneLine(source.outlet);
    const line = joined(
      [[links.toPassage(passage, source)], passage.pages === undefined ? [] : [text(pageCitation(oneLine(passage.pages)))], outlet === '' ? [] : [text(outlet)], [text(date)], [strong(notebook.meaningOf(passage.color))]],
      ' · ',
    );
    return [quotationBlock(passage), paragraph(line), ...plainParagraphsOf(passage.comment)];
  });
}

/** The file of an entity: its names, what is known about it, the highlights linked to it and the notes that mention it. */
export function entityMarkdown(notebook: CollectedNotebook, contents: ExportContents, links: ExportLinks, entity: Entity): string {
  const name = oneLine(entity.name) || 'Unnamed';
  const names = entity.aliases.map((alias) => oneLine(alias.text));
  const shown = notebook.fileNameOf(entity.id) === name ? names : [name, ...names];
  const externalIds = Object.entries(entity.externalIds).sort(([a], [b]) => compareText(a, b));
  const frontMatter = writeFrontMatter({
    id: entity.id,
    name,
    kind: entity.kind,
    aliases: [...new Set(shown)],
    'external-ids': externalIds.map(([registry, id]) => oneLine(`${registry}:${id}`)),
  });
  const passages = passageBlocks(notebook, links, entity);
  const loose = notebook.looseMentionsOf(entity.id).map(({ source, count }) => [
    links.toSource(source),
    text(count === 1 ? ' · 1 mention' : ` · ${count} mentions`),
  ]);
  const notes = notebook.notesCiting(entity.id).filter((note) => contents.notes.has(note.id));
  const none = paragraph([{ type: 'emphasis', children: [text('None.')] }]);
  const blocks: FileContent[] = [
    heading(1, name),
    paragraph([text(entityKindWords[entity.kind].one)]),
    ...plainParagraphsOf(entity.description),
  ];
  if (entity.aliases.length > 0) blocks.push(heading(2, 'Names'), bullets(entity.aliases.map(aliasLine)));
  blocks.push(heading(2, 'Passages'), ...(passages.length > 0 ? passages : [none]));
  if (loose.length > 0) blocks.push(heading(2, 'Other mentions'), bullets(loose));
  blocks.push(heading(2, 'Notes'), notes.length > 0 ? bullets(notes.map((note) => [links.toNote(note)])) : none);
  return `${frontMatter}\n${writeMarkdown(blocks)}`;
}
