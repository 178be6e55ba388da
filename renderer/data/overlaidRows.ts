import { tableNames, type TableName } from '../../shared/domain/tables';
import type { SnapshotRow } from '../../shared/journal/snapshotLines';

/** What lies over a record of another stream: what it is now, or null where it is gone. */
export interface OverlayRow {
  readonly table: TableName;
  readonly id: string;
  readonly row: SnapshotRow | null;
}

type Place = Pick<OverlayRow, 'table' | 'id'>;

const mostAtOnce = 200;

/** Rows stand in the order of `tableNames`, by id within a table. */
export function comparePlaces(a: Place, b: Place): number {
  if (a.table !== b.table) return tableNames.indexOf(a.table) - tableNames.indexOf(b.table);
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

async function* each<Value>(batches: AsyncIterable<readonly Value[]>): AsyncGenerator<Value, undefined> {
  for await (const batch of batches) yield* batch;
  return undefined;
}

/** Two streams in the order of rows as one; where both have a record, the overlay's stands. */
export async function* overlaidRows(base: AsyncIterable<readonly SnapshotRow[]>, overlay: AsyncIterable<readonly OverlayRow[]>): AsyncGenerator<readonly SnapshotRow[]> {
  const upper = each(overlay);
  let next = await upper.next();
  let merged: SnapshotRow[] = [];
  const take = async (): Promise<void> => {
    if (next.value?.row) merged.push(next.value.row);
    next = await upper.next();
  };
  for await (const rows of base) {
    for (const row of rows) {
      for (;;) {
        const order = next.value === undefined ? 1 : comparePlaces(next.value, row);
        if (order > 0) {
          merged.push(row);
          break;
        }
        await take();
        if (order === 0) break;
      }
      if (merged.length < mostAtOnce) continue;
      yield merged;
      merged = [];
    }
  }
  while (next.value !== undefined) {
    await take();
    if (merged.length < mostAtOnce) continue;
    yield merged;
    merged = [];
  }
  if (merged.length > 0) yield merged;
}
