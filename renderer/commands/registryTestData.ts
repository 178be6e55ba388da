import { createSource, type Source } from '../../shared/domain/source';
import { createSourceDocument } from '../../shared/domain/sourceDocument';
import type { Span } from '../../shared/domain/span';
import type { ExportFile } from '../../shared/exporting/exportNotebook';
import { contentOf, type TestNotebook } from '../data/notebookTestData';
import { NotebookExport } from './exportNotebook';

/** An article of one paragraph. */
export async function addArticle(context: TestNotebook, text: string): Promise<Source> {
  const digest = 'a'.repeat(64);
  const source = createSource({ title: 'Article', format: 'text', textDigest: digest, bytesDigest: digest, textLength: text.length, wordCount: 1 }, context.clock, context.ids);
  await context.writer.write({ label: 'Import' }, async (recorder) => {
    await recorder.put('sources', source);
    await recorder.put('sourceDocuments', createSourceDocument(source.id, text, [{ kind: 'paragraph', start: 0, end: text.length, marks: [] }]));
  });
  return source;
}

/** Every place of words in a text. */
export function spansOf(text: string, words: string): readonly Span[] {
  const spans: Span[] = [];
  for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + 1)) spans.push({ start, end: start + words.length });
  return spans;
}

/** All that undo must bring back, byte for byte: every table, and the whole notebook as it is exported. */
export async function bytesOf(context: TestNotebook): Promise<string> {
  const files: ExportFile[] = [];
  const whole = await NotebookExport.prepare(context.database, { kind: 'everything' }, { fullText: true });
  for await (const page of whole.made(new AbortController().signal)) files.push(...page);
  return JSON.stringify([await contentOf(context), files]);
}
