import type { Delete, Nodes, Parents, Text } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, toMarkdown, type Handle, type Info, type Join, type Options, type State, type Unsafe } from 'mdast-util-to-markdown';
import { oneLine } from './exportText';
import type { BlockId, FileContent, Highlighted, TagReference, WikiLink } from './markdownNodes';

declare module 'mdast-util-to-markdown' {
  interface ConstructNameMap {
    highlighted: 'highlighted';
    strikethrough: 'strikethrough';
  }
}

/** What Obsidian reads as more than text and CommonMark does not: math, comments, highlights, block ids, tags. */
export const obsidianUnsafe: Unsafe[] = [
  { character: '$', inConstruct: 'phrasing' },
  { character: '^', inConstruct: 'phrasing' },
  { character: '%', before: '(?<=%)', inConstruct: 'phrasing' },
  { character: '=', before: '(?<==)', inConstruct: 'phrasing' },
  { character: '#', after: '\\S', inConstruct: 'phrasing' },
];

const attentionTypes: ReadonlySet<string> = new Set(['strong', 'emphasis', 'delete']);

/** A label inside `[[ ]]` knows no escapes: what would end it or be read as markup is replaced by a look-alike. */
function wikiLabel(label: string): string {
  return oneLine(label)
    .replace(/\[/g, '(')
    .replace(/\]/g, ')')
    .replace(/\s*\|\s*/g, ' - ')
    .replace(/`/g, "'")
    .replace(/</g, '‹')
    .replace(/>/g, '›')
    .replace(/\\/g, '/')
    .replace(/%%+/g, '%')
    .trim();
}

/** A wikilink as text, for front matter. */
export function wikiLinkText(link: Pick<WikiLink, 'target' | 'blockId' | 'label'>, separator = '|'): string {
  const place = link.blockId === undefined ? link.target : `${link.target}#^${link.blockId}`;
  const label = wikiLabel(link.label);
  return label === '' || label === place ? `[[${place}]]` : `[[${place}${separator}${label}]]`;
}

/** A character as a reference, whole where it is a surrogate pair. */
function referenceTo(character: string): string {
  return `&#x${(character.codePointAt(0) ?? 0xfffd).toString(16).toUpperCase()};`;
}

const isAstral = (character: string | undefined): character is string => character !== undefined && (character.codePointAt(0) ?? 0) > 0xffff;

/**
 * Whether words stand for themselves wherever phrasing can stand, whatever is beside them: they begin with a letter and
 * have no character that is ever escaped inside a line. Most are so, and need not be held against every pattern.
 */
export function isPlainWords(words: string): boolean {
  return /^\p{L}/u.test(words) && !/[\0-\x1f!#$%&*+/<=>@[\\\]^_`{|}~]|[Ww]\.|[\s:]$/.test(words);
}

/**
 * Text beside `**`, `_` or `~~`. The library writes a neighbor of these as a character reference where the marks would
 * not form otherwise, but unit by unit, which would tear a surrogate pair, and without a look at a backslash before it;
 * such a neighbor is written as a reference here already. So is a `=` before the `==` of a highlight.
 */
function handleText(node: Text, parent: Parents | undefined, state: State, info: Info): string {
  const siblings: readonly Nodes[] = parent?.children ?? [];
  const index = siblings.indexOf(node);
  const isInside = parent !== undefined && attentionTypes.has(parent.type);
  const touches = (sibling: Nodes | undefined): boolean => (sibling ? attentionTypes.has(sibling.type) : isInside);
  const characters = Array.from(node.value);
  const first = characters[0];
  const last = characters.at(-1);
  let head = '';
  let tail = '';
  if (isAstral(first) && touches(siblings[index - 1])) {
    head = referenceTo(first);
    characters.shift();
  }
  const isDelicate = touches(siblings[index + 1]) && (isAstral(last) || characters.at(-2) === '\\');
  if (characters.length > 0 && last !== undefined && (isDelicate || (last === '=' && info.after.startsWith('=')))) {
    tail = referenceTo(last);
    characters.pop();
  }
  const words = characters.join('');
  if (isPlainWords(words)) return head + words + tail;
  const middle = state.safe(words, {
    ...info,
    before: head === '' ? info.before : ';',
    after: tail === '' ? info.after : '&',
  });
  return head + middle + tail;
}

const isPunctuation = (character: string): boolean => /[\p{P}\p{S}]/u.test(character);
const isLetter = (character: string): boolean => character !== '' && !/\s/.test(character) && !isPunctuation(character);

/** Strikethrough that also forms beside a letter when its first or last character is punctuation: the letter is written as a reference. */
const handleDelete: Handle = (node: Delete, _parent, state, info) => {
  const exit = state.enter('strikethrough');
  const tracker = state.createTracker(info);
  const before = tracker.move('~~');
  const between = tracker.move(state.containerPhrasing(node, { ...tracker.current(), before, after: '~' }));
  const after = tracker.move('~~');
  exit();
  state.attentionEncodeSurroundingInfo = {
    before: isLetter(info.before.slice(-1)) && isPunctuation(between.slice(0, 1)),
    after: isLetter(info.after.slice(0, 1)) && isPunctuation(between.slice(-1)),
  };
  return before + between + after;
};

/** What a text begins with, for what comes before it. */
const peekText: Handle = (node: Text, parent, state, info) => (isPlainWords(node.value) ? node.value : defaultHandlers.text(node, parent, state, info));

const handleWikiLink: Handle = (node: WikiLink, _parent, state) =>
  wikiLinkText(node, state.stack.includes('tableCell') ? '\\|' : '|');

const handleHighlighted: Handle = (node: Highlighted, _parent, state, info) => {
  const exit = state.enter('highlighted');
  const tracker = state.createTracker(info);
  const before = tracker.move('==');
  const between = tracker.move(state.containerPhrasing(node, { ...tracker.current(), before, after: '=' }));
  exit();
  return before + between + tracker.move('==');
};

const handleBlockId: Handle = (node: BlockId) => `^${node.value}`;
const handleTagReference: Handle = (node: TagReference) => `#${node.slug}`;

/** Only a list that starts with a filled item numbered 1 or a bullet may follow a paragraph without a blank line. */
const joinListAfterParagraph: Join = (left, right) => {
  if (left.type !== 'paragraph' || right.type !== 'list') return undefined;
  const isEmpty = (right.children[0]?.children.length ?? 0) === 0;
  return isEmpty || (right.ordered === true && (right.start ?? 1) !== 1) ? 1 : undefined;
};

const options: Options = {
  bullet: '-',
  bulletOther: '*',
  emphasis: '_',
  strong: '*',
  rule: '-',
  fence: '`',
  fences: true,
  listItemIndent: 'one',
  incrementListMarker: true,
  resourceLink: true,
  unsafe: obsidianUnsafe,
  join: [joinListAfterParagraph],
  extensions: [gfmToMarkdown({ tablePipeAlign: false })],
  handlers: {
    text: Object.assign(handleText, { peek: peekText }),
    delete: Object.assign(handleDelete, { peek: () => '~' }),
    wikiLink: Object.assign(handleWikiLink, { peek: () => '[' }),
    highlighted: Object.assign(handleHighlighted, { peek: () => '=' }),
    tagReference: Object.assign(handleTagReference, { peek: () => '#' }),
    blockId: handleBlockId,
  },
};

/**
 * Writes blocks as Markdown that is CommonMark with GFM's tables, task lists and strikethrough, and in which Obsidian
 * finds no markup of its own but what was put there. Ends with one line break, uses `\n` only.
 */
export function writeMarkdown(children: readonly FileContent[]): string {
  return `${toMarkdown({ type: 'root', children: [...children] }, options).replace(/\n+$/, '')}\n`;
}
