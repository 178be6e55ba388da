import type { EntityKind } from '../domain/entity';
import { countedStretches, datedRelation, kindWord, xmlText, type DrawnEdge, type GraphDrawing } from './graphDrawing';
import { placeLabels } from './graphLabels';
import { kindShapes, lineWidth, nodeRadius } from './graphShapes';

/** The colors of a drawing, as CSS writes them. */
export interface GraphColors {
  readonly paper: string;
  readonly ink: string;
  readonly line: string;
  readonly relation: string;
  readonly kinds: Readonly<Record<EntityKind, { readonly fill: string; readonly line: string }>>;
}

const fontSize = 12;
const margin = 110;
/** A sign is about so wide, as a share of the size; room is given rather than taken. */
const signWidth = 0.6;
/** Nodes stand so far apart that the whole is about as large as they need. */
const roomOfNode = 90;
const mostLabels = 2000;

/**
 * The graph as an SVG picture of its own: every node and edge where it is drawn, each with a title that says what it is.
 * Labels that would cover each other are left out; titles have all names.
 */
export function graphSvg(drawing: GraphDrawing, colors: GraphColors): string {
  const { nodes, edges } = drawing;
  const extent = Math.max(1, ...nodes.flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)]));
  const scale = Math.max(1, (Math.sqrt(nodes.length) * roomOfNode) / (2 * extent));
  const [xs, ys] = [nodes.map(({ x }) => x * scale), nodes.map(({ y }) => y * scale)];
  const box = { left: Math.min(0, ...xs) - margin, top: Math.min(0, ...ys) - margin, right: Math.max(0, ...xs) + margin, bottom: Math.max(0, ...ys) + margin };
  const at = (index: number): { readonly x: number; readonly y: number } => ({ x: round((xs[index] ?? 0) - box.left), y: round((ys[index] ?? 0) - box.top) });
  const [width, height] = [Math.ceil(box.right - box.left), Math.ceil(box.bottom - box.top)];
  const byDegree = nodes.map((node, index) => ({ node, index })).sort((a, b) => b.node.degree - a.node.degree || a.index - b.index);
  const labels = placeLabels(
    byDegree.map(({ node, index }) => ({ index, ...at(index), distance: nodeRadius(node.degree) * 1.2 + 3, width: [...node.name].length * fontSize * signWidth })),
    { height: fontSize * 1.25, most: mostLabels, within: { width, height } },
    nodes.map(({ degree }, index) => ({ ...at(index), halfWidth: nodeRadius(degree), halfHeight: nodeRadius(degree) })),
  );
  const nameOf = (index: number): string => nodes[index]?.name ?? '';
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="system-ui, sans-serif" font-size="${fontSize}">`,
    `<title>${xmlText(`Graph of ${nodes.length} ${nodes.length === 1 ? 'entity' : 'entities'} and ${edges.length} ${edges.length === 1 ? 'connection' : 'connections'}`)}</title>`,
    `<defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path d="M0 0.5 8 4 0 7.5z" fill="${colors.relation}"/></marker></defs>`,
    `<rect width="${width}" height="${height}" fill="${colors.paper}"/>`,
    '<g fill="none" stroke-linecap="round">',
    ...edges.map((edge) => edgeLine(edge, at, (index) => nodeRadius(nodes[index]?.degree ?? 0), colors, xmlText(edgeTitle(edge, nameOf, drawing.unit)))),
    '</g>',
    '<g stroke-width="1.5" stroke-linejoin="round">',
    ...nodes.map(({ name, kind, degree }, index) => {
      const { fill, line } = colors.kinds[kind];
      return `<g transform="translate(${at(index).x} ${at(index).y})" fill="${fill}" stroke="${line}">${shape(kind, nodeRadius(degree))}<title>${xmlText(`${name} (${kindWord(kind)})`)}</title></g>`;
    }),
    '</g>',
    `<g fill="${colors.ink}" stroke="${colors.paper}" stroke-width="3" paint-order="stroke" stroke-linejoin="round" text-anchor="middle">`,
    ...labels.map(({ index, x, y }) => `<text x="${round(x)}" y="${round(y + fontSize)}">${xmlText(nameOf(index))}</text>`),
    '</g>',
    '</svg>',
  ];
  return `${lines.join('\n')}\n`;
}

function edgeTitle({ from, to, strength, relations }: DrawnEdge, nameOf: (index: number) => string, unit: GraphDrawing['unit']): string {
  const together = strength > 0 ? [`${nameOf(from)} and ${nameOf(to)}: ${countedStretches(strength, unit)}`] : [];
  const related = relations.map((relation) => {
    const [one, other] = relation.isForth ? [from, to] : [to, from];
    return `${nameOf(one)} → ${nameOf(other)}: ${datedRelation(relation)}`;
  });
  return [...together, ...related].join('\n');
}

function edgeLine(edge: DrawnEdge, at: (index: number) => { readonly x: number; readonly y: number }, radiusOf: (index: number) => number, colors: GraphColors, title: string): string {
  const [a, b] = [at(edge.from), at(edge.to)];
  const length = Math.max(1, Math.hypot(b.x - a.x, b.y - a.y));
  // Lines end at their nodes' rims, so that an arrow's tip is seen.
  const [start, end] = [Math.min(0.4, (radiusOf(edge.from) * 1.2) / length), Math.min(0.4, (radiusOf(edge.to) * 1.2) / length)];
  const [x1, y1, x2, y2] = [a.x + (b.x - a.x) * start, a.y + (b.y - a.y) * start, b.x - (b.x - a.x) * end, b.y - (b.y - a.y) * end].map(round);
  const isRelated = edge.relations.length > 0;
  const arrows = [
    ...(edge.relations.some(({ isForth }) => isForth) ? [' marker-end="url(#arrow)"'] : []),
    ...(edge.relations.some(({ isForth }) => !isForth) ? [' marker-start="url(#arrow)"'] : []),
  ];
  return `<path d="M${x1} ${y1} ${x2} ${y2}" stroke="${isRelated ? colors.relation : colors.line}" stroke-opacity="${isRelated ? 0.9 : 0.55}" stroke-width="${lineWidth(edge.strength)}"${arrows.join('')}><title>${title}</title></path>`;
}

function shape(kind: EntityKind, radius: number): string {
  const corners = kindShapes[kind];
  if (corners.length === 0) return `<circle r="${round(radius)}"/>`;
  return `<path d="M${corners.map(([x, y]) => `${round(x * radius)} ${round(y * radius)}`).join(' ')}z"/>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
