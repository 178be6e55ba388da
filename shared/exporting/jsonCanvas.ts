import type { EntityKind } from '../domain/entity';
import { countedStretches, datedRelation, kindWord, type GraphDrawing } from './graphDrawing';

/** The preset colors of the format: 1 red, 2 orange, 3 yellow, 4 green, 5 cyan, 6 purple. */
const kindColors: Readonly<Record<EntityKind, string>> = { person: '5', organization: '6', place: '4', event: '2', work: '1', topic: '3' };

const cardHeight = 80;
/** How much more room there is than the cards cover. */
const roominess = 5;

function cardWidth(name: string): number {
  return Math.min(420, Math.max(140, 48 + 9 * [...name].length));
}

/** Signs that Markdown would take for its own. */
function plainMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, String.raw`\$&`);
}

/**
 * The graph as JSON Canvas 1.0 (https://jsoncanvas.org), for Obsidian and its like: a card an entity, a line without
 * arrows for standing together, one with an arrow for each relation.
 */
export function jsonCanvas({ unit, nodes, edges }: GraphDrawing): string {
  const extent = Math.max(1, ...nodes.flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)]));
  const area = nodes.reduce((sum, { name }) => sum + cardWidth(name) * cardHeight, 0) * roominess;
  const scale = Math.sqrt(area) / (2 * extent);
  const cards = nodes.map(({ id, name, kind, x, y }) => {
    const width = cardWidth(name);
    return {
      id, type: 'text', x: Math.round(x * scale - width / 2), y: Math.round(y * scale - cardHeight / 2), width, height: cardHeight,
      color: kindColors[kind], text: `**${plainMarkdown(name)}**\n${kindWord(kind)}`,
    };
  });
  const lines = edges.flatMap(({ from, to, strength, relations }, index) => {
    const [one, other] = [nodes[from]?.id ?? '', nodes[to]?.id ?? ''];
    const together = strength === 0 ? [] : [{ id: `together-${index}`, fromNode: one, fromEnd: 'none', toNode: other, toEnd: 'none', label: countedStretches(strength, unit) }];
    return [
      ...together,
      ...relations.map((relation) => ({
        id: relation.id, fromNode: relation.isForth ? one : other, fromEnd: 'none', toNode: relation.isForth ? other : one, toEnd: 'arrow', label: datedRelation(relation),
      })),
    ];
  });
  return `${JSON.stringify({ nodes: cards, edges: lines }, null, 2)}\n`;
}
