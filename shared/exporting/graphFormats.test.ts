import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { entityKinds, type EntityKind } from '../domain/entity';
import type { GraphDrawing } from './graphDrawing';
import { placeLabels } from './graphLabels';
import { graphMl } from './graphMl';
import { graphSvg, type GraphColors } from './graphSvg';
import { jsonCanvas } from './jsonCanvas';

const drawing: GraphDrawing = {
  unit: 'sentence',
  nodes: [
    { id: 'ent-0000000000000001', name: 'Ilse Varga', kind: 'person', x: 0, y: 0, degree: 2 },
    { id: 'ent-0000000000000002', name: 'Ports & “Quays” <Ltd>\u0007', kind: 'organization', x: 40, y: -10.123, degree: 2 },
    { id: 'ent-0000000000000003', name: 'Lindau *on* [Sea]', kind: 'place', x: -30, y: 25, degree: 2 },
  ],
  edges: [
    { from: 0, to: 1, strength: 4, sourceCount: 2, relations: [{ id: 'rel-0000000000000001', type: 'memberOf', isForth: true, validFrom: '2020', validTo: null }] },
    { from: 0, to: 2, strength: 1, sourceCount: 1, relations: [] },
    { from: 1, to: 2, strength: 0, sourceCount: 0, relations: [{ id: 'rel-0000000000000002', type: 'was founded in', isForth: false, validFrom: null, validTo: null }] },
  ],
};
const kindColors = Object.fromEntries(entityKinds.map((kind) => [kind, { fill: '#eee', line: '#333' }])) as Record<EntityKind, { fill: string; line: string }>;
const colors: GraphColors = { paper: '#fff', ink: '#000', line: '#999', relation: '#00f', kinds: kindColors };

const attributes = (element: Element, ...names: readonly string[]): readonly (string | null)[] => names.map((name) => element.getAttribute(name));

describe('GraphML', () => {
  const { document } = parseHTML(graphMl(drawing).replace(/^<\?xml.*\?>\n/, ''));

  it('has every node with its data', () => {
    const values = [...document.querySelectorAll('node')].map((node) => [node.getAttribute('id'), ...[...node.querySelectorAll('data')].map((data) => data.textContent)]);
    expect(values).toEqual([
      ['ent-0000000000000001', 'Ilse Varga', 'Person', '2', '0', '0'],
      ['ent-0000000000000002', 'Ports & “Quays” <Ltd>', 'Organization', '2', '40', '-10.12'],
      ['ent-0000000000000003', 'Lindau *on* [Sea]', 'Place', '2', '-30', '25'],
    ]);
  });

  it('has an undirected edge for standing together and a directed one for each relation', () => {
    const edges = [...document.querySelectorAll('edge')].map((edge) => [
      ...attributes(edge, 'source', 'target', 'directed').map((value) => value?.replace('ent-000000000000000', '')),
      ...[...edge.querySelectorAll('data')].map((data) => `${data.getAttribute('key')}=${data.textContent}`),
    ]);
    expect(edges).toEqual([
      ['1', '2', 'false', 'link=together', 'weight=4', 'sources=2'],
      ['1', '2', 'true', 'link=Member of', 'weight=1', 'edgelabel=Member of (2020 –)', 'validFrom=2020'],
      ['1', '3', 'false', 'link=together', 'weight=1', 'sources=1'],
      ['3', '2', 'true', 'link=was founded in', 'weight=1', 'edgelabel=was founded in'],
    ]);
  });

  it('declares every key that it uses', () => {
    const declared = [...document.querySelectorAll('key')].map((key) => key.getAttribute('id'));
    for (const data of document.querySelectorAll('data')) expect(declared).toContain(data.getAttribute('key'));
  });
});

