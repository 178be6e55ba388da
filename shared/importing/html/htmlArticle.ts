import type { Block } from '../../domain/sourceDocument';
import { BlockBuilder } from '../blockBuilder';
import { plainInline } from '../inlineText';
import { controlWarnings, type ParsedArticle } from '../plainText';
import { cleanTree } from './cleanTree';
import { HtmlBlockWriter } from './htmlBlocks';
import { findElement, parseHtml, proseLengthOf, textLengthOf, type HtmlDocument, type HtmlElement } from './htmlTree';
import { baseAddressOf, readMetadata } from './metadata';
import { collectPageFacts } from './pageFacts';
import { isSameTitle, isSimilarTitle } from './pageTitle';
import { plainRootOf, readableContentOf, removeSurroundings } from './readableContent';

/** Below this many characters what Readability found is not believed if the page has much more. */
const leastContent = 200;
/** A page shorter than this needs no warning when it is taken whole. */
const shortPage = 1000;

interface MainContent {
  readonly root: HtmlElement;
  readonly byline: string;
  readonly isWholePage: boolean;
}

function bodyOf(document: HtmlDocument): HtmlElement {
  const body = findElement(document, 'body', 'frameset');
  if (body === null) throw new Error('A parsed page always has a body');
  return body;
}

/** The main content of a cleaned page, or its body without what surrounds it. */
function mainContentOf(document: HtmlDocument): MainContent {
  const body = bodyOf(document);
  removeSurroundings(body);
  const found = readableContentOf(document);
  const plainRoot = plainRootOf(body);
  const plainLength = textLengthOf(plainRoot);
  const plainProse = proseLengthOf(plainRoot);
  if (found !== null) {
    const content = parseHtml(found.html);
    const root = bodyOf(content);
    const length = textLengthOf(root);
    const isTooLittle = plainRoot === body ? length < leastContent && length * 2 < plainLength : length * 2.5 < plainLength && proseLengthOf(root) * 5 < plainProse;
    if (length > 0 && !isTooLittle) return { root, byline: found.byline, isWholePage: false };
  }
  return { root: plainRoot, byline: found?.byline ?? '', isWholePage: plainRoot === body };
}

/** Reads a web page: its main content as blocks, and what it says about itself. Nothing is executed or fetched. */
export function parseHtmlArticle(html: string): ParsedArticle {
  const document = parseHtml(html);
  const facts = collectPageFacts(document);
  const details = readMetadata(facts);
  cleanTree(document, baseAddressOf(facts));
  const main = mainContentOf(document);
  const written = writeBlocks(main.root, '');
  const headline = facts.headlines.find((text) => isSameTitle(text, details.title)) ?? facts.headlines.find((text) => isSimilarTitle(text, details.title));
  // Readability takes the headline out because it is the title; readers and quotations need it in the text.
  const hasHeadline = headline === undefined || written.blocks.some((block) => isHeadingOf(block, written.text, headline));
  const { builder, text, blocks } = hasHeadline ? written : writeBlocks(main.root, headline);
  const warnings = controlWarnings(builder);
  if (main.isWholePage && text.length > shortPage) {
    warnings.push('The article could not be told from the rest of its page, so the whole page was taken.');
  }
  return { text, blocks, details: { ...details, byline: details.byline || main.byline.replace(/^by\s+/i, '') }, warnings };
}

/** Reads HTML that a person selected and copied: all of it, without searching for a main content. */
export function parseHtmlFragment(html: string): ParsedArticle {
  const document = parseHtml(html);
  const facts = collectPageFacts(document);
  cleanTree(document, baseAddressOf(facts));
  const { builder, text, blocks } = writeBlocks(bodyOf(document), '');
  return { text, blocks, details: readMetadata(facts), warnings: controlWarnings(builder) };
}

interface WrittenBlocks {
  readonly builder: BlockBuilder;
  readonly text: string;
  readonly blocks: readonly Block[];
}

function writeBlocks(root: HtmlElement, headline: string): WrittenBlocks {
  const builder = new BlockBuilder();
  builder.add({ kind: 'heading', level: 1 }, plainInline(headline));
  new HtmlBlockWriter(builder).write(root);
  return { builder, ...builder.finish() };
}

function isHeadingOf(block: Block, text: string, headline: string): boolean {
  return block.kind === 'heading' && isSameTitle(text.slice(block.start, block.end), headline);
}
