import type { EntityKind } from '../domain/entity';
import type { CollectionId, EntityId, PassageId, RelationId, SourceId } from '../domain/ids';
import type { Relation } from '../domain/relation';
import type { Span } from '../domain/span';

/** What entities must share to be connected: a sentence, or a paragraph (any block of the text: heading, list item, table row …). */
export const graphScopes = ['sentence', 'paragraph'] as const;
export type GraphScope = (typeof graphScopes)[number];

/** Words of a source that stand for an entity: accepted by a person, or only suggested by analysis. */
export interface GraphPlace extends Span {
  readonly entityId: EntityId;
  readonly isSuggested: boolean;
}

/** Where analysis thinks that an entity stands; nobody accepted it yet. */
export interface SuggestedPlace extends Span {
  readonly entityId: EntityId;
  readonly sourceId: SourceId;
}

/** A sentence or paragraph of a source in which at least two entities stand, with all their places that touch it, in text order. */
export interface GraphStretch extends Span {
  readonly places: readonly GraphPlace[];
}

/** What the graph knows of a source: what it is filtered by, and where entities stand together. */
export interface GraphSource {
  readonly id: SourceId;
  /** EDTF; null where unknown. */
  readonly published: string | null;
  readonly collectionIds: readonly CollectionId[];
  readonly stretches: readonly GraphStretch[];
}

export interface GraphEntity {
  readonly id: EntityId;
  readonly kind: EntityKind;
  readonly name: string;
}

/** Everything a graph is made of. */
export interface GraphInput {
  readonly entities: readonly GraphEntity[];
  readonly sources: readonly GraphSource[];
  readonly relations: readonly Relation[];
  /** The source of each passage that a relation rests on. */
  readonly passageSources: ReadonlyMap<PassageId, SourceId>;
}

/** What of it is shown. */
export interface GraphFilter {
  /** Entities of other kinds are left out with all their edges. */
  readonly kinds: readonly EntityKind[];
  /** First and last day of publication, as EDTF dates (a year, a month, a day); null is open. */
  readonly from: string | null;
  readonly to: string | null;
  readonly sourceId: SourceId | null;
  readonly collectionId: CollectionId | null;
  /** Fewer shared stretches make no edge. Relations are shown whatever their number. */
  readonly leastStrength: number;
  readonly withTogether: boolean;
  readonly withRelations: boolean;
  readonly withSuggestions: boolean;
}

/** One sentence or paragraph in which both ends of an edge stand: every pair of `fromPlaces` × `toPlaces` rests on it. */
export interface GraphEvidence extends Span {
  readonly sourceId: SourceId;
  readonly fromPlaces: readonly Span[];
  readonly toPlaces: readonly Span[];
  /** True where one of both stands here only by a suggestion. */
  readonly isSuggested: boolean;
}

/** A connection of two entities; `fromId` < `toId`, whatever the direction of its relations. */
export interface GraphEdge {
  readonly fromId: EntityId;
  readonly toId: EntityId;
  /** In order of sources, then of text. Its length is the edge's strength. */
  readonly evidence: readonly GraphEvidence[];
  readonly relationIds: readonly RelationId[];
}

/** An entity that has an edge. */
export interface GraphNode extends GraphEntity {
  /** The number of its edges. */
  readonly degree: number;
}

/** Nodes in the order of their ids, edges in the order of their ends. */
export interface EntityGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}
