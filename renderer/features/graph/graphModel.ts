import type { EntityId } from '../../../shared/domain/ids';
import { lineWidth, nodeRadius } from '../../../shared/exporting/graphShapes';
import type { ShownGraph } from '../../worker/graphMessages';
import { nodeScale, spacingOf, toScreen, type GraphView, type Spot } from './graphView';

/** A connection seen from one of its ends. */
export interface Neighbor {
  readonly node: number;
  readonly edge: number;
}

/** Edges that are drawn alike, in one stroke. */
export interface EdgeStyle {
  readonly isRelated: boolean;
  readonly width: number;
  readonly edges: readonly number[];
}

export type Direction = 'left' | 'right' | 'up' | 'down';

const edgeReach = 6;
const names = new Intl.Collator('en', { numeric: true });
const directions: Readonly<Record<Direction, Spot>> = { left: { x: -1, y: 0 }, right: { x: 1, y: 0 }, up: { x: 0, y: -1 }, down: { x: 0, y: 1 } };

/** A graph ready to be drawn and pointed at. Nodes and edges are named by their places in it. */
export class GraphModel {
  readonly radii: Float32Array;
  /** Nodes with the most edges first. */
  readonly byDegree: readonly number[];
  readonly styles: readonly EdgeStyle[];
  /** The place of each relation in the graph's columns, by its edge. */
  readonly relationsOf: ReadonlyMap<number, readonly number[]>;
  private spots: Float32Array;
  /** How far nodes stand from each other on average. */
  spacing: number;
  private readonly neighbors: readonly (readonly Neighbor[])[];
  private readonly places: ReadonlyMap<EntityId, number>;

  constructor(readonly graph: ShownGraph) {
    const { nodes, from, to, strengths } = graph;
    this.spots = graph.positions;
    this.spacing = spacingOf(graph.positions);
    this.radii = Float32Array.from(nodes, ({ degree }) => nodeRadius(degree));
    this.byDegree = nodes.map((_, index) => index).sort((a, b) => (nodes[b]?.degree ?? 0) - (nodes[a]?.degree ?? 0) || names.compare(nodes[a]?.name ?? '', nodes[b]?.name ?? ''));
    this.places = new Map(nodes.map(({ id }, index) => [id, index]));
    const relations = new Map<number, number[]>();
    graph.relationEdges.forEach((edge, index) => relations.set(edge, [...(relations.get(edge) ?? []), index]));
    this.relationsOf = relations;
    const neighbors = nodes.map((): Neighbor[] => []);
    const styles = new Map<string, EdgeStyle & { readonly edges: number[] }>();
    from.forEach((one, edge) => {
      const other = to[edge] ?? 0;
      neighbors[one]?.push({ node: other, edge });
      neighbors[other]?.push({ node: one, edge });
      const [isRelated, width] = [relations.has(edge), lineWidth(strengths[edge] ?? 0)];
      const key = `${isRelated} ${width}`;
      const style = styles.get(key);
      if (style) style.edges.push(edge);
      else styles.set(key, { isRelated, width, edges: [edge] });
    });
    this.neighbors = neighbors;
    // Relations, and what rests on more, lie above the rest.
    this.styles = [...styles.values()].sort((a, b) => Number(a.isRelated) - Number(b.isRelated) || a.width - b.width);
  }

  /** x and y of each node. */
  get positions(): Float32Array {
    return this.spots;
  }

  set positions(positions: Float32Array) {
    this.spots = positions;
    this.spacing = spacingOf(positions);
  }

  placeOf(id: EntityId): number | null {
    return this.places.get(id) ?? null;
  }

  neighborsOf(node: number): readonly Neighbor[] {
    return this.neighbors[node] ?? [];
  }

  edgeBetween(one: EntityId, other: EntityId): number | null {
    const [a, b] = [this.placeOf(one), this.placeOf(other)];
    return a === null || b === null ? null : (this.neighborsOf(a).find(({ node }) => node === b)?.edge ?? null);
  }

  spotOf(node: number): Spot {
    return { x: this.positions[node * 2] ?? 0, y: this.positions[node * 2 + 1] ?? 0 };
  }

  moveNode(node: number, { x, y }: Spot): void {
    this.positions[node * 2] = x;
    this.positions[node * 2 + 1] = y;
  }

  /** The uppermost node at a place of the screen. */
  nodeAt(view: GraphView, at: Spot): number | null {
    const grown = nodeScale(view, this.spacing);
    let [found, nearest] = [-1, Infinity];
    for (let node = 0; node < this.radii.length; node += 1) {
      const { x, y } = toScreen(view, this.spotOf(node));
      const distance = Math.hypot(x - at.x, y - at.y);
      if (distance <= Math.max(6, (this.radii[node] ?? 0) * grown + 2) && distance < nearest) [found, nearest] = [node, distance];
    }
    return found < 0 ? null : found;
  }

  /** The edge nearest to a place of the screen, if it is under the pointer. */
  edgeAt(view: GraphView, at: Spot): number | null {
    const { from, to } = this.graph;
    let [found, nearest] = [-1, edgeReach];
    for (let edge = 0; edge < from.length; edge += 1) {
      const distance = distanceToLine(at, toScreen(view, this.spotOf(from[edge] ?? 0)), toScreen(view, this.spotOf(to[edge] ?? 0)));
      if (distance < nearest) [found, nearest] = [edge, distance];
    }
    return found < 0 ? null : found;
  }

  /** The neighbor that lies most in a direction. */
  neighborToward(node: number, direction: Direction): number | null {
    const here = this.spotOf(node);
    const toward = directions[direction];
    let [found, best] = [-1, 0.2];
    for (const { node: other } of this.neighborsOf(node)) {
      const spot = this.spotOf(other);
      const [x, y] = [spot.x - here.x, spot.y - here.y];
      const length = Math.hypot(x, y) || 1;
      const alignment = (x * toward.x + y * toward.y) / length;
      if (alignment > best + 1e-6) [found, best] = [other, alignment];
    }
    return found < 0 ? null : found;
  }
}

function distanceToLine(at: Spot, a: Spot, b: Spot): number {
  const [x, y] = [b.x - a.x, b.y - a.y];
  const squared = x * x + y * y;
  const share = squared === 0 ? 0 : Math.min(1, Math.max(0, ((at.x - a.x) * x + (at.y - a.y) * y) / squared));
  return Math.hypot(at.x - a.x - x * share, at.y - a.y - y * share);
}
