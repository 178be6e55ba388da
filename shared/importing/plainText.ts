import type { Block } from '../domain/sourceDocument';
import { BlockBuilder } from './blockBuilder';
import { isHeadline } from './headline';
import type { ArticleDetails } from './importedArticle';
import { plainInline } from './inlineText';
import { readTextDetails } from './textDetails';
import { paragraphsOf } from './textParagraphs';

/** What a format's parser makes of text: the canonical text, its blocks and what the article says about itself. */
export interface ParsedArticle {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** An empty title where the article has none of its own. */
  readonly details: ArticleDetails;
  readonly warnings: readonly string[];
}

/** A sentence about control characters that were left out, or none. */
export function controlWarnings(builder: BlockBuilder): string[] {
  const count = builder.droppedControlCount;
  if (count === 0) return [];
  return [`${count.toLocaleString('en-US')} control ${count === 1 ? 'character was' : 'characters were'} left out.`];
}

/** Reads a plain text: a headline where the first line is one, then paragraphs. */
export function parsePlainText(text: string): ParsedArticle {
  const { paragraphs } = paragraphsOf(text.replace(/^\ufeff/, ''));
  const builder = new BlockBuilder();
  const [first = '', ...rest] = paragraphs;
  const hasHeadline = isHeadline(first, rest);
  paragraphs.forEach((paragraph, index) => {
    builder.add(index === 0 && hasHeadline ? { kind: 'heading', level: 1 } : { kind: 'paragraph' }, plainInline(paragraph));
  });
  const details = { title: hasHeadline ? first : '', language: '', ...readTextDetails(hasHeadline ? rest : paragraphs) };
  return { ...builder.finish(), details, warnings: controlWarnings(builder) };
}
