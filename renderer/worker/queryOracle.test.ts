import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPassage, highlightColors, type Passage } from '../../shared/domain/passage';
import { readingStates, type Source } from '../../shared/domain/source';
import { createTag, type Tag } from '../../shared/domain/tag';
import type { QueryNode } from '../../shared/search/queryNode';
import { parseQuery } from '../../shared/search/queryParser';
import { openSearchedNotebook, putArticle, type SearchedNotebook } from './searchTestData';

/** Few words, so that queries meet them often; some are spelled in more than one way. */
const wordArb = fc.constantFrom('tariff', 'Tarif', 'trade', 'sea', 'Séa', 'u.s.', '王', '毅', '京', 'a', 'don’t', "don't", 'ships');
const textArb = fc.array(wordArb, { maxLength: 12 }).map((words) => words.join(' '));
const outlets = ['Harbor Gazette', 'The Sea', 'Le Phare'] as const;

interface Library {
  readonly articles: readonly { readonly title: string; readonly text: string; readonly outlet: string; readonly year: number; readonly state: Source['readingState']; readonly tag: number }[];
  readonly highlights: readonly { readonly article: number; readonly quote: string; readonly comment: string; readonly color: Passage['color']; readonly tag: number }[];
}

const libraryArb: fc.Arbitrary<Library> = fc.record({
  articles: fc.array(
    fc.record({ title: textArb, text: textArb, outlet: fc.constantFrom(...outlets), year: fc.integer({ min: 2020, max: 2023 }), state: fc.constantFrom(...readingStates), tag: fc.nat(2) }),
    { minLength: 1, maxLength: 6 },
  ),
  highlights: fc.array(fc.record({ article: fc.nat(5), quote: textArb.filter((text) => text !== ''), comment: textArb, color: fc.constantFrom(...highlightColors), tag: fc.nat(2) }), { maxLength: 8 }),
});

const termArb = fc.oneof(
  { weight: 5, arbitrary: wordArb },
  wordArb.map((word) => `${word}*`),
  fc.constantFrom('ta*', 'tar*', '"王毅"', '王毅'),
  fc.tuple(wordArb, wordArb).map((words) => `"${words.join(' ')}"`),
  fc.tuple(wordArb, wordArb, fc.integer({ min: 1, max: 5 })).map(([a, b, distance]) => `NEAR(${a} ${b}, ${distance})`),
  fc.constantFrom('outlet:sea', 'outlet:"harbor gazette"', 'date:2021', 'date:2021..2022', 'date:2022..', 'tag:one', 'tag:child', 'color:green', 'has:comment', 'state:read', 'kind:source', 'kind:highlight', 'kind:note', 'in:x'),
);
const { query: queryArb } = fc.letrec<{ query: string }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    termArb,
    fc.tuple(tie('query'), tie('query')).map(([a, b]) => `(${a}) (${b})`),
    fc.tuple(tie('query'), tie('query')).map(([a, b]) => `(${a}) OR (${b})`),
    tie('query').map((query) => `-(${query})`),
  ),
}));

// A second way to cut words, written for this test alone.
function plainWords(text: string): readonly string[] {
  const folded = text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  return folded.match(/[王毅京]|[a-z0-9]+/g) ?? [];
}

function startsOf(words: readonly string[], wanted: readonly string[], isPrefix: boolean): readonly number[] {
  return words.flatMap((_, at) => (wanted.every((word, index) => (isPrefix && index === wanted.length - 1 ? words[at + index]?.startsWith(word) : words[at + index] === word)) ? [at] : []));
}

/** One thing that can be found: columns of words, and facts. */
interface Thing {
  readonly kind: 'source' | 'highlight';
  readonly columns: readonly string[];
  readonly article: Library['articles'][number];
  readonly tags: readonly string[];
  readonly color: string;
  readonly comment: string;
}

