import { relationWords } from '../../../shared/exporting/graphDrawing';
import type { EntityKind } from '../../../shared/domain/entity';
import type { EntityId } from '../../../shared/domain/ids';
import type { GraphModel } from './graphModel';

/** An edge as a row of the table; the end whose name comes first stands first. */
export interface GraphRow {
  readonly key: string;
  readonly fromId: EntityId;
  readonly toId: EntityId;
  readonly fromName: string;
  readonly toName: string;
  readonly fromKind: EntityKind;
  readonly toKind: EntityKind;
  readonly strength: number;
  readonly sourceCount: number;
  readonly relations: string;
}

export const rowOrders = ['fromName', 'toName', 'strength', 'sourceCount', 'relations'] as const;
export type RowOrder = (typeof rowOrders)[number];

export interface RowSort {
  readonly by: RowOrder;
  readonly isDescending: boolean;
}

const collator = new Intl.Collator('en', { numeric: true });

export function graphRows(model: GraphModel): GraphRow[] {
  const { nodes, from, to, strengths, sourceCounts, relationTypes } = model.graph;
  return [...from].flatMap((fromPlace, edge) => {
    const [one, other] = [nodes[fromPlace], nodes[to[edge] ?? -1]];
    if (!one || !other) return [];
    const [first, last] = collator.compare(one.name, other.name) <= 0 ? [one, other] : [other, one];
    const types = (model.relationsOf.get(edge) ?? []).map((relation) => relationWords(relationTypes[relation] ?? ''));
    return [{
      key: `${one.id} ${other.id}`, fromId: first.id, toId: last.id, fromName: first.name, toName: last.name, fromKind: first.kind, toKind: last.kind,
      strength: strengths[edge] ?? 0, sourceCount: sourceCounts[edge] ?? 0, relations: [...new Set(types)].join(', '),
    }];
  });
}

/** Rows in an order; those that are equal in it keep the order of their names. */
export function sortedRows(rows: readonly GraphRow[], { by, isDescending }: RowSort): GraphRow[] {
  const turn = isDescending ? -1 : 1;
  const compare = (a: GraphRow, b: GraphRow): number => {
    switch (by) {
      case 'strength': case 'sourceCount': return a[by] - b[by];
      // Connections without relations stand below those with them, whichever way the rest is turned.
      case 'relations': return a.relations === '' || b.relations === '' ? (Number(a.relations === '') - Number(b.relations === '')) * turn : collator.compare(a.relations, b.relations);
      default: return collator.compare(a[by], b[by]);
    }
  };
  return [...rows].sort((a, b) => compare(a, b) * turn || collator.compare(a.fromName, b.fromName) || collator.compare(a.toName, b.toName));
}
