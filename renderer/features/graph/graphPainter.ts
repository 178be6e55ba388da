import { entityKinds } from '../../../shared/domain/entity';
import { placeLabels, type LabelCandidate } from '../../../shared/exporting/graphLabels';
import { kindShapes, lineWidth } from '../../../shared/exporting/graphShapes';
import type { GraphLook } from './graphLook';
import type { GraphModel } from './graphModel';
import { nodeScale, toScreen, type GraphView, type Size, type Spot } from './graphView';

/** What stands out. */
export interface GraphMarks {
  readonly hovered: number | null;
  /** Where the keys are. */
  readonly active: number | null;
  readonly selectedNode: number | null;
  readonly selectedEdge: number | null;
}

export const noMarks: GraphMarks = { hovered: null, active: null, selectedNode: null, selectedEdge: null };

const [labelSize, labelHeight] = [12, 15];
/** Names tell most where they are few; all of them only where there is room. */
const [mostLabels, mostLabelsOfMany, many] = [160, 40, 200];
const mostObstacles = 400;
/** Below this size a shape cannot be told from a dot, and a dot is quicker. */
const leastShape = 2.4;
const arrowLength = 9;
const mostArrows = 600;
/** One stroke of too many lines that cross each other takes longer than several. */
const linesAStroke = 400;

/** Draws on a canvas; it remembers how wide names are. */
export class GraphPainter {
  private readonly widths = new Map<string, number>();

  constructor(private readonly context: CanvasRenderingContext2D) {}

  /** Everything of the model that is in view. */
  paint(model: GraphModel, view: GraphView, size: Size, look: GraphLook, marks: GraphMarks, pixelRatio: number): void {
    const { context } = this;
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    context.globalAlpha = 1;
    context.fillStyle = look.paper;
    context.fillRect(0, 0, size.width, size.height);
    const screen = screenPositions(model, view);
    const lit = litEdges(model, marks);
    this.paintEdges(model, screen, nodeScale(view, model.spacing), size, look, lit);
    this.paintNodes(model, screen, view, size, look, marks, lit);
    this.paintLabels(model, screen, view, size, look, marks, lit);
  }

  private paintEdges(model: GraphModel, screen: Float32Array, grown: number, size: Size, look: GraphLook, lit: ReadonlySet<number>): void {
    const { context } = this;
    const count = model.graph.from.length;
    const plain = count < 400 ? 0.6 : count < 4000 ? 0.35 : 0.2;
    const faded = lit.size > 0 ? 0.35 : 1;
    context.lineCap = 'butt';
    for (const { isRelated, width, edges } of model.styles) {
      context.strokeStyle = isRelated ? look.relation : look.line;
      context.globalAlpha = (isRelated ? Math.min(0.9, plain * 1.5) : plain) * faded;
      context.lineWidth = count > 4000 ? Math.min(width, 1) : width;
      this.strokeLines(model, screen, size, edges);
    }
    for (const edge of lit) {
      const isRelated = model.relationsOf.has(edge);
      context.strokeStyle = isRelated ? look.relation : look.inkSoft;
      context.globalAlpha = 0.95;
      context.lineWidth = lineWidth(model.graph.strengths[edge] ?? 0) + 0.75;
      this.strokeLines(model, screen, size, [edge]);
    }
    context.globalAlpha = 1;
    this.paintArrows(model, screen, grown, size, look, lit);
    context.globalAlpha = 1;
  }

  private strokeLines(model: GraphModel, screen: Float32Array, { width, height }: Size, edges: readonly number[]): void {
    const { context } = this;
    const { from, to } = model.graph;
    let lines = 0;
    context.beginPath();
    for (const edge of edges) {
      const [a, b] = [(from[edge] ?? 0) * 2, (to[edge] ?? 0) * 2];
      const [x1, y1, x2, y2] = [screen[a] ?? 0, screen[a + 1] ?? 0, screen[b] ?? 0, screen[b + 1] ?? 0];
      if ((x1 < 0 && x2 < 0) || (y1 < 0 && y2 < 0) || (x1 > width && x2 > width) || (y1 > height && y2 > height)) continue;
      context.moveTo(x1, y1);
      context.lineTo(x2, y2);
      lines += 1;
      if (lines % linesAStroke === 0) {
        context.stroke();
        context.beginPath();
      }
    }
    context.stroke();
  }

