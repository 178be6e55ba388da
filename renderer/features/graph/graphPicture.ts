import type { Relation } from '../../../shared/domain/relation';
import type { GraphDrawing } from '../../../shared/exporting/graphDrawing';
import type { GraphScope } from '../../../shared/analysis/graphTypes';
import type { GraphLook } from './graphLook';
import type { GraphModel } from './graphModel';
import { GraphPainter, noMarks } from './graphPainter';
import { fitted } from './graphView';

/** The graph as it stands, for the exporters. */
export function drawingOf(model: GraphModel, unit: GraphScope, relations: readonly Relation[]): GraphDrawing {
  const { nodes, from, to, strengths, sourceCounts, relationIds, relationsGoForth } = model.graph;
  const records = new Map(relations.map((relation) => [relation.id, relation]));
  return {
    unit,
    nodes: nodes.map(({ id, name, kind, degree }, index) => ({ id, name, kind, degree, ...model.spotOf(index) })),
    edges: [...from].map((fromPlace, edge) => ({
      from: fromPlace,
      to: to[edge] ?? 0,
      strength: strengths[edge] ?? 0,
      sourceCount: sourceCounts[edge] ?? 0,
      relations: (model.relationsOf.get(edge) ?? []).flatMap((index) => {
        const id = relationIds[index];
        const record = id === undefined ? undefined : records.get(id);
        return record ? [{ id: record.id, type: record.type, isForth: relationsGoForth[index] ?? true, validFrom: record.validFrom, validTo: record.validTo }] : [];
      }),
    })),
  };
}

const [leastSide, mostSide, pixelsANode] = [1200, 4800, 46];
const pixelRatio = 2;

/** The whole graph as a picture in the colors of the window. */
export async function pngOf(model: GraphModel, look: GraphLook): Promise<Uint8Array<ArrayBuffer>> {
  const side = Math.min(mostSide / pixelRatio, Math.max(leastSide, Math.round(Math.sqrt(model.graph.nodes.length) * pixelsANode)));
  const size = { width: side, height: Math.round(side * 0.75) };
  const canvas = document.createElement('canvas');
  canvas.width = size.width * pixelRatio;
  canvas.height = size.height * pixelRatio;
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('The picture could not be drawn');
  new GraphPainter(context).paint(model, fitted(model.positions, size), size, look, noMarks, pixelRatio);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('The picture could not be made');
  return new Uint8Array(await blob.arrayBuffer());
}