function holds(thing: Thing, node: QueryNode): boolean {
  const columns = thing.columns.map(plainWords);
  switch (node.kind) {
    case 'word':
    case 'phrase':
      return columns.some((words) => startsOf(words, plainWords(node.text), node.isPrefix).length > 0);
    case 'near': {
      const [a, b] = node.parts;
      if (!a || !b) return false;
      const [left, right] = [plainWords(a.text), plainWords(b.text)];
      return columns.some((words) =>
        startsOf(words, left, false).some((from) => startsOf(words, right, false).some((to) => {
          const gap = from < to ? to - (from + left.length) : from - (to + right.length);
          return gap <= node.distance && (from !== to || left.join() === right.join());
        })));
    }
    case 'not': return !holds(thing, node.child);
    case 'and': return node.children.every((child) => holds(thing, child));
    case 'or': return node.children.some((child) => holds(thing, child));
    case 'field':
      switch (node.field) {
        case 'outlet': return ` ${plainWords(thing.article.outlet).join(' ')} `.includes(` ${plainWords(node.value).join(' ')} `);
        case 'date': {
          const [from = '', to = from] = node.value.split('..');
          return (from === '' || thing.article.year >= Number(from)) && (to === '' || thing.article.year <= Number(to));
        }
        case 'tag': return thing.tags.includes(node.value);
        case 'color': return thing.color === node.value;
        case 'has': return thing.comment !== '';
        case 'state': return thing.article.state === node.value;
        case 'kind': return thing.kind === node.value;
        case 'in': return false;
        case 'author':
        case 'entity':
          throw new Error('Not asked here');
      }
  }
}

const tagNames = [[], ['one'], ['child', 'one']] as const;

async function fill(notebook: SearchedNotebook, library: Library): Promise<void> {
  const { writer, clock, ids } = notebook;
  const one: Tag = createTag({ name: 'One' }, clock, ids);
  const child: Tag = createTag({ name: 'Child', parentId: one.id }, clock, ids);
  const tagIds = [[], [one.id], [child.id]] as const;
  await writer.write({ label: 'Tags' }, (recorder) => recorder.put('tags', one, child));
  const sources: Source[] = [];
  for (const { title, text, outlet, year, state, tag } of library.articles) {
    sources.push(await putArticle(notebook, { title, text, outlet, date: String(year), readingState: state, tagIds: tagIds[tag] ?? [] }));
  }
  await writer.write({ label: 'Highlights' }, async (recorder) => {
    for (const { article, quote, comment, color, tag } of library.highlights) {
      const source = sources[article % sources.length];
      if (!source) continue;
      const anchor = { start: 0, end: quote.length, exact: quote, prefix: '', suffix: '', textDigest: source.textDigest };
      await recorder.put('passages', { ...createPassage({ sourceId: source.id, anchor, color }, clock, ids), comment, tagIds: tagIds[tag] ?? [] });
    }
  });
  await notebook.settled();
}

function thingsOf(library: Library): readonly Thing[] {
  return [
    ...library.articles.map((article): Thing => ({ kind: 'source', columns: [article.title, article.outlet, article.text], article, tags: tagNames[article.tag] ?? [], color: '', comment: '' })),
    ...library.highlights.flatMap(({ article, quote, comment, color, tag }): Thing[] => {
      const own = library.articles[article % library.articles.length];
      return own ? [{ kind: 'highlight', columns: [quote, comment], article: own, tags: tagNames[tag] ?? [], color, comment }] : [];
    }),
  ];
}

describe('the index against looking through everything', () => {
  it('finds the same for every query', async () => {
    await fc.assert(
      fc.asyncProperty(libraryArb, fc.array(queryArb, { minLength: 10, maxLength: 25 }), async (library, queries) => {
        const notebook = await openSearchedNotebook();
        await fill(notebook, library);
        const things = thingsOf(library);
        for (const query of queries) {
          const parsed = parseQuery(query);
          if (parsed.status !== 'parsed') throw new Error(`${query} ${JSON.stringify(parsed)}`);
          const own = things.filter((thing) => holds(thing, parsed.node));
          const expected = { sources: own.filter(({ kind }) => kind === 'source').length, highlights: own.filter(({ kind }) => kind === 'highlight').length };
          const outcome = notebook.found(query);
          if (outcome.suggestion?.isShown) expect([query, expected]).toEqual([query, { sources: 0, highlights: 0 }]);
          else expect([query, { sources: outcome.totals.sources, highlights: outcome.totals.highlights }]).toEqual([query, expected]);
        }
        await notebook.host.handle({ kind: 'close' });
      }),
      { numRuns: 12 },
    );
  });
});