describe('JSON Canvas', () => {
  const canvas = JSON.parse(jsonCanvas(drawing)) as { nodes: Record<string, unknown>[]; edges: Record<string, unknown>[] };

  it('has a card for every entity, with whole numbers and the attributes the format asks for', () => {
    expect(canvas.nodes.map(({ id, type, color, text }) => ({ id, type, color, text }))).toEqual([
      { id: 'ent-0000000000000001', type: 'text', color: '5', text: '**Ilse Varga**\nPerson' },
      { id: 'ent-0000000000000002', type: 'text', color: '6', text: '**Ports & “Quays” \\<Ltd\\>\u0007**\nOrganization' },
      { id: 'ent-0000000000000003', type: 'text', color: '4', text: '**Lindau \\*on\\* \\[Sea\\]**\nPlace' },
    ]);
    for (const node of canvas.nodes) for (const name of ['x', 'y', 'width', 'height']) expect(Number.isInteger(node[name]), name).toBe(true);
  });

  it('has a line without arrows for standing together and one with an arrow for each relation', () => {
    expect(canvas.edges.map(({ fromNode, toNode, fromEnd, toEnd, label }) => [String(fromNode).slice(-1), String(toNode).slice(-1), fromEnd, toEnd, label])).toEqual([
      ['1', '2', 'none', 'none', '4 sentences'],
      ['1', '2', 'none', 'arrow', 'Member of (2020 –)'],
      ['1', '3', 'none', 'none', '1 sentence'],
      ['3', '2', 'none', 'arrow', 'was founded in'],
    ]);
    const ids = new Set(canvas.nodes.map(({ id }) => id));
    for (const { fromNode, toNode } of canvas.edges) expect(ids.has(fromNode) && ids.has(toNode)).toBe(true);
    expect(new Set([...canvas.nodes, ...canvas.edges].map(({ id }) => id)).size).toBe(canvas.nodes.length + canvas.edges.length);
  });
});

describe('SVG', () => {
  it('draws every node and edge with a title, and arrows in the direction of relations', () => {
    const { document } = parseHTML(graphSvg(drawing, colors));
    const titles = [...document.querySelectorAll('title')].map((title) => title.textContent);
    expect(titles).toEqual([
      'Graph of 3 entities and 3 connections',
      'Ilse Varga and Ports & “Quays” <Ltd>: 4 sentences\nIlse Varga → Ports & “Quays” <Ltd>: Member of (2020 –)',
      'Ilse Varga and Lindau *on* [Sea]: 1 sentence',
      'Lindau *on* [Sea] → Ports & “Quays” <Ltd>: was founded in',
      'Ilse Varga (Person)', 'Ports & “Quays” <Ltd> (Organization)', 'Lindau *on* [Sea] (Place)',
    ]);
    const lines = [...document.querySelectorAll('path')].filter((path) => path.querySelector('title'));
    expect(lines.map((line) => attributes(line, 'marker-start', 'marker-end', 'stroke-width'))).toEqual([[null, 'url(#arrow)', '2.75'], [null, null, '1'], ['url(#arrow)', null, '1']]);
    expect([...document.querySelectorAll('text')].map((text) => text.textContent)).toEqual(['Ilse Varga', 'Ports & “Quays” <Ltd>', 'Lindau *on* [Sea]']);
  });

  it('can be drawn of nothing', () => {
    expect(graphSvg({ unit: 'sentence', nodes: [], edges: [] }, colors)).not.toMatch(/NaN|Infinity/);
    expect(jsonCanvas({ unit: 'sentence', nodes: [], edges: [] })).toBe('{\n  "nodes": [],\n  "edges": []\n}\n');
  });
});

describe('labels', () => {
  const height = 14;
  const rules = { height, most: 1000, within: { width: 320, height: 230 } };
  const candidates = Array.from({ length: 200 }, (_, index) => ({ index, x: 60 + ((index * 37) % 200), y: 30 + ((index * 53) % 170), distance: 6, width: 20 + (index % 7) * 12 }));

  it('never cover each other or an obstacle, and the first has the first choice', () => {
    const obstacle = { x: 150, y: 100, halfWidth: 60, halfHeight: 30 };
    const placed = placeLabels(candidates, rules, [obstacle]).map((label) => ({ ...label, width: candidates[label.index]?.width ?? 0 }));
    expect(placed.length).toBeGreaterThan(10);
    expect(placed[0]?.index).toBe(0);
    for (const a of placed) {
      expect(a.x >= a.width / 2 && a.x <= 320 - a.width / 2 && a.y >= 0 && a.y <= 230 - height).toBe(true);
      expect(Math.abs(a.x - obstacle.x) >= a.width / 2 + obstacle.halfWidth || Math.abs(a.y + height / 2 - obstacle.y) >= height / 2 + obstacle.halfHeight).toBe(true);
      for (const b of placed) if (a !== b) expect(Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < height).toBe(false);
    }
    expect(placeLabels(candidates, { ...rules, most: 5 })).toHaveLength(5);
  });

  it('stand below their node, and elsewhere around it where that is taken', () => {
    const [one] = candidates;
    if (!one) throw new Error('There are candidates');
    const crowd = [0, 1, 2, 3, 4].map((index) => ({ ...one, index, x: 100, y: 100, distance: 12 }));
    expect(placeLabels(crowd, rules)).toEqual([
      { index: 0, x: 100, y: 112 }, { index: 1, x: 100, y: 74 }, { index: 2, x: 123, y: 93 }, { index: 3, x: 77, y: 93 },
    ]);
  });
});
