import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCountingIdMaker } from '../../../shared/domain/ids';
import type { ShownGraph } from '../../worker/graphMessages';
import { GraphModel } from './graphModel';
import { graphRows, sortedRows } from './graphRows';
import { broughtIntoView, fitted, panned, toDrawing, toScreen, zoomed } from './graphView';
import { graphText } from './graphWords';

const ids = createCountingIdMaker();
const [hub, right, above, left] = [ids('entity'), ids('entity'), ids('entity'), ids('entity')];
const relationId = ids('relation');

/** A hub with neighbors on its right, above and on its left; the one above it is related. */
const graph: ShownGraph = {
  kind: 'graph', version: 1,
  nodes: [
    { id: hub, kind: 'person', name: 'Varga', degree: 3 }, { id: right, kind: 'place', name: 'Lindau', degree: 1 },
    { id: above, kind: 'organization', name: 'Ports', degree: 1 }, { id: left, kind: 'person', name: 'Osei', degree: 1 },
  ],
  from: Uint32Array.of(0, 0, 0), to: Uint32Array.of(1, 2, 3), strengths: Uint32Array.of(4, 0, 10), sourceCounts: Uint32Array.of(2, 0, 1),
  relationEdges: Uint32Array.of(1), relationsGoForth: [false], relationIds: [relationId], relationTypes: ['memberOf'],
  positions: Float32Array.of(0, 0, 100, 10, 5, -100, -100, -20), isSettled: true,
  known: { entities: 4, mentions: 9, relations: 1, suggestions: 0 },
};

const views = fc.record({ scale: fc.double({ min: 0.05, max: 20, noNaN: true }), left: fc.double({ min: -500, max: 500, noNaN: true }), top: fc.double({ min: -500, max: 500, noNaN: true }) });
const spots = fc.record({ x: fc.double({ min: -1000, max: 1000, noNaN: true }), y: fc.double({ min: -1000, max: 1000, noNaN: true }) });

describe('what is seen of the drawing', () => {
  it('keeps under the pointer what is enlarged, and comes back to where it was', () => {
    fc.assert(
      fc.property(views, spots, fc.double({ min: 0.5, max: 2, noNaN: true }), (view, at, factor) => {
        const spot = toDrawing(view, at);
        const after = toScreen(zoomed(view, factor, at), spot);
        expect(Math.hypot(after.x - at.x, after.y - at.y)).toBeLessThan(1e-3);
        const back = panned(panned(view, { x: 30, y: -7 }), { x: -30, y: 7 });
        expect(Math.hypot(back.left - view.left, back.top - view.top)).toBeLessThan(1e-6);
      }),
    );
  });

  it('has every node in it when everything is shown, and a node that it is brought to', () => {
    const size = { width: 800, height: 500 };
    fc.assert(
      fc.property(fc.array(spots, { minLength: 1, maxLength: 30 }), views, (nodes, view) => {
        const whole = fitted(Float32Array.from(nodes.flatMap(({ x, y }) => [x, y])), size);
        for (const spot of nodes) {
          const { x, y } = toScreen(whole, { x: Math.fround(spot.x), y: Math.fround(spot.y) });
          expect(x >= 0 && y >= 0 && x <= size.width && y <= size.height).toBe(true);
        }
        const { x, y } = toScreen(broughtIntoView(view, nodes[0] ?? { x: 0, y: 0 }, size), nodes[0] ?? { x: 0, y: 0 });
        expect(x >= 0 && y >= 0 && x <= size.width && y <= size.height).toBe(true);
      }),
    );
  });
});

describe('the model', () => {
  const model = new GraphModel(graph);
  const view = { scale: 2, left: 300, top: 300 };

  it('finds what is pointed at', () => {
    expect(model.nodeAt(view, { x: 302, y: 299 })).toBe(0);
    expect(model.nodeAt(view, { x: 400, y: 310 })).toBeNull();
    expect(model.edgeAt(view, { x: 400, y: 311 })).toBe(0);
    expect(model.edgeAt(view, { x: 400, y: 400 })).toBeNull();
    expect(model.edgeBetween(above, hub)).toBe(1);
    expect(model.edgeBetween(above, left)).toBeNull();
  });

  it('goes from neighbor to neighbor in the direction of a key', () => {
    expect((['right', 'up', 'left', 'down'] as const).map((direction) => model.neighborToward(0, direction))).toEqual([1, 2, 3, null]);
    expect(model.neighborToward(1, 'left')).toBe(0);
    expect(model.byDegree).toEqual([0, 1, 3, 2]);
  });

  it('says in words and in rows what is drawn', () => {
    expect(graphText(graph)).toBe('Graph of 4 entities and 3 connections: 2 people, 1 organization, 1 place. Most connected: Varga, Lindau, Osei.');
    const rows = graphRows(model);
    const told = (by: Parameters<typeof sortedRows>[1]): readonly string[] => sortedRows(rows, by).map(({ fromName, toName, strength, sourceCount, relations }) => `${fromName} ${toName} ${strength} ${sourceCount} ${relations}`.trim());
    expect(told({ by: 'strength', isDescending: true })).toEqual(['Osei Varga 10 1', 'Lindau Varga 4 2', 'Ports Varga 0 0 Member of']);
    expect(told({ by: 'fromName', isDescending: false })[0]).toBe('Lindau Varga 4 2');
    for (const isDescending of [false, true]) expect(told({ by: 'relations', isDescending })[0]).toBe('Ports Varga 0 0 Member of');
  });
});
