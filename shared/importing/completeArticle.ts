import type { SourceFormat } from '../domain/source';
import { dateFromFileName, titleFromFileName } from './fileTitle';
import { openingWords } from './headline';
import type { ImportResult } from './importedArticle';
import { ImportLimitError } from './importLimits';
import type { ParsedArticle } from './plainText';
import { countWords } from './wordCount';

/** How the parsed content is completed: where a title comes from if it has none, what is told besides. */
export interface Completion {
  readonly format: SourceFormat;
  readonly fileName: string;
  readonly encoding: string;
  readonly warnings: readonly string[];
}

const emptyReasons: Partial<Record<SourceFormat, string>> = {
  html: 'The web page has no text to read; it may only show its text when its scripts run.',
  mhtml: 'The saved page has no text to read; it may only show its text when its scripts run.',
  email: 'The message has no text to read.',
  epub: 'The book has no text to read.',
};

export function refuse(reason: string): ImportResult {
  return { ok: false, reason };
}

/** Makes an article of what a format's parser found; a passed limit and a lack of text are refusals. */
export function completeArticle(parse: () => ParsedArticle, completion: Completion): ImportResult {
  const { format, fileName, encoding } = completion;
  let parsed: ParsedArticle;
  try {
    parsed = parse();
  } catch (error) {
    if (error instanceof ImportLimitError) return refuse(error.reason);
    throw error;
  }
  const { text, blocks, details } = parsed;
  if (!blocks.some((block) => block.kind !== 'pageBreak')) return refuse(emptyReasons[format] ?? 'It has no text to read.');
  const fallbackTitle = fileName === '' ? openingWords(titleLine(text)) : titleFromFileName(fileName);
  const named = dateFromFileName(fileName);
  // A date that is only when the file was made gives way to the one in its name.
  const isWeak = details.published.edtf === null || (details.published.certainty === 'uncertain' && named.edtf !== null);
  return {
    ok: true,
    article: {
      format, text, blocks, encoding,
      ...details,
      title: details.title || fallbackTitle,
      published: isWeak ? named : details.published,
      wordCount: countWords(text),
      warnings: [...completion.warnings, ...parsed.warnings],
    },
  };
}

function titleLine(text: string): string {
  return text.trimStart().split(/[\n\u2028]/, 1)[0] ?? '';
}
