import { describe, expect, it } from 'vitest';
import { createCountingIdMaker, type TagId } from '../domain/ids';
import { createTag, type Tag } from '../domain/tag';
import { createTagBook } from './tagBook';

const clock = (): string => '2024-09-01T00:00:00.000Z';

function tagsNamed(...names: readonly string[]): readonly Tag[] {
  const ids = createCountingIdMaker();
  return names.map((name) => createTag({ name }, clock, ids));
}

describe('createTagBook', () => {
  it.each([
    ['Air force', 'Air-force'],
    ['#R&D!', 'R-D'],
    ['2024', '_2024'],
    ['2024/25', '_2024-25'],
    ['外交', '外交'],
    ['_draft_', 'draft'],
    ['?!', 'tag'],
    ['e\u0301lan', 'élan'],
  ])('writes %j as #%s', (name, slug) => {
    expect(createTagBook(tagsNamed(name)).entries.map((entry) => entry.slug)).toEqual([slug]);
  });

  it('nests paths and slugs, and keeps slugs apart whatever their case', () => {
    const [outer, inner, other, twin] = tagsNamed('Trade', 'Export controls', 'TRADE', 'trade!');
    if (!outer || !inner || !other || !twin) throw new Error('Four tags');
    const book = createTagBook([twin, other, { ...inner, parentId: outer.id }, outer]);
    expect(book.entries.map(({ path, slug }) => [path, slug])).toEqual([
      ['TRADE', 'TRADE-2'], ['Trade', 'Trade'], ['trade!', 'trade-3'], ['Trade/Export controls', 'Trade/Export-controls'],
    ]);
    expect(book.withDescendants(outer.id)).toEqual(new Set([outer.id, inner.id]));
    expect(book.withDescendants(inner.id)).toEqual(new Set([inner.id]));
    expect(book.entriesOf([inner.id, inner.id, 'tag-gone000000000000' as TagId]).map((entry) => entry.path)).toEqual(['Trade/Export controls']);
  });

  it('survives parents in a circle', () => {
    const [first, second] = tagsNamed('A', 'B');
    if (!first || !second) throw new Error('Two tags');
    const book = createTagBook([{ ...first, parentId: second.id }, { ...second, parentId: first.id }]);
    expect(book.entries.map((entry) => entry.path)).toEqual(['A/B', 'B/A']);
    expect(book.withDescendants(first.id).size).toBe(2);
  });
});
