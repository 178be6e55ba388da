import { describe, expect, it } from 'vitest';
import type { BlockKind } from '../domain/sourceDocument';
import { importArticle } from '../importing/importer';
import type { ImportedArticle } from '../importing/importedArticle';
import { sampleNotebook } from './sampleNotebook';

function importSample(fileName: string): ImportedArticle {
  const sample = sampleNotebook.articles.find((article) => article.fileName === fileName);
  if (!sample) throw new Error(`No article ${fileName}`);
  const result = importArticle({ bytes: new TextEncoder().encode(sample.markdown), fileName });
  if (!result.ok) throw new Error(result.reason);
  return result.article;
}

const imported = new Map(sampleNotebook.articles.map(({ fileName }) => [fileName, importSample(fileName)]));

function spanOf(key: string): { readonly article: string; readonly start: number; readonly end: number } {
  const highlight = sampleNotebook.highlights.find((candidate) => candidate.key === key);
  if (!highlight) throw new Error(`No highlight ${key}`);
  const start = (imported.get(highlight.article)?.text ?? '').indexOf(highlight.quotation);
  return { article: highlight.article, start, end: start + highlight.quotation.length };
}

describe('the sample articles, imported', () => {
  it('are five, each of 250 to 450 words', () => {
    expect(imported.size).toBe(5);
    for (const { wordCount } of imported.values()) {
      expect(wordCount).toBeGreaterThanOrEqual(250);
      expect(wordCount).toBeLessThanOrEqual(450);
    }
  });

  it('say who published them, when, where and in what language, without warnings', () => {
    const details = [...imported.values()].map(({ outlet, byline, published, language, format, warnings }) => [
      outlet, byline, published.edtf, published.precision, published.basis, language, format, warnings.length,
    ]);
    expect(details).toEqual([
      ['The Pacific Ledger', 'Nora Whitcombe', '2023-06-19', 'day', 'metadata', 'en', 'markdown', 0],
      ['Harbor & Exchange', 'Tomás Arredondo', '2023-07-11', 'day', 'metadata', 'en', 'markdown', 0],
      ['Two Shores Briefing', 'Ingrid Solvang and Marcus Oyelaran', '2023-11', 'month', 'metadata', 'en', 'markdown', 0],
      ['Meridian News Wire', '', '2024-04-02', 'day', 'metadata', 'en', 'markdown', 0],
      ['Northbank Review', 'Helen Aubrey-Lim', '2024-08-30', 'day', 'metadata', 'en-GB', 'markdown', 0],
    ]);
  });

  it('have their titles and addresses', () => {
    const articles = [...imported.values()];
    expect(articles.map(({ title }) => title)).toEqual([
      'Blinken leaves Beijing with talks revived and the military line still shut',
      'Two words in Beijing: Yellen’s case for “de-risking”',
      'Explainer: What Biden and Xi settled at Woodside, and what they left alone',
      'Biden and Xi hold first phone call since 2022',
      'Analysis: Sullivan’s long conversation in Beijing, and the calendar behind it',
    ]);
    for (const { url } of articles) expect(url).toMatch(/^https:\/\/example\.org\//);
  });

  it('show every kind of block and inline mark that Markdown can', () => {
    const blocks = [...imported.values()].flatMap((article) => article.blocks);
    const kinds = new Set<BlockKind>(['heading', 'paragraph', 'listItem', 'quotation', 'code', 'tableRow']);
    expect(new Set(blocks.map(({ kind }) => kind))).toEqual(kinds);
    const marks = new Set(['emphasis', 'strong', 'strike', 'link']);
    expect(new Set(blocks.flatMap((block) => block.marks.map(({ kind }) => kind)))).toEqual(marks);
  });

  it('are set in curly quotes, with an em dash and a name in characters', () => {
    const all = [...imported.values()].map(({ text }) => text).join('\n');
    expect(all).toMatch(/“[^“”]+”/);
    expect(all).toContain('—');
    expect(all).toMatch(/\p{Script=Han}{2}/u);
    expect(all).not.toMatch(/["'`]/);
  });
});

describe('the highlights in the imported text', () => {
  it.each(sampleNotebook.highlights)('$key stands exactly once, inside one block', ({ article, quotation }) => {
    const { text = '', blocks = [] } = imported.get(article) ?? {};
    const start = text.indexOf(quotation);
    expect(start).toBeGreaterThanOrEqual(0);
    expect(text.indexOf(quotation, start + 1)).toBe(-1);
    expect(blocks.some((block) => block.start <= start && start + quotation.length <= block.end)).toBe(true);
  });

  it('hold two overlapping pairs and a nested one', () => {
    for (const [first, second] of [['linesNotRestored', 'sanctionsReason'], ['linesCut', 'linesSilent']] as const) {
      const [a, b] = [spanOf(first), spanOf(second)];
      expect(a.article).toBe(b.article);
      expect(a.start < b.start && b.start < a.end && a.end < b.end).toBe(true);
    }
    const [outer, inner] = [spanOf('qinTalks'), spanOf('candidWords')];
    expect(outer.article).toBe(inner.article);
    expect(outer.start < inner.start && inner.end < outer.end).toBe(true);
  });
});