  /** Relations point from their first entity to the other; not where there are so many that nothing would be seen. */
  private paintArrows(model: GraphModel, screen: Float32Array, grown: number, { width, height }: Size, look: GraphLook, lit: ReadonlySet<number>): void {
    const { context } = this;
    const { from, to, relationsGoForth } = model.graph;
    context.fillStyle = look.relation;
    for (const [edge, relations] of model.relationsOf) {
      if (model.relationsOf.size > mostArrows && !lit.has(edge)) continue;
      const ends = [from[edge] ?? 0, to[edge] ?? 0] as const;
      for (const isForth of new Set(relations.map((relation) => relationsGoForth[relation] ?? true))) {
        const [tail, tip] = isForth ? ends : [ends[1], ends[0]];
        const [x1, y1, x2, y2] = [screen[tail * 2] ?? 0, screen[tail * 2 + 1] ?? 0, screen[tip * 2] ?? 0, screen[tip * 2 + 1] ?? 0];
        if (x2 < -20 || y2 < -20 || x2 > width + 20 || y2 > height + 20) continue;
        context.globalAlpha = lit.size > 0 && !lit.has(edge) ? 0.3 : 1;
        const length = Math.hypot(x2 - x1, y2 - y1);
        const rim = (model.radii[tip] ?? 0) * grown * 1.25 + 1;
        if (length < rim + arrowLength * 2) continue;
        const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
        const [x, y] = [x2 - ux * rim, y2 - uy * rim];
        context.beginPath();
        context.moveTo(x, y);
        context.lineTo(x - ux * arrowLength - uy * 4, y - uy * arrowLength + ux * 4);
        context.lineTo(x - ux * arrowLength + uy * 4, y - uy * arrowLength - ux * 4);
        context.fill();
      }
    }
  }

  private paintNodes(model: GraphModel, screen: Float32Array, view: GraphView, { width, height }: Size, look: GraphLook, marks: GraphMarks, lit: ReadonlySet<number>): void {
    const { context } = this;
    const { nodes } = model.graph;
    const grown = nodeScale(view, model.spacing);
    const near = litNodes(model, marks, lit);
    for (const kind of entityKinds) {
      for (const isFaded of near.size > 0 ? [true, false] : [false]) {
        context.beginPath();
        for (let node = 0; node < nodes.length; node += 1) {
          if (nodes[node]?.kind !== kind || (near.size > 0 && near.has(node) === isFaded)) continue;
          const [x, y, radius] = [screen[node * 2] ?? 0, screen[node * 2 + 1] ?? 0, (model.radii[node] ?? 0) * grown];
          if (x < -radius * 2 || y < -radius * 2 || x > width + radius * 2 || y > height + radius * 2) continue;
          addShape(context, kindShapes[kind], { x, y }, radius);
        }
        context.globalAlpha = isFaded ? 0.3 : 1;
        context.fillStyle = look.kinds[kind].fill;
        context.strokeStyle = look.kinds[kind].line;
        context.lineWidth = grown < 0.5 ? 0.75 : 1.5;
        context.fill();
        context.stroke();
      }
    }
    context.globalAlpha = 1;
    for (const [node, color] of [[marks.hovered, look.ink], [marks.selectedNode, look.ink], [marks.active, look.focus]] as const) {
      if (node === null) continue;
      context.beginPath();
      context.arc(screen[node * 2] ?? 0, screen[node * 2 + 1] ?? 0, (model.radii[node] ?? 0) * grown * 1.4 + 3, 0, 2 * Math.PI);
      context.strokeStyle = color;
      context.lineWidth = 2;
      context.stroke();
    }
  }

