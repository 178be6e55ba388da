import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCountingIdMaker } from '../../../shared/domain/ids';
import { parsePublicationDate, unknownDate } from '../../../shared/domain/publicationDate';
import { createSource, type SourceDraft } from '../../../shared/domain/source';
import { createTag } from '../../../shared/domain/tag';
import { createSourceOrder, filterSources, noFilter, sortSources } from './libraryFilter';

const ids = createCountingIdMaker();
let now = Date.parse('2024-01-01T00:00:00.000Z');
const clock = () => new Date((now += 1000)).toISOString();
const digest = '0'.repeat(64);

function source(title: string, extra: Partial<SourceDraft> = {}) {
  return createSource({ title, format: 'text', bytesDigest: digest, textDigest: digest, textLength: 1, wordCount: 1, ...extra }, clock, ids);
}
const date = (text: string) => parsePublicationDate(text, 'person') ?? unknownDate;

const trade = createTag({ name: 'Trade' }, clock, ids);
const tariffs = createTag({ name: 'Tariffs', parentId: trade.id }, clock, ids);
const climate = createTag({ name: 'Climate' }, clock, ids);
const tags = [trade, tariffs, climate];

const harbor = source('Harbor reopens', { outlet: 'The Gazette', published: date('June 2023'), tagIds: [tariffs.id], readingState: 'read' });
const elan = source('Élan at the talks', { byline: 'Ana Müller', published: date('2024-02-01'), tagIds: [trade.id, climate.id] });
const tenth = source('10 notes', { outlet: 'Wire', readingState: 'reading' });
const second = source('2 notes', { outlet: 'Gazette', published: date('2023-06-12') });
const all = [harbor, elan, tenth, second];
const titles = (sources: readonly { readonly title: string }[]) => sources.map((each) => each.title);

describe('the library filter', () => {
  it('finds words in title, outlet and byline, whatever case and accents', () => {
    expect(titles(filterSources(all, { ...noFilter, words: 'elan MULLER' }, tags))).toEqual(['Élan at the talks']);
    expect(titles(filterSources(all, { ...noFilter, words: ' gazette' }, tags))).toEqual(['Harbor reopens', '2 notes']);
    expect(filterSources(all, { ...noFilter, words: 'gazette talks' }, tags)).toEqual([]);
  });

  it('asks for every tag, itself or one under it', () => {
    expect(titles(filterSources(all, { ...noFilter, tagIds: [trade.id] }, tags))).toEqual(['Harbor reopens', 'Élan at the talks']);
    expect(titles(filterSources(all, { ...noFilter, tagIds: [tariffs.id] }, tags))).toEqual(['Harbor reopens']);
    expect(titles(filterSources(all, { ...noFilter, tagIds: [trade.id, climate.id] }, tags))).toEqual(['Élan at the talks']);
  });

  it('takes any of the reading states', () => {
    expect(titles(filterSources(all, { ...noFilter, readingStates: ['read', 'reading'] }, tags))).toEqual(['Harbor reopens', '10 notes']);
    expect(filterSources(all, noFilter, tags)).toHaveLength(4);
  });
});

describe('the order of the library', () => {
  it('by import: newest first', () => expect(titles(sortSources(all, 'imported'))).toEqual(['2 notes', '10 notes', 'Élan at the talks', 'Harbor reopens']));
  it('by title: as people count', () => expect(titles(sortSources(all, 'title'))).toEqual(['2 notes', '10 notes', 'Élan at the talks', 'Harbor reopens']));
  it('by outlet: unknown last', () => expect(titles(sortSources(all, 'outlet'))).toEqual(['2 notes', 'Harbor reopens', '10 notes', 'Élan at the talks']));
  it('by date: newest first, unknown last', () => expect(titles(sortSources(all, 'date'))).toEqual(['Élan at the talks', '2 notes', 'Harbor reopens', '10 notes']));
});

it('sorts in what changed as if all were sorted anew', () => {
  const many = Array.from({ length: 30 }, (_, index) => source(`Report ${index % 7}`, { outlet: index % 3 ? 'Wire' : '', published: date(`2024-01-${10 + (index % 9)}`) }));
  const sorts = ['imported', 'title', 'outlet', 'date'] as const;
  const step = fc.record({ sort: fc.constantFrom(...sorts), gone: fc.array(fc.nat(29), { maxLength: 5 }), renamed: fc.array(fc.nat(29), { maxLength: 20 }), title: fc.string() });
  fc.assert(fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
    const order = createSourceOrder();
    let sources = many;
    for (const { sort, gone, renamed, title } of steps) {
      sources = sources.filter((_, index) => !gone.includes(index)).map((each, index) => (renamed.includes(index) ? { ...each, title } : each));
      expect(order(sources, sort)).toEqual(sortSources(sources, sort));
      expect(order([...sources], sort)).toBe(order(sources, sort));
    }
  }));
});
