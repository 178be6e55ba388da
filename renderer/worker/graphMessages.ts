import * as v from 'valibot';
import { graphScopes } from '../../shared/analysis/graphTypes';
import { entityKinds } from '../../shared/domain/entity';
import { idSchema } from '../../shared/domain/ids';
import { spanSchema } from '../../shared/domain/span';

const entityId = idSchema('entity');
const sourceId = idSchema('source');
const relationId = idSchema('relation');

const filterSchema = v.object({
  kinds: v.array(v.picklist(entityKinds)),
  from: v.nullable(v.string()),
  to: v.nullable(v.string()),
  sourceId: v.nullable(sourceId),
  collectionId: v.nullable(idSchema('collection')),
  leastStrength: v.number(),
  withTogether: v.boolean(),
  withRelations: v.boolean(),
  withSuggestions: v.boolean(),
});

const suggestedPlaceSchema = v.object({ entityId, sourceId, start: v.number(), end: v.number() });

/** What the window asks of the graph's worker. */
export const graphRequestSchema = v.variant('kind', [
  v.object({ kind: v.literal('open'), databaseName: v.string() }),
  /** Shows a graph and keeps it up to date; `version` comes back with everything that belongs to it. */
  v.object({ kind: v.literal('show'), version: v.number(), scope: v.picklist(graphScopes), filter: filterSchema }),
  /** Nobody looks: nothing is moved or made anew until the next `show`. */
  v.object({ kind: v.literal('hide') }),
  v.object({ kind: v.literal('changed'), touched: v.array(v.object({ table: v.string(), id: v.string() })) }),
  v.object({ kind: v.literal('suggest'), places: v.array(suggestedPlaceSchema) }),
  /** A person put a node there; it stays. */
  v.object({ kind: v.literal('pin'), id: entityId, x: v.number(), y: v.number() }),
  v.object({ kind: v.literal('evidence'), requestId: v.number(), fromId: entityId, toId: entityId }),
  v.object({ kind: v.literal('paths'), requestId: v.number(), fromId: entityId, toId: entityId }),
]);
export type GraphRequest = v.InferOutput<typeof graphRequestSchema>;

const evidenceSchema = v.object({
  sourceId,
  start: v.number(),
  end: v.number(),
  fromPlaces: v.array(spanSchema),
  toPlaces: v.array(spanSchema),
  isSuggested: v.boolean(),
});

const edgeDetailSchema = v.object({ fromId: entityId, toId: entityId, evidence: v.array(evidenceSchema), relationIds: v.array(relationId) });
/** An edge with everything it rests on. */
export type EdgeDetail = v.InferOutput<typeof edgeDetailSchema>;

const numbers = v.instance(Uint32Array);
const positionsSchema = v.instance(Float32Array);

/** A graph as it is drawn: nodes by their place in `nodes`, one number an edge in each column, x and y of each node in `positions`. */
const shownGraphSchema = v.object({
  kind: v.literal('graph'),
  version: v.number(),
  nodes: v.array(v.object({ id: entityId, kind: v.picklist(entityKinds), name: v.string(), degree: v.number() })),
  from: numbers,
  to: numbers,
  strengths: numbers,
  sourceCounts: numbers,
  /** One entry a relation: its edge, whether it goes from the edge's first end to the other, and what it is. */
  relationEdges: numbers,
  relationsGoForth: v.array(v.boolean()),
  relationIds: v.array(relationId),
  relationTypes: v.array(v.string()),
  positions: positionsSchema,
  isSettled: v.boolean(),
  /** What the notebook has, whatever the filter. */
  known: v.object({ entities: v.number(), mentions: v.number(), relations: v.number(), suggestions: v.number() }),
});
export type ShownGraph = v.InferOutput<typeof shownGraphSchema>;

/** What the graph's worker says. */
export const graphMessageSchema = v.variant('kind', [
  v.object({ kind: v.literal('progress'), done: v.number(), total: v.number() }),
  shownGraphSchema,
  v.object({ kind: v.literal('positions'), version: v.number(), positions: positionsSchema, isSettled: v.boolean() }),
  v.object({ kind: v.literal('evidence'), requestId: v.number(), edge: v.nullable(edgeDetailSchema) }),
  v.object({ kind: v.literal('paths'), requestId: v.number(), paths: v.array(v.object({ nodeIds: v.array(entityId), edges: v.array(edgeDetailSchema) })) }),
  v.object({ kind: v.literal('failed'), reason: v.string() }),
]);
export type GraphMessage = v.InferOutput<typeof graphMessageSchema>;
