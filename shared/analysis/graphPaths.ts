import type { EntityId } from '../domain/ids';
import type { EntityGraph, GraphEdge } from './graphTypes';

/** A way from one entity to another; `edges[i]` connects `nodeIds[i]` and `nodeIds[i + 1]`. No entity stands in it twice. */
export interface GraphPath {
  readonly nodeIds: readonly EntityId[];
  readonly edges: readonly GraphEdge[];
}

export interface PathLimits {
  /** The most paths that are told. */
  readonly most: number;
  /** The most steps of a path. */
  readonly longest: number;
}

export const usualPathLimits: PathLimits = { most: 5, longest: 4 };

/** Of paths of one length, so many are weighed against each other; more would be no better answer. */
const mostWeighed = 2000;

interface Step {
  readonly id: EntityId;
  readonly edge: GraphEdge;
}

/**
 * How two entities are connected: the shortest paths first, of those of one length the one whose weakest step rests on
 * most. Empty where there is none within the limits, or where both are the same.
 */
export function findPaths(graph: EntityGraph, fromId: EntityId, toId: EntityId, limits: PathLimits = usualPathLimits): GraphPath[] {
  if (fromId === toId) return [];
  const steps = stepsOf(graph);
  const distances = distancesTo(steps, toId, limits.longest);
  const paths: GraphPath[] = [];
  for (let length = distances.get(fromId) ?? Infinity; length <= limits.longest && paths.length < limits.most; length += 1) {
    const ofLength = pathsOfLength(steps, distances, fromId, toId, length);
    paths.push(...ofLength.sort(compareWeight).slice(0, limits.most - paths.length));
  }
  return paths;
}

/** What an edge rests on: stretches and relations together. */
export function weightOf({ evidence, relationIds }: GraphEdge): number {
  return evidence.length + relationIds.length;
}

/** The ways on from each entity, the heaviest first. */
function stepsOf({ edges }: EntityGraph): ReadonlyMap<EntityId, readonly Step[]> {
  const steps = new Map<EntityId, Step[]>();
  const add = (from: EntityId, step: Step): void => {
    const known = steps.get(from);
    if (known) known.push(step);
    else steps.set(from, [step]);
  };
  for (const edge of edges) {
    add(edge.fromId, { id: edge.toId, edge });
    add(edge.toId, { id: edge.fromId, edge });
  }
  for (const each of steps.values()) each.sort((a, b) => weightOf(b.edge) - weightOf(a.edge) || (a.id < b.id ? -1 : 1));
  return steps;
}

/** How many steps lie between each entity and the goal, as far as `most`. */
function distancesTo(steps: ReadonlyMap<EntityId, readonly Step[]>, goal: EntityId, most: number): ReadonlyMap<EntityId, number> {
  const distances = new Map([[goal, 0]]);
  let border: EntityId[] = [goal];
  for (let distance = 1; distance <= most && border.length > 0; distance += 1) {
    const next: EntityId[] = [];
    for (const id of border) {
      for (const step of steps.get(id) ?? []) {
        if (distances.has(step.id)) continue;
        distances.set(step.id, distance);
        next.push(step.id);
      }
    }
    border = next;
  }
  return distances;
}

function pathsOfLength(
  steps: ReadonlyMap<EntityId, readonly Step[]>,
  distances: ReadonlyMap<EntityId, number>,
  fromId: EntityId,
  toId: EntityId,
  length: number,
): GraphPath[] {
  const found: GraphPath[] = [];
  const nodeIds = [fromId];
  const edges: GraphEdge[] = [];
  const goOn = (): void => {
    const left = length - edges.length;
    const here = nodeIds[nodeIds.length - 1] ?? fromId;
    for (const step of steps.get(here) ?? []) {
      if (found.length >= mostWeighed) return;
      if ((distances.get(step.id) ?? Infinity) > left - 1 || nodeIds.includes(step.id)) continue;
      if (step.id === toId && left > 1) continue;
      nodeIds.push(step.id);
      edges.push(step.edge);
      if (left === 1) found.push({ nodeIds: [...nodeIds], edges: [...edges] });
      else goOn();
      nodeIds.pop();
      edges.pop();
    }
  };
  goOn();
  return found;
}

function compareWeight(a: GraphPath, b: GraphPath): number {
  const weakest = ({ edges }: GraphPath): number => Math.min(...edges.map(weightOf));
  const whole = ({ edges }: GraphPath): number => edges.reduce((sum, edge) => sum + weightOf(edge), 0);
  return weakest(b) - weakest(a) || whole(b) - whole(a) || (a.nodeIds.join(' ') < b.nodeIds.join(' ') ? -1 : 1);
}