  private paintLabels(model: GraphModel, screen: Float32Array, view: GraphView, { width, height }: Size, look: GraphLook, marks: GraphMarks, lit: ReadonlySet<number>): void {
    const { context } = this;
    const { nodes } = model.graph;
    const grown = nodeScale(view, model.spacing);
    context.font = `${labelSize}px ${look.font}`;
    context.textAlign = 'center';
    context.textBaseline = 'top';
    context.lineJoin = 'round';
    const near = litNodes(model, marks, lit);
    const first = [marks.hovered, marks.active, marks.selectedNode].filter((node) => node !== null);
    const order = [...new Set([...first, ...near])];
    const widthOf = (node: number): number => this.widthOf(nodes[node]?.name ?? '');
    let seen = 0;
    for (let node = 0; node * 2 < screen.length; node += 1) seen += Number(isIn(screen[node * 2] ?? 0, screen[node * 2 + 1] ?? 0, { width, height }));
    const candidates = function* (): Generator<LabelCandidate> {
      for (const node of near.size > 0 ? order : [...order, ...model.byDegree]) {
        const [x, y] = [screen[node * 2] ?? 0, screen[node * 2 + 1] ?? 0];
        if (x < -40 || y < -40 || x > width + 40 || y > height + 40) continue;
        yield { index: node, x, y, distance: (model.radii[node] ?? 0) * grown * 1.25 + 3, width: widthOf(node) };
      }
    };
    // Where there are many, names of the most connected count for more than what they cover.
    const covering = near.size > 0 ? [...near] : nodes.length > mostObstacles ? [] : nodes.map((_, node) => node);
    const obstacles = covering.map((node) => {
      const half = (model.radii[node] ?? 0) * grown;
      return { x: screen[node * 2] ?? 0, y: screen[node * 2 + 1] ?? 0, halfWidth: half, halfHeight: half };
    });
    const placed = placeLabels(candidates(), { height: labelHeight, most: near.size === 0 && seen > many ? mostLabelsOfMany : mostLabels, within: { width, height } }, obstacles);
    context.lineWidth = 3;
    context.strokeStyle = look.paper;
    context.fillStyle = look.ink;
    for (const { index, x, y } of placed) {
      const name = nodes[index]?.name ?? '';
      context.strokeText(name, x, y);
      context.fillText(name, x, y);
    }
  }

  private widthOf(name: string): number {
    const known = this.widths.get(name);
    if (known !== undefined) return known;
    const { width } = this.context.measureText(name);
    this.widths.set(name, width);
    return width;
  }
}

function isIn(x: number, y: number, { width, height }: Size): boolean {
  return x >= 0 && y >= 0 && x <= width && y <= height;
}

function addShape(context: CanvasRenderingContext2D, corners: readonly (readonly [number, number])[], { x, y }: Spot, radius: number): void {
  if (radius < leastShape) {
    context.rect(x - radius, y - radius, radius * 2, radius * 2);
    return;
  }
  if (corners.length === 0) {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  corners.forEach(([dx, dy], index) => (index === 0 ? context.moveTo(x + dx * radius, y + dy * radius) : context.lineTo(x + dx * radius, y + dy * radius)));
  context.closePath();
}

function screenPositions(model: GraphModel, view: GraphView): Float32Array {
  const screen = new Float32Array(model.positions.length);
  for (let node = 0; node * 2 < screen.length; node += 1) {
    const { x, y } = toScreen(view, model.spotOf(node));
    screen[node * 2] = x;
    screen[node * 2 + 1] = y;
  }
  return screen;
}

/** The edges that stand out: the chosen one, or all of the node that is chosen or pointed at. */
function litEdges(model: GraphModel, { selectedEdge, selectedNode, hovered }: GraphMarks): ReadonlySet<number> {
  if (selectedEdge !== null) return new Set([selectedEdge]);
  const node = hovered ?? selectedNode;
  return new Set(node === null ? [] : model.neighborsOf(node).map(({ edge }) => edge));
}

function litNodes(model: GraphModel, marks: GraphMarks, lit: ReadonlySet<number>): ReadonlySet<number> {
  const { from, to } = model.graph;
  const ends = [...lit].flatMap((edge) => [from[edge] ?? 0, to[edge] ?? 0]);
  const chosen = [marks.selectedNode, marks.hovered].filter((node) => node !== null);
  return new Set([...ends, ...(lit.size > 0 ? chosen : [])]);
}
