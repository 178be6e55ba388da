import { buildGraph } from '../../shared/analysis/graphEdges';
import { findPaths, weightOf } from '../../shared/analysis/graphPaths';
import type { EntityGraph, GraphEdge, GraphFilter, GraphScope } from '../../shared/analysis/graphTypes';
import type { EntityId } from '../../shared/domain/ids';
import type { Relation } from '../../shared/domain/relation';
import { GraphLayout, type Point } from './graphLayout';
import type { EdgeDetail, GraphMessage, GraphRequest, ShownGraph } from './graphMessages';
import { GraphRecords } from './graphRecords';
import type { NotebookReader } from './notebookReader';

export interface GraphHostParts {
  post(message: GraphMessage): void;
  openNotebook(name: string): Promise<NotebookReader>;
  now(): number;
  /** Lets messages in between two pieces of work. */
  rest(): Promise<void>;
}

interface Wanted {
  readonly version: number;
  readonly scope: GraphScope;
  readonly filter: GraphFilter;
}

/** A graph is shown once its nodes stand roughly where they belong, or after so long; then it moves on in view. */
const firstMovesMs = 250;
const movesMs = 60;
const progressFrom = 80;

/** The graph's worker: reads the notebook, connects, lays out, answers. Requests are handled one after the other. */
export class GraphHost {
  private records: GraphRecords | null = null;
  private databaseName = '';
  private wanted: Wanted | null = null;
  private graph: EntityGraph = { nodes: [], edges: [] };
  private readonly known = new Map<EntityId, Point>();
  private readonly pinned = new Set<EntityId>();
  private layout: GraphLayout | null = null;
  private turn = Promise.resolve();
  /** Grows when what is being laid out is no longer wanted. */
  private run = 0;

  constructor(private readonly parts: GraphHostParts) {}

  handle(request: GraphRequest): Promise<void> {
    // What is wanted is known at once, so that nothing is made for an earlier wish.
    if (request.kind === 'show') this.wanted = { version: request.version, scope: request.scope, filter: request.filter };
    if (request.kind === 'hide') this.wanted = null;
    this.turn = this.turn.then(() => this.take(request)).catch((error: unknown) => {
      this.parts.post({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
    });
    return this.turn;
  }

  private async take(request: GraphRequest): Promise<void> {
    switch (request.kind) {
      case 'open':
        this.databaseName = request.databaseName;
        return;
      case 'show': return this.wanted?.version === request.version ? this.show() : undefined;
      case 'hide':
        this.run += 1;
        return;
      case 'changed':
        if (!this.records || !(await this.records.update(request.touched))) return;
        return this.show();
      case 'suggest':
        (await this.opened()).suggest(request.places);
        return this.show();
      case 'pin': return this.pin(request.id, request);
      case 'evidence': return this.parts.post({ kind: 'evidence', requestId: request.requestId, edge: this.edgeBetween(request.fromId, request.toId) });
      case 'paths': {
        const paths = findPaths(this.graph, request.fromId, request.toId).map(({ nodeIds, edges }) => ({ nodeIds: [...nodeIds], edges: edges.map(detailOf) }));
        return this.parts.post({ kind: 'paths', requestId: request.requestId, paths });
      }
    }
  }

  private async opened(): Promise<GraphRecords> {
    if (this.records) return this.records;
    const records = new GraphRecords(await this.parts.openNotebook(this.databaseName));
    await records.load();
    this.records = records;
    return records;
  }

  private async show(): Promise<void> {
    const { wanted } = this;
    if (!wanted) return;
    this.run += 1;
    const records = await this.opened();
    const input = await records.input(wanted.scope, (done, total) => {
      if (total >= progressFrom) this.parts.post({ kind: 'progress', done, total });
    });
    this.graph = buildGraph(input, wanted.filter);
    const columns = columnsOf(this.graph, input.relations);
    const weights = Uint32Array.from(this.graph.edges, weightOf);
    const layout = new GraphLayout({ nodes: this.graph.nodes, from: columns.from, to: columns.to, weights, known: this.known, pinned: this.pinned });
    this.layout = layout;
    this.move(layout, firstMovesMs);
    const { nodes } = this.graph;
    this.parts.post({
      kind: 'graph', version: wanted.version, nodes: [...nodes], ...columns, positions: layout.positions(), isSettled: layout.isSettled, known: records.counts,
    });
    void this.settle(layout, wanted.version, this.run);
  }

  /** Moves on in view until everything has come to rest, or something else is wanted. */
  private async settle(layout: GraphLayout, version: number, run: number): Promise<void> {
    while (!layout.isSettled) {
      await this.parts.rest();
      if (this.run !== run) return;
      this.move(layout, movesMs);
      this.parts.post({ kind: 'positions', version, positions: layout.positions(), isSettled: layout.isSettled });
    }
  }

  private move(layout: GraphLayout, forMs: number): void {
    const end = this.parts.now() + forMs;
    while (!layout.isSettled && this.parts.now() < end) layout.step();
    const positions = layout.positions();
    this.graph.nodes.forEach(({ id }, index) => this.known.set(id, { x: positions[index * 2] ?? 0, y: positions[index * 2 + 1] ?? 0 }));
  }

  private pin(id: EntityId, { x, y }: Point): void {
    this.pinned.add(id);
    this.known.set(id, { x, y });
    const index = this.graph.nodes.findIndex((node) => node.id === id);
    if (index >= 0) this.layout?.pin(index, { x, y });
  }

  private edgeBetween(one: EntityId, other: EntityId): EdgeDetail | null {
    const found = this.graph.edges.find(({ fromId, toId }) => (fromId === one && toId === other) || (fromId === other && toId === one));
    return found ? detailOf(found) : null;
  }
}

function detailOf({ fromId, toId, evidence, relationIds }: GraphEdge): EdgeDetail {
  return {
    fromId, toId, relationIds: [...relationIds],
    evidence: evidence.map(({ fromPlaces, toPlaces, ...rest }) => ({ ...rest, fromPlaces: [...fromPlaces], toPlaces: [...toPlaces] })),
  };
}

type Columns = Pick<ShownGraph, 'from' | 'to' | 'strengths' | 'sourceCounts' | 'relationEdges' | 'relationsGoForth' | 'relationIds' | 'relationTypes'>;

/** The edges as columns of numbers, which go from thread to thread at little cost. */
function columnsOf({ nodes, edges }: EntityGraph, relations: readonly Relation[]): Columns {
  const places = new Map(nodes.map(({ id }, index) => [id, index]));
  const placeOf = (id: EntityId): number => places.get(id) ?? 0;
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  const drawn = edges.flatMap(({ fromId, relationIds }, edge) =>
    relationIds.flatMap((id) => {
      const relation = byId.get(id);
      return relation ? [{ edge, id, type: relation.type, isForth: relation.fromId === fromId }] : [];
    }),
  );
  return {
    from: Uint32Array.from(edges, ({ fromId }) => placeOf(fromId)),
    to: Uint32Array.from(edges, ({ toId }) => placeOf(toId)),
    strengths: Uint32Array.from(edges, ({ evidence }) => evidence.length),
    sourceCounts: Uint32Array.from(edges, ({ evidence }) => new Set(evidence.map(({ sourceId }) => sourceId)).size),
    relationEdges: Uint32Array.from(drawn, ({ edge }) => edge),
    relationsGoForth: drawn.map(({ isForth }) => isForth),
    relationIds: drawn.map(({ id }) => id),
    relationTypes: drawn.map(({ type }) => type),
  };
}
