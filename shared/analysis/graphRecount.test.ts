import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesIn } from '../anchoring/sentences';
import { entityKinds } from '../domain/entity';
import { createCountingIdMaker, type EntityId } from '../domain/ids';
import { createRelation } from '../domain/relation';
import type { Block } from '../domain/sourceDocument';
import type { Span } from '../domain/span';
import { buildGraph } from './graphEdges';
import { wholeGraph } from './graphFilters';
import { sharedStretches } from './graphStretches';
import { graphScopes, type GraphPlace, type GraphEntity, type GraphFilter, type GraphInput, type GraphScope } from './graphTypes';

const ids = createCountingIdMaker();
const entities: readonly GraphEntity[] = ['Varga', 'Lindau', 'Ports', 'Osei', 'Regatta'].map((name, index) => ({ id: ids('entity'), name, kind: entityKinds[index % 4] ?? 'person' }));
const words = ['ships', 'waited', 'while', 'the', 'quay', 'Mr. Varga', 'U.S. Army', ...entities.map(({ name }) => name)];

interface Text {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly places: readonly GraphPlace[];
  readonly trims: readonly Span[];
  readonly published: string | null;
}

/** Texts of a few blocks of a few sentences, places on names and on longer stretches. */
const texts: fc.Arbitrary<Text> = fc
  .record({
    blocks: fc.array(fc.array(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
    chosen: fc.array(fc.record({ entity: fc.nat(4), start: fc.nat(300), length: fc.integer({ min: 1, max: 60 }), isSuggested: fc.boolean() }), { maxLength: 14 }),
    trimmed: fc.option(fc.nat(3), { nil: null }),
    published: fc.constantFrom(null, '2023', '2023-06', '2024-08-29', '2024-08~'),
  })
  .map(({ blocks, chosen, trimmed, published }) => {
    const lines = blocks.map((sentences) => sentences.map((each) => `${each.join(' ')}.`).join(' '));
    const text = lines.join('\n');
    let start = 0;
    const made = lines.map((line): Block => {
      const block: Block = { kind: 'paragraph', start, end: start + line.length, marks: [] };
      start += line.length + 1;
      return block;
    });
    const places = chosen.flatMap(({ entity, start: from, length, isSuggested }) => {
      const id = entities[entity]?.id;
      const [first, last] = [from % text.length, Math.min(text.length, (from % text.length) + length)];
      return id ? [{ entityId: id, start: first, end: last, isSuggested }] : [];
    });
    const out = trimmed === null ? undefined : made[trimmed];
    return { text, blocks: made, places, trims: out ? [{ start: out.start, end: out.end }] : [], published };
  });

function inputOf(sources: readonly Text[], scope: GraphScope): GraphInput {
  const makeId = createCountingIdMaker();
  return {
    entities,
    sources: sources.map(({ text, blocks, places, trims, published }) => ({
      id: makeId('source'), published, collectionIds: [],
      stretches: sharedStretches({ document: { text, blocks }, trims, language: 'en', places }, scope),
    })),
    relations: [],
    passageSources: new Map(),
  };
}

/** In how many stretches of these texts two entities stand: every stretch of every block is looked at. */
function recount(sources: readonly Text[], scope: GraphScope, one: EntityId, other: EntityId, filter: GraphFilter): number {
  let count = 0;
  for (const { text, blocks, places, trims, published } of sources) {
    if (filter.from !== null && (published === null || published.slice(0, 4) < filter.from)) continue;
    const standing = places.filter((place) => (filter.withSuggestions || !place.isSuggested) && !trims.some((trim) => place.start < trim.end && place.end > trim.start));
    for (const block of blocks) {
      for (const stretch of scope === 'paragraph' ? [block] : sentencesIn(text, block, 'en')) {
        const stands = (id: EntityId): boolean => standing.some((place) => place.entityId === id && place.start < stretch.end && place.end > stretch.start);
        if (stands(one) && stands(other)) count += 1;
      }
    }
  }
  return count;
}

describe('edges', () => {
  it('count what a brute-force recount counts, with every pair of places', () => {
    fc.assert(
      fc.property(
        fc.array(texts, { minLength: 1, maxLength: 3 }), fc.constantFrom(...graphScopes), fc.boolean(), fc.integer({ min: 1, max: 3 }), fc.constantFrom(null, '2024'),
        (sources, scope, withSuggestions, leastStrength, from) => {
          const filter = { ...wholeGraph, withSuggestions, leastStrength, from };
          const graph = buildGraph(inputOf(sources, scope), filter);
          const counted = new Map(graph.edges.map((edge) => [`${edge.fromId} ${edge.toId}`, edge]));
          for (const one of entities) {
            for (const other of entities) {
              if (one.id >= other.id) continue;
              const expected = recount(sources, scope, one.id, other.id, filter);
              const edge = counted.get(`${one.id} ${other.id}`);
              expect(edge?.evidence.length ?? 0).toBe(expected >= leastStrength ? expected : 0);
            }
          }
          for (const { fromId, toId, evidence } of graph.edges) {
            for (const { start, end, fromPlaces, toPlaces } of evidence) {
              for (const [id, spans] of [[fromId, fromPlaces], [toId, toPlaces]] as const) {
                expect(spans.length).toBeGreaterThan(0);
                for (const span of spans) {
                  expect(span.start < end && span.end > start).toBe(true);
                  expect(sources.some(({ places }) => places.some((place) => place.entityId === id && place.start === span.start && place.end === span.end))).toBe(true);
                }
              }
            }
          }
          for (const node of graph.nodes) expect(node.degree).toBe(graph.edges.filter(({ fromId, toId }) => fromId === node.id || toId === node.id).length);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('filters', () => {
  const text = 'Varga met Osei. Varga saw Lindau.\nOsei and Varga and the Regatta.';
  const placesOf = (name: string): GraphPlace[] =>
    [...text.matchAll(new RegExp(name, 'g'))].map(({ index }) => ({ entityId: entities.find((each) => each.name === name)?.id ?? ids('entity'), start: index, end: index + name.length, isSuggested: false }));
  const places = ['Varga', 'Osei', 'Lindau', 'Regatta'].flatMap(placesOf);
  const blocks: Block[] = [{ kind: 'paragraph', start: 0, end: 33, marks: [] }, { kind: 'paragraph', start: 34, end: text.length, marks: [] }];
  const [varga, lindau, ports, osei] = entities.map(({ id }) => id);
  if (!varga || !lindau || !ports || !osei) throw new Error('There are five entities');
  const input = inputOf([{ text, blocks, places, trims: [], published: '2024-08-29' }], 'sentence');
  const strengths = (filter: Partial<GraphFilter>, given = input): readonly string[] =>
    buildGraph(given, { ...wholeGraph, ...filter }).edges.map(({ fromId, toId, evidence, relationIds }) => {
      const nameOf = (id: EntityId): string => entities.find((each) => each.id === id)?.name ?? '';
      return `${nameOf(fromId)}–${nameOf(toId)} ${evidence.length}${relationIds.length > 0 ? ` +${relationIds.length}` : ''}`;
    });

  it('counts sentences or paragraphs', () => {
    expect(strengths({})).toEqual(['Varga–Lindau 1', 'Varga–Osei 2', 'Varga–Regatta 1', 'Osei–Regatta 1']);
    const paragraphs = inputOf([{ text, blocks, places, trims: [], published: null }], 'paragraph');
    expect(strengths({}, paragraphs)).toEqual(['Varga–Lindau 1', 'Varga–Osei 2', 'Varga–Regatta 1', 'Lindau–Osei 1', 'Osei–Regatta 1']);
  });

  it('leaves out kinds, weak edges, and sources outside of a range of dates', () => {
    expect(strengths({ kinds: ['person', 'event'] })).toEqual(['Varga–Osei 2', 'Varga–Regatta 1', 'Osei–Regatta 1']);
    expect(strengths({ leastStrength: 2 })).toEqual(['Varga–Osei 2']);
    expect(strengths({ from: '2024-08', to: '2024-08' })).toHaveLength(4);
    expect(strengths({ from: '2024-09' })).toEqual([]);
    expect(strengths({ to: '2023' })).toEqual([]);
  });

  it('shows relations by their own dates and passages, whatever the least strength', () => {
    const clock = (): string => '2024-01-01T00:00:00.000Z';
    const passageId = ids('passage');
    const relation = createRelation({ fromId: osei, toId: ports, type: 'memberOf', validFrom: '2020', validTo: '2022-06', passageIds: [passageId] }, clock, ids);
    const undated = createRelation({ fromId: varga, toId: osei, type: 'met' }, clock, ids);
    const toItself = createRelation({ fromId: varga, toId: varga, type: 'met' }, clock, ids);
    const sourceId = input.sources[0]?.id ?? ids('source');
    const given = { ...input, relations: [relation, undated, toItself], passageSources: new Map([[passageId, sourceId]]) };
    expect(strengths({ leastStrength: 3 }, given)).toEqual(['Varga–Osei 2 +1', 'Ports–Osei 0 +1']);
    expect(strengths({ leastStrength: 3, from: '2022-07' }, given)).toEqual(['Varga–Osei 2 +1']);
    expect(strengths({ leastStrength: 3, to: '2021' }, given)).toEqual(['Varga–Osei 0 +1', 'Ports–Osei 0 +1']);
    expect(strengths({ withTogether: false, sourceId }, given)).toEqual(['Ports–Osei 0 +1']);
    expect(strengths({ withRelations: false, leastStrength: 2 }, given)).toEqual(['Varga–Osei 2']);
  });

  it('counts a place in a trimmed block as nowhere, and a table’s cells each on their own', () => {
    const trimmed = inputOf([{ text, blocks, places, trims: [{ start: 34, end: text.length }], published: null }], 'sentence');
    expect(strengths({}, trimmed)).toEqual(['Varga–Lindau 1', 'Varga–Osei 1']);
    const row: Block = { kind: 'tableRow', table: 0, isHeader: false, start: 0, end: 10, cells: [{ start: 0, end: 5 }, { start: 6, end: 10 }], marks: [] };
    const table: Text = { text: 'Varga\tOsei', blocks: [row], trims: [], published: null, places: [{ entityId: varga, start: 0, end: 5, isSuggested: false }, { entityId: osei, start: 6, end: 10, isSuggested: false }] };
    expect(strengths({}, inputOf([table], 'sentence'))).toEqual([]);
    expect(strengths({}, inputOf([table], 'paragraph'))).toEqual(['Varga–Osei 1']);
  });
});
