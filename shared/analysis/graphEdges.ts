import type { EntityId, RelationId, SourceId } from '../domain/ids';
import type { Span } from '../domain/span';
import { isRelationShown, isSourceShown } from './graphFilters';
import type { EntityGraph, GraphPlace, GraphEdge, GraphEvidence, GraphFilter, GraphInput, GraphStretch } from './graphTypes';

interface EdgeInMaking {
  readonly fromId: EntityId;
  readonly toId: EntityId;
  readonly evidence: GraphEvidence[];
  readonly relationIds: RelationId[];
}

/** The graph of what a filter shows. A relation of an entity to itself makes no edge. */
export function buildGraph(input: GraphInput, filter: GraphFilter): EntityGraph {
  const kinds = new Set(filter.kinds);
  const entities = new Map(input.entities.filter(({ kind }) => kinds.has(kind)).map((entity) => [entity.id, entity]));
  const edges = new EdgeTable();
  const shown = new Set<SourceId>();
  for (const source of input.sources) {
    if (!isSourceShown(source, filter)) continue;
    shown.add(source.id);
    if (filter.withTogether) for (const stretch of source.stretches) addStretch(edges, source.id, stretch, (place) => entities.has(place.entityId) && (filter.withSuggestions || !place.isSuggested));
  }
  for (const relation of input.relations) {
    const { id, fromId, toId } = relation;
    if (fromId === toId || !entities.has(fromId) || !entities.has(toId)) continue;
    if (isRelationShown(relation, filter, { shown, ofPassages: input.passageSources })) edges.of(fromId, toId).relationIds.push(id);
  }
  const kept = edges.all().filter(({ evidence, relationIds }) => relationIds.length > 0 || evidence.length >= filter.leastStrength);
  const degrees = new Map<EntityId, number>();
  for (const { fromId, toId } of kept) for (const id of [fromId, toId]) degrees.set(id, (degrees.get(id) ?? 0) + 1);
  const nodes = [...degrees].flatMap(([id, degree]) => {
    const entity = entities.get(id);
    return entity ? [{ ...entity, degree }] : [];
  });
  return { nodes: nodes.sort((a, b) => compareIds(a.id, b.id)), edges: kept };
}

/** Edges by their ends. */
class EdgeTable {
  private readonly rows = new Map<EntityId, Map<EntityId, EdgeInMaking>>();

  of(one: EntityId, other: EntityId): EdgeInMaking {
    const [fromId, toId] = one < other ? [one, other] : [other, one];
    let row = this.rows.get(fromId);
    if (!row) this.rows.set(fromId, (row = new Map()));
    let edge = row.get(toId);
    if (!edge) row.set(toId, (edge = { fromId, toId, evidence: [], relationIds: [] }));
    return edge;
  }

  all(): GraphEdge[] {
    return [...this.rows.values()]
      .flatMap((row) => [...row.values()])
      .sort((a, b) => compareIds(a.fromId, b.fromId) || compareIds(a.toId, b.toId));
  }
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function addStretch(edges: EdgeTable, sourceId: SourceId, { start, end, places }: GraphStretch, counts: (place: GraphPlace) => boolean): void {
  const standing = new Map<EntityId, GraphPlace[]>();
  for (const place of places) {
    if (!counts(place)) continue;
    const known = standing.get(place.entityId);
    if (known) known.push(place);
    else standing.set(place.entityId, [place]);
  }
  const ids = [...standing.keys()].sort(compareIds);
  const spans = new Map(ids.map((id) => [id, distinctSpans(standing.get(id) ?? [])]));
  const accepted = new Set(ids.filter((id) => standing.get(id)?.some((place) => !place.isSuggested)));
  ids.forEach((fromId, index) => {
    for (const toId of ids.slice(index + 1)) {
      const isSuggested = !accepted.has(fromId) || !accepted.has(toId);
      edges.of(fromId, toId).evidence.push({ sourceId, start, end, fromPlaces: spans.get(fromId) ?? [], toPlaces: spans.get(toId) ?? [], isSuggested });
    }
  });
}

/** The same words may be accepted twice, by a highlight and by a mention: they are one place. */
function distinctSpans(places: readonly Span[]): readonly Span[] {
  const spans = new Map(places.map(({ start, end }) => [`${start} ${end}`, { start, end }]));
  return [...spans.values()];
}
