import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TableName } from '../../shared/domain/tables';
import type { SnapshotRow } from '../../shared/journal/snapshotLines';
import { comparePlaces, overlaidRows, type OverlayRow } from './overlaidRows';

const tables = ['sources', 'tags', 'notes'] as const satisfies readonly TableName[];
const placeArbitrary = fc.record({ table: fc.constantFrom(...tables), id: fc.constantFrom('a', 'b', 'c', 'd', 'e') });
const placesArbitrary = fc.uniqueArray(placeArbitrary, { selector: ({ table, id }) => `${table} ${id}` }).map((places) => [...places].sort(comparePlaces));

function row({ table, id }: { readonly table: TableName; readonly id: string }, record: string): SnapshotRow {
  return { kind: 'put', table, id, record };
}

async function* inPieces<Value>(values: readonly Value[], size: number): AsyncGenerator<readonly Value[]> {
  for (let start = 0; start < values.length; start += size) yield values.slice(start, start + size);
}

describe('overlaidRows', () => {
  it('agrees with laying one map over another, in order, however the rows come', async () => {
    await fc.assert(
      fc.asyncProperty(placesArbitrary, placesArbitrary, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 2 }), async (below, above, size, nthRemoved) => {
        const base = below.map((place) => row(place, 'old'));
        const overlay = above.map((place, index): OverlayRow => ({ ...place, row: index % 3 === nthRemoved ? null : row(place, 'new') }));
        const expected = new Map(base.map((each) => [`${each.table} ${each.id}`, each]));
        for (const each of overlay) {
          if (each.row) expected.set(`${each.table} ${each.id}`, each.row);
          else expected.delete(`${each.table} ${each.id}`);
        }
        const found: SnapshotRow[] = [];
        for await (const rows of overlaidRows(inPieces(base, size), inPieces(overlay, size))) found.push(...rows);
        expect(found).toEqual([...expected.values()].sort(comparePlaces));
      }),
    );
  });
});
