import type { BlockBuilder } from '../blockBuilder';
import { cleanTree } from './cleanTree';
import { HtmlBlockWriter } from './htmlBlocks';
import { findElement, parseHtml } from './htmlTree';

/** Writes a piece of HTML, such as stands in Markdown, into the blocks of a larger text. */
export function writeHtmlFragment(html: string, base: string, builder: BlockBuilder): void {
  const document = parseHtml(html);
  cleanTree(document, base);
  new HtmlBlockWriter(builder).write(findElement(document, 'body') ?? document);
}
