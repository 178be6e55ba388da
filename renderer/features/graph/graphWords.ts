import { entityKinds, entityKindWords } from '../../../shared/domain/entity';
import type { ShownGraph } from '../../worker/graphMessages';

export function connectionsText(count: number): string {
  return count === 1 ? '1 connection' : `${count.toLocaleString('en')} connections`;
}

export function entitiesText(count: number): string {
  return count === 1 ? '1 entity' : `${count.toLocaleString('en')} entities`;
}

/** "Graph of 12 entities and 20 connections: 7 people, 5 places. Most connected: …" */
export function graphText({ nodes, from }: Pick<ShownGraph, 'nodes' | 'from'>): string {
  const kinds = entityKinds.flatMap((kind) => {
    const count = nodes.filter((node) => node.kind === kind).length;
    return count === 0 ? [] : [`${count.toLocaleString('en')} ${entityKindWords[kind][count === 1 ? 'one' : 'many'].toLowerCase()}`];
  });
  const first = [...nodes].sort((a, b) => b.degree - a.degree || a.name.localeCompare(b.name)).slice(0, 3).map(({ name }) => name);
  return `Graph of ${entitiesText(nodes.length)} and ${connectionsText(from.length)}: ${kinds.join(', ')}. Most connected: ${first.join(', ')}.`;
}
