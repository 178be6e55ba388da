import { describe, expect, it } from 'vitest';
import { GraphLayout } from './graphLayout';
import { partNodes } from './graphParting';

/** Two rings of nodes with one edge between them. */
function rings(size: number) {
  const nodes = Array.from({ length: size * 2 }, (_, index) => ({ id: `n${index}`, degree: 2 + Number(index % size === 0) }));
  const pairs = nodes.map((_, index): [number, number] => [index, index % size === size - 1 ? index - size + 1 : index + 1]);
  pairs.push([0, size]);
  return { nodes, from: Uint32Array.from(pairs, ([from]) => from), to: Uint32Array.from(pairs, ([, to]) => to), weights: Uint32Array.from(pairs, () => 1), known: new Map<string, { x: number; y: number }>(), pinned: new Set<string>() };
}

function settle(layout: GraphLayout): Float32Array {
  for (let steps = 0; !layout.isSettled; steps += 1) {
    if (steps > 1000) throw new Error('It never settles');
    layout.step();
  }
  return layout.positions();
}

function distance(positions: Float32Array, a: number, b: number): number {
  return Math.hypot((positions[a * 2] ?? 0) - (positions[b * 2] ?? 0), (positions[a * 2 + 1] ?? 0) - (positions[b * 2 + 1] ?? 0));
}

describe('the layout', () => {
  it('settles, the same each time, with neighbors nearer than strangers', () => {
    const [one, other] = [settle(new GraphLayout(rings(8))), settle(new GraphLayout(rings(8)))];
    expect([...one]).toEqual([...other]);
    const { from, to } = rings(8);
    const near = [...from].reduce((sum, a, index) => sum + distance(one, a, to[index] ?? 0), 0) / from.length;
    let far = 0;
    for (let a = 0; a < 8; a += 1) for (let b = 8; b < 16; b += 1) far += distance(one, a, b) / 64;
    expect(near).toBeLessThan(far * 0.6);
  });

  it('keeps what a person put somewhere, and starts from where nodes stood', () => {
    const positions = settle(new GraphLayout({ ...rings(8), known: new Map([['n3', { x: 200, y: -40 }]]), pinned: new Set(['n3']) }));
    expect([...positions.slice(6, 8)]).toEqual([200, -40]);
    const again = { ...rings(8), known: new Map(rings(8).nodes.map(({ id }, index) => [id, { x: positions[index * 2] ?? 0, y: positions[index * 2 + 1] ?? 0 }])) };
    const start = new GraphLayout(again).positions();
    expect([...start]).toEqual([...positions]);
  });

  it('settles at once where there is nothing to lay out', () => {
    const none = { nodes: [], from: new Uint32Array(), to: new Uint32Array(), weights: new Uint32Array(), known: new Map<string, { x: number; y: number }>(), pinned: new Set<string>() };
    expect(new GraphLayout(none).isSettled).toBe(true);
  });
});

describe('nodes on each other', () => {
  it('are parted, and only they', () => {
    const positions = Float32Array.from([0, 0, 0, 0, 1, 0, 100, 100, -100, 80]);
    const parted = partNodes(positions, [false, false, false, false, false]);
    for (let a = 0; a < 5; a += 1) for (let b = 0; b < a; b += 1) expect(distance(parted, a, b)).toBeGreaterThan(20);
    expect([...parted.slice(6)]).toEqual([100, 100, -100, 80]);
    expect([...partNodes(positions, [true, true, true, true, true])]).toEqual([...positions]);
  });
});
