import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCountingIdMaker, type EntityId } from '../domain/ids';
import { findPaths, usualPathLimits, weightOf, type GraphPath } from './graphPaths';
import type { EntityGraph, GraphEdge } from './graphTypes';

const ids = createCountingIdMaker();
const nodes = Array.from({ length: 7 }, () => ids('entity'));
const sourceId = ids('source');

function graphOf(pairs: readonly (readonly [number, number, number])[]): EntityGraph {
  const edges = new Map<string, GraphEdge>();
  for (const [one, other, strength] of pairs) {
    const [fromId, toId] = [nodes[Math.min(one, other)], nodes[Math.max(one, other)]];
    if (!fromId || !toId || fromId === toId) continue;
    const evidence = Array.from({ length: strength }, (_, index) => ({ sourceId, start: index * 10, end: index * 10 + 5, fromPlaces: [], toPlaces: [], isSuggested: false }));
    edges.set(`${fromId} ${toId}`, { fromId, toId, evidence, relationIds: [] });
  }
  return { nodes: nodes.map((id) => ({ id, kind: 'person', name: id, degree: 0 })), edges: [...edges.values()] };
}

/** Every simple path, by trying every order of entities. */
function everyPath({ edges }: EntityGraph, from: EntityId, to: EntityId, longest: number): GraphPath[] {
  const found: GraphPath[] = [];
  const extend = (path: GraphPath): void => {
    const here = path.nodeIds.at(-1);
    if (here === to) found.push(path);
    else if (path.edges.length < longest) {
      for (const id of nodes) {
        const edge = edges.find(({ fromId, toId }) => (fromId === here && toId === id) || (toId === here && fromId === id));
        if (edge && !path.nodeIds.includes(id)) extend({ nodeIds: [...path.nodeIds, id], edges: [...path.edges, edge] });
      }
    }
  };
  extend({ nodeIds: [from], edges: [] });
  return found;
}

const weakest = ({ edges }: GraphPath): number => Math.min(...edges.map(weightOf));

describe('paths', () => {
  it('are the shortest there are, the strongest of each length, and hang together', () => {
    const pair = fc.tuple(fc.nat(6), fc.nat(6), fc.integer({ min: 1, max: 4 }));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 16 }), fc.nat(6), fc.nat(6), (pairs, a, b) => {
        const graph = graphOf(pairs);
        const [from, to] = [nodes[a], nodes[b]];
        if (!from || !to) throw new Error('There are seven nodes');
        const found = findPaths(graph, from, to);
        const rank = (paths: readonly GraphPath[]): readonly string[] => paths.map((path) => `${path.edges.length} ${weakest(path)}`);
        const all = from === to ? [] : everyPath(graph, from, to, usualPathLimits.longest);
        const best = [...all].sort((x, y) => x.edges.length - y.edges.length || weakest(y) - weakest(x)).slice(0, usualPathLimits.most);
        expect(rank(found)).toEqual(rank(best));
        expect(new Set(found.map(({ nodeIds }) => nodeIds.join(' '))).size).toBe(found.length);
        for (const { nodeIds, edges } of found) {
          expect([nodeIds[0], nodeIds.at(-1)]).toEqual([from, to]);
          expect(new Set(nodeIds).size).toBe(nodeIds.length);
          edges.forEach((edge, index) => expect(new Set([edge.fromId, edge.toId])).toEqual(new Set([nodeIds[index], nodeIds[index + 1]])));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('stay quick where everything is connected with everything', () => {
    const many = Array.from({ length: 60 }, () => ids('entity'));
    const edges = many.flatMap((fromId, index) => many.slice(index + 1).map((toId): GraphEdge => ({ fromId, toId, evidence: [], relationIds: [ids('relation')] })));
    const [first, last] = [many[0], many.at(-1)];
    if (!first || !last) throw new Error('There are sixty');
    const withoutDirect = edges.filter(({ fromId, toId }) => !(fromId === first && toId === last));
    const paths = findPaths({ nodes: [], edges: withoutDirect }, first, last);
    expect(paths.map((path) => path.edges.length)).toEqual([2, 2, 2, 2, 2]);
  });
});
