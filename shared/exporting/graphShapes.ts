import type { EntityKind } from '../domain/entity';

/** A corner of a shape, around 0, 0. */
export type Corner = readonly [x: number, y: number];

function regular(count: number, turn: number, size: number): readonly Corner[] {
  return Array.from({ length: count }, (_, index): Corner => {
    const angle = turn + (index * 2 * Math.PI) / count;
    return [Math.cos(angle) * size, Math.sin(angle) * size];
  });
}

/**
 * What an entity's kind looks like, so that it is told by more than a color: corners for a node of radius 1, in the
 * order in which they are drawn; none for a circle. All cover about the same area.
 */
export const kindShapes: Readonly<Record<EntityKind, readonly Corner[]>> = {
  person: [],
  organization: regular(4, Math.PI / 4, 1.25),
  place: regular(4, 0, 1.3),
  event: regular(3, -Math.PI / 2, 1.45),
  work: [[-0.75, -1.05], [0.75, -1.05], [0.75, 1.05], [-0.75, 1.05]],
  topic: regular(6, 0, 1.1),
};

/** The words for a kind's shape. */
export const shapeWords: Readonly<Record<EntityKind, string>> = {
  person: 'circle', organization: 'square', place: 'diamond', event: 'triangle', work: 'sheet', topic: 'hexagon',
};

/** A node's radius by the number of its edges. */
export function nodeRadius(degree: number): number {
  return Math.min(22, 4.5 + 1.7 * Math.sqrt(degree));
}

/** A line's width by how often its ends stand together. */
export function lineWidth(strength: number): number {
  return strength <= 1 ? 1 : strength <= 3 ? 1.75 : strength <= 8 ? 2.75 : 4;
}
