import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';

/** Reads Markdown as other programs do: CommonMark, GFM, front matter. For tests. */
export function parsedMarkdown(markdown: string): Root {
  return fromMarkdown(markdown, { extensions: [gfm(), frontmatter()], mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown()] });
}

/** The words of a node: paragraphs end in `\n`, a hard line break is U+2028. For tests. */
export function wordsOf(node: Nodes): string {
  if (node.type === 'break') return '\u2028';
  if ('value' in node) return node.value;
  if (!('children' in node)) return '';
  const isFlow = node.children.some((child) => child.type === 'paragraph' || child.type === 'blockquote');
  return node.children.map(wordsOf).join(isFlow ? '\n' : '');
}

/** Every node of a kind, in reading order. For tests. */
export function nodesOf<Type extends Nodes['type']>(node: Nodes, type: Type): readonly Extract<Nodes, { type: Type }>[] {
  const isOfType = (candidate: Nodes): candidate is Extract<Nodes, { type: Type }> => candidate.type === type;
  const own = isOfType(node) ? [node] : [];
  return 'children' in node ? [...own, ...node.children.flatMap((child) => nodesOf(child, type))] : own;
}
