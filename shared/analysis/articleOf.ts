import type { Source } from '../domain/source';
import type { SourceDocument } from '../domain/sourceDocument';
import type { AnalyzedText } from './analysisTypes';

/** A source as analysis reads it. */
export function articleOf(source: Pick<Source, 'trimmed' | 'published'>, document: Pick<SourceDocument, 'text' | 'blocks'>): AnalyzedText {
  return {
    text: document.text,
    headings: document.blocks.flatMap(({ kind, start, end }) => (kind === 'heading' ? [{ start, end }] : [])),
    skipped: source.trimmed,
    date: source.published.edtf,
  };
}
