import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { unknownDate } from '../domain/publicationDate';
import { BlockBuilder } from './blockBuilder';
import { readFrontMatter } from './frontMatter';
import type { ArticleDetails } from './importedArticle';
import { MarkdownBlockWriter } from './markdownBlocks';
import { isTooIntricate } from './markdownLimits';
import { controlWarnings, parsePlainText, type ParsedArticle } from './plainText';
import { readTextDetails } from './textDetails';

const nothingKnown: ArticleDetails = { title: '', byline: '', outlet: '', url: '', language: '', published: unknownDate };

function treeOf(text: string): Root {
  return fromMarkdown(text, {
    extensions: [gfm(), frontmatter(['yaml'])],
    mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown(['yaml'])],
  });
}

/** Reads CommonMark with GitHub's extensions and YAML front matter. */
export function parseMarkdown(text: string): ParsedArticle {
  if (isTooIntricate(text)) {
    const plain = parsePlainText(text);
    return { ...plain, warnings: [...plain.warnings, 'Its Markdown is too large or too intricate to be read as such, so it was taken as plain text.'] };
  }
  const tree = treeOf(text);
  const [first] = tree.children;
  const matter = first?.type === 'yaml' ? readFrontMatter(first.value) : { ok: true as const, details: nothingKnown };
  const stated = matter.ok ? matter.details : nothingKnown;
  const builder = new BlockBuilder();
  new MarkdownBlockWriter(builder, stated.url).write(tree);
  const { text: words, blocks } = builder.finish();
  const headings = blocks.filter((block) => block.kind === 'heading');
  const title = headings.find((block) => block.kind === 'heading' && block.level === 1) ?? headings[0];
  const paragraphs = blocks.filter((block) => block !== title).slice(0, 20).map((block) => words.slice(block.start, block.end));
  const told = readTextDetails(paragraphs);
  const details: ArticleDetails = {
    title: stated.title || (title === undefined ? '' : words.slice(title.start, title.end)),
    byline: stated.byline || told.byline,
    outlet: stated.outlet || told.outlet,
    url: stated.url || told.url,
    language: stated.language,
    published: stated.published.edtf === null ? told.published : stated.published,
  };
  return { text: words, blocks, details, warnings: [...(matter.ok ? [] : [matter.reason]), ...controlWarnings(builder)] };
}
