import { expect, it } from 'vitest';
import { createCountingIdMaker } from '../../shared/domain/ids';
import { describeSpan } from '../../shared/anchoring/anchor';
import { createPassage } from '../../shared/domain/passage';
import { parsePublicationDate, unknownDate } from '../../shared/domain/publicationDate';
import { createSource } from '../../shared/domain/source';
import { createSourceDocument } from '../../shared/domain/sourceDocument';
import { openInMemory } from './indexDatabase';
import { createIndex } from './indexSchema';
import { IndexWriter } from './indexWriter';
import { SearchIndex } from './searchIndex';

const clock = (): string => '2024-01-01T00:00:00.000Z';
const digest = 'a'.repeat(64);

it('goes by titles, highlights and dates where a word stands in most of very many articles', async () => {
  const database = await openInMemory();
  createIndex(database);
  const [writer, ids] = [new IndexWriter(database), createCountingIdMaker()];
  const put = (title: string, text: string, day: string | null = null): (() => void) => {
    const source = createSource({ title, format: 'text', textDigest: digest, bytesDigest: digest, textLength: text.length, wordCount: 1, published: (day && parsePublicationDate(day, 'metadata')) || unknownDate }, clock, ids);
    writer.putSource(source, createSourceDocument(source.id, text, []));
    return () => {
      const anchor = describeSpan(text, digest, { start: 0, end: 6 });
      if (anchor) writer.putPassage(createPassage({ sourceId: source.id, anchor, color: 'green' }, clock, ids));
    };
  };
  database.transaction(() => {
    for (let index = 0; index < 2000; index += 1) put('Of something', `tariff ${'and more words '.repeat(index % 2)}`);
    put('Newer', 'tariff once, in a longer text', '2024-05-02');
    put('Older', 'tariff tariff tariff', '2024-05-01');
    put('Named for a tariff', 'nothing else');
    put('Highlighted', 'tariff at its beginning')();
    for (let index = 0; index < 40; index += 1) put('Of a submarine', 'tariff on a submarine');
  });
  const index = new SearchIndex(database, writer);
  const search = (query: string) => {
    const outcome = index.search(query, 0, 4);
    if (outcome.status !== 'found') throw new Error(outcome.status);
    return { totals: outcome.totals, titles: outcome.groups.map(({ title }) => title.text) };
  };
  expect(search('tariff')).toEqual({
    totals: { groups: 2044, sources: 2044, highlights: 1, notes: 0, entities: 0 },
    titles: ['Named for a tariff', 'Highlighted', 'Newer', 'Older'],
  });
  // A rarer word beside it is scored as ever.
  expect(search('tariff submarine').totals.sources).toBe(40);
  expect(search('tariff OR submarine').titles).toEqual(Array.from({ length: 4 }, () => 'Of a submarine'));
  database.close();
});
