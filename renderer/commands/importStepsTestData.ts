import type { ArticleImporter, ConvertedArticle } from '../../shared/contracts/importContract';
import type { SourceId } from '../../shared/domain/ids';
import { unknownDate } from '../../shared/domain/publicationDate';
import type { Source } from '../../shared/domain/source';
import { countWords } from '../../shared/importing/wordCount';
import { digestOf } from '../data/journalRows';
import { expectSame, type CommandStage } from './commandStageTestData';
import { importArticles, importPasted } from './importCommands';
import type { ModelDraft } from './notebookModelTestData';

const sentence = 'The crossing was opened to traffic on Friday, said the harbor master; nobody else did.';

/** Few articles, so that the same bytes and the same words come again. */
async function articleOf(number: number): Promise<ConvertedArticle> {
  const heading = `Story ${number % 30}.`;
  const text = `${heading}\n${sentence}`;
  const bytes = new TextEncoder().encode(`${number % 60}:${text}`);
  const [bytesDigest, textDigest] = await Promise.all([digestOf(bytes), digestOf(new TextEncoder().encode(text))]);
  return {
    format: 'text', title: `Story ${number % 30}`, byline: '', outlet: 'The Quay', url: '', language: 'en', published: unknownDate, text,
    wordCount: countWords(text),
    blocks: [{ kind: 'paragraph', start: 0, end: heading.length, marks: [] }, { kind: 'paragraph', start: heading.length + 1, end: text.length, marks: [] }],
    warnings: [], bytesDigest, textDigest, mediaType: 'text/plain', signature: null, bytes,
  };
}

const isRefused = (number: number): boolean => number % 13 === 0;

function importerOf(number: number): ArticleImporter {
  return {
    convert: async (input) => {
      const told = input.kind === 'file' ? Number(input.name) : number;
      return isRefused(told) ? { status: 'refused', reason: 'It is no article.' } : { status: 'converted', article: await articleOf(told) };
    },
    close: () => undefined,
  };
}

function twinOf(draft: ModelDraft, { bytesDigest, textDigest }: ConvertedArticle): Source | undefined {
  return draft.all('sources').find((source) => source.bytesDigest === bytesDigest || source.textDigest === textDigest);
}

function putArticle(draft: ModelDraft, id: SourceId, article: ConvertedArticle, fileName: string): void {
  const { text, blocks, bytes, mediaType, warnings: _warnings, signature: _signature, ...details } = article;
  draft.put('sources', {
    id, createdAt: '', updatedAt: '', ...details, fileName, textLength: text.length, tagIds: [], collectionIds: [],
    readingState: 'unread', trimmed: [], isTrimReviewed: false, isSample: false,
  });
  draft.put('sourceDocuments', { id, text, blocks });
  draft.put('originals', { id: article.bytesDigest, mediaType, bytes });
}

export async function importFiles(stage: CommandStage, numbers: readonly number[]): Promise<void> {
  const candidates = numbers.map((number) => ({ name: String(number), byteLength: 100, read: async () => new TextEncoder().encode(String(number)) }));
  const report = await importArticles(stage.context, candidates, { importer: importerOf(0) });
  const articles = await Promise.all(numbers.map(articleOf));
  const statuses: string[] = [];
  stage.perform((draft) => {
    numbers.forEach((number, index) => {
      const article = articles[index];
      const entry = report.entries[index];
      if (isRefused(number) || !article) return statuses.push('failed');
      if (twinOf(draft, article)) return statuses.push('duplicate');
      if (entry?.sourceId) putArticle(draft, entry.sourceId, article, String(number));
      return statuses.push('imported');
    });
  });
  expectSame(report.entries.map(({ status }) => status), statuses, 'import');
}

export async function paste(stage: CommandStage, number: number): Promise<void> {
  const article = await articleOf(number);
  const { entries } = await importPasted(stage.context, { text: 'x', html: '' }, { importer: importerOf(number) });
  stage.perform((draft) => {
    const status = isRefused(number) ? 'failed' : twinOf(draft, article) ? 'duplicate' : 'imported';
    expectSame(entries.map((entry) => entry.status), [status], 'paste');
    const id = entries[0]?.sourceId;
    if (status === 'imported' && id) putArticle(draft, id, article, '');
  });
}
