import iterate from 'graphology-layout-forceatlas2/iterate.js';
import { partNodes } from './graphParting';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface LayoutInput {
  /** Ids in order, with the number of their edges. */
  readonly nodes: readonly { readonly id: string; readonly degree: number }[];
  /** Indices of nodes, and what each edge rests on. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly weights: Uint32Array;
  /** Where nodes stood before. */
  readonly known: ReadonlyMap<string, Point>;
  /** Those that a person put where they stand. */
  readonly pinned: ReadonlySet<string>;
}

const [perNode, perEdge] = [10, 3];
const [nodeX, nodeY, nodeMass, nodeConvergence, nodeSize, nodeFixed] = [0, 1, 6, 7, 8, 9];

/** Above so many, far nodes push as one. */
const mostExact = 600;
/** A node moves less than this share of the whole at each step: it has settled. */
const settledShare = 0.0004;
/** The angle after which a spiral never comes back to the same direction. */
const goldenAngle = Math.PI * (3 - Math.sqrt(5));
const spacing = 12;

/** The most steps: those a small graph needs to come to rest, and what a large one may cost. */
function mostSteps(order: number, isKnown: boolean): number {
  const most = order <= 500 ? 600 : order <= 2000 ? 350 : 160;
  return isKnown ? Math.round(most / 3) : most;
}

/** ForceAtlas2, step by step. The same graph and the same start always end in the same picture: nothing here is drawn by lot. */
export class GraphLayout {
  private readonly nodes: Float32Array;
  private readonly edges: Float32Array;
  private readonly order: number;
  private readonly stepsLeft: { count: number };
  private movement = Infinity;
  private isApart: boolean;

  constructor({ nodes, from, to, weights, known, pinned }: LayoutInput) {
    this.order = nodes.length;
    this.nodes = new Float32Array(nodes.length * perNode);
    this.edges = new Float32Array(from.length * perEdge);
    const starts = startPositions(nodes, from, to, known);
    nodes.forEach(({ id, degree }, index) => {
      const at = index * perNode;
      const start = starts[index] ?? { x: 0, y: 0 };
      this.nodes[at + nodeX] = start.x;
      this.nodes[at + nodeY] = start.y;
      this.nodes[at + nodeMass] = 1 + degree;
      this.nodes[at + nodeConvergence] = 1;
      this.nodes[at + nodeSize] = 1;
      this.nodes[at + nodeFixed] = pinned.has(id) ? 1 : 0;
    });
    from.forEach((fromIndex, index) => {
      this.edges[index * perEdge] = fromIndex * perNode;
      this.edges[index * perEdge + 1] = (to[index] ?? 0) * perNode;
      this.edges[index * perEdge + 2] = 1 + Math.log2(Math.max(1, weights[index] ?? 1));
    });
    const isKnown = nodes.filter(({ id }) => known.has(id)).length > nodes.length * 0.8;
    this.isApart = nodes.length < 2;
    this.stepsLeft = { count: nodes.length < 2 ? 0 : mostSteps(nodes.length, isKnown) };
  }

  get isSettled(): boolean {
    return this.isApart;
  }

  /** Moves every node that is not pinned. The last step parts those that lie on each other. */
  step(): void {
    if (this.stepsLeft.count <= 0 || this.movement < settledShare) {
      this.part();
      return;
    }
    const before = this.positions();
    iterate(
      {
        linLogMode: false, outboundAttractionDistribution: false, adjustSizes: false, edgeWeightInfluence: 1, strongGravityMode: true,
        scalingRatio: 10, gravity: Math.min(0.6, Math.max(0.05, 12 / this.order)), slowDown: 1 + Math.log(this.order), barnesHutOptimize: this.order > mostExact, barnesHutTheta: 0.7,
      },
      this.nodes,
      this.edges,
    );
    this.stepsLeft.count -= 1;
    this.movement = movementShare(before, this.positions());
  }

  private part(): void {
    const fixed = Array.from({ length: this.order }, (_, index) => this.nodes[index * perNode + nodeFixed] === 1);
    partNodes(this.positions(), fixed).forEach((value, index) => {
      this.nodes[(index >> 1) * perNode + (index % 2 === 0 ? nodeX : nodeY)] = value;
    });
    this.isApart = true;
  }

  pin(index: number, { x, y }: Point): void {
    const at = index * perNode;
    this.nodes[at + nodeX] = x;
    this.nodes[at + nodeY] = y;
    this.nodes[at + nodeFixed] = 1;
  }

  /** x and y of each node. */
  positions(): Float32Array<ArrayBuffer> {
    const positions = new Float32Array(this.order * 2);
    for (let index = 0; index < this.order; index += 1) {
      positions[index * 2] = this.nodes[index * perNode + nodeX] ?? 0;
      positions[index * 2 + 1] = this.nodes[index * perNode + nodeY] ?? 0;
    }
    return positions;
  }
}

/** Nodes stand where they stood; new ones beside those they are connected with; the others on a spiral, the most connected in its middle. */
function startPositions(nodes: LayoutInput['nodes'], from: Uint32Array, to: Uint32Array, known: ReadonlyMap<string, Point>): readonly Point[] {
  const neighbors = nodes.map((): Point[] => []);
  if (known.size > 0) {
    const pointOf = (index: number | undefined): Point | undefined => (index === undefined ? undefined : known.get(nodes[index]?.id ?? ''));
    from.forEach((fromIndex, edge) => {
      const toIndex = to[edge];
      const [one, other] = [pointOf(fromIndex), pointOf(toIndex)];
      if (other) neighbors[fromIndex]?.push(other);
      if (one && toIndex !== undefined) neighbors[toIndex]?.push(one);
    });
  }
  const byDegree = nodes.map((node, index) => ({ ...node, index })).sort((a, b) => b.degree - a.degree || a.index - b.index);
  const places: Point[] = nodes.map(() => ({ x: 0, y: 0 }));
  byDegree.forEach(({ id, index }, rank) => {
    const spiral = { x: Math.cos(rank * goldenAngle), y: Math.sin(rank * goldenAngle) };
    const near = neighbors[index] ?? [];
    const old = known.get(id);
    if (old) places[index] = old;
    else if (near.length > 0) {
      places[index] = {
        x: near.reduce((sum, { x }) => sum + x, 0) / near.length + spiral.x * spacing,
        y: near.reduce((sum, { y }) => sum + y, 0) / near.length + spiral.y * spacing,
      };
    } else {
      const distance = spacing * Math.sqrt(rank + 0.5);
      places[index] = { x: spiral.x * distance, y: spiral.y * distance };
    }
  });
  return places;
}

/** How far the nodes moved on average, as a share of how far they are spread. */
function movementShare(before: Float32Array, after: Float32Array): number {
  let [moved, spread] = [0, 0];
  for (let index = 0; index < after.length; index += 2) {
    const [x, y] = [after[index] ?? 0, after[index + 1] ?? 0];
    moved += Math.hypot(x - (before[index] ?? 0), y - (before[index + 1] ?? 0));
    spread += Math.hypot(x, y);
  }
  return spread === 0 ? 0 : moved / spread;
}
