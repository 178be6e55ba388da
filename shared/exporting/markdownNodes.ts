import type { BlockContent, Blockquote, DefinitionContent, Heading, Html, Link, List, ListItem, Paragraph, PhrasingContent, RootContent, Strong, Text } from 'mdast';
import { cleanText, oneLine } from './exportText';

/** `[[Sources/Talks resume#^psg-…|Talks resume]]`: a link to a file of the same export. */
export interface WikiLink {
  type: 'wikiLink';
  /** The path without `.md`; empty for the file itself. */
  target: string;
  /** The block it goes to, or none. */
  blockId?: string;
  label: string;
}

/** `^psg-…`: the block above can be linked to by this id. */
export interface BlockId {
  type: 'blockId';
  value: string;
}

/** `#Conflict/Sanctions`: a tag as Obsidian knows it. */
export interface TagReference {
  type: 'tagReference';
  slug: string;
}

/** `==…==`: words with a highlight, in the full text. */
export interface Highlighted {
  type: 'highlighted';
  children: PhrasingContent[];
}

declare module 'mdast' {
  interface PhrasingContentMap {
    wikiLink: WikiLink;
    tagReference: TagReference;
    highlighted: Highlighted;
  }
  interface BlockContentMap {
    blockId: BlockId;
  }
  interface RootContentMap {
    wikiLink: WikiLink;
    tagReference: TagReference;
    highlighted: Highlighted;
    blockId: BlockId;
  }
}

/** What stands in a quotation or a list item. */
export type FlowContent = BlockContent | DefinitionContent;

/** What stands in a file. */
export type FileContent = RootContent;

export function text(value: string): Text {
  return { type: 'text', value };
}

export function strong(value: string): Strong {
  return { type: 'strong', children: [text(value)] };
}

export function paragraph(children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children };
}

export function heading(depth: Heading['depth'], value: string): Heading {
  return { type: 'heading', depth, children: [text(oneLine(value))] };
}

/** A bulleted list without blank lines between its items. */
export function bullets(items: readonly (readonly PhrasingContent[])[]): List {
  const children = items.map((item): ListItem => ({ type: 'listItem', spread: false, children: [paragraph([...item])] }));
  return { type: 'list', ordered: false, spread: false, children };
}

/** A link to the web. Other schemes than http(s) and mailto stay text: a file must not run anything when clicked. */
export function webLink(url: string, children: PhrasingContent[]): Link | null {
  return /^(?:https?:\/\/|mailto:)/i.test(url) ? { type: 'link', url: oneLine(url), children } : null;
}

export function comment(value: string): Html {
  return { type: 'html', value: `<!-- ${oneLine(value).replace(/[<>]/g, '').replace(/--+/g, '-')} -->` };
}

/** Phrasing pieces joined by a separator; empty pieces are left out. */
export function joined(pieces: readonly (readonly PhrasingContent[])[], separator: string): PhrasingContent[] {
  return pieces
    .filter((piece) => piece.length > 0)
    .flatMap((piece, index) => (index === 0 ? [...piece] : [text(separator), ...piece]));
}

/**
 * Words of a source or a person as paragraphs, nothing of it read as Markdown. Each `\n` ends a paragraph, a U+2028
 * inside one is a hard line break. Left out are paragraphs of white space alone, and line breaks at the ends of one.
 */
export function paragraphsOf(words: string): Paragraph[] {
  return cleanText(words)
    .split('\n')
    .map((line) => line.replace(/^\u2028+|\u2028+$/g, ''))
    .filter((line) => line.trim() !== '')
    .map((line) => paragraph(linesOf(line, '\u2028')));
}

/** Pieces of a text with hard line breaks between them. */
function linesOf(value: string, separator: string): PhrasingContent[] {
  return value.split(separator).flatMap((line, index): PhrasingContent[] => {
    const words: PhrasingContent[] = line === '' ? [] : [text(line)];
    return index === 0 ? words : [{ type: 'break' }, ...words];
  });
}

/** A person's plain text as paragraphs: a blank line starts a new one, a single line break is a hard one. */
export function plainParagraphsOf(words: string): Paragraph[] {
  return cleanText(words)
    .split(/\n[^\S\n]*\n/)
    .map((block) => block.split('\n').map((line) => line.trim()).filter((line) => line !== '').join('\n'))
    .filter((block) => block !== '')
    .map((block) => paragraph(linesOf(block, '\n')));
}

export function blockquote(children: Paragraph[]): Blockquote {
  return { type: 'blockquote', children };
}

