import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalRecord, JournalRow } from './journalRecord';
import { lastRows, planReplay, replay, type JournalModel } from './replay';
import { parseSnapshotChunk, serializeSnapshotRow } from './snapshotLines';

function record(sequence: number, rows: readonly JournalRow[] = [], changeId = `chg-${sequence}`): JournalRecord {
  return { format: 1, sequence, schema: 2, changeId, at: '', label: '', rows: [...rows] };
}

const rowArb: fc.Arbitrary<JournalRow> = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), table: fc.constantFrom('tags' as const, 'notes' as const), id: fc.constantFrom('a', 'b', 'c'), record: fc.integer() }),
  fc.record({ kind: fc.constant('remove' as const), table: fc.constantFrom('tags' as const, 'notes' as const), id: fc.constantFrom('a', 'b', 'c') }),
);

function content(model: JournalModel): readonly string[] {
  return [...model].flatMap(([table, rows]) => [...rows].map(([id, row]) => `${table} ${id} ${JSON.stringify(row)}`)).sort();
}

describe('planReplay', () => {
  it('takes what comes after the base, in order, each once', () => {
    const plan = planReplay(2, [record(4), record(1), record(3, [], 'first'), record(3, [], 'again'), record(2)]);
    expect(plan.records.map(({ sequence, changeId }) => [sequence, changeId])).toEqual([[3, 'again'], [4, 'chg-4']]);
    expect(plan).toMatchObject({ gaps: [], lastSequence: 4, lastChangeId: 'chg-4' });
  });

  it('names what is missing', () => {
    expect(planReplay(1, [record(3), record(7)]).gaps).toEqual([{ from: 2, to: 2 }, { from: 4, to: 6 }]);
    expect(planReplay(5, [])).toEqual({ records: [], gaps: [], lastSequence: 5, lastChangeId: null });
  });
});

describe('replay', () => {
  it('is the same over a snapshot taken at any moment between', () => {
    fc.assert(fc.property(fc.array(fc.array(rowArb, { maxLength: 3 }), { maxLength: 12 }), fc.nat(12), (changes, moment) => {
      const records = changes.map((rows, index) => record(index + 1, rows));
      const all = replay([], records);
      const snapshot = [...replay([], records.slice(0, moment)).values()].flatMap((table) => [...table.values()]);
      const resumed = replay(snapshot, records.slice(moment));
      expect(content(resumed)).toEqual(content(all));
      // A snapshot taken while people write holds some later rows already: replaying them again changes nothing.
      expect(content(replay([...all.values()].flatMap((table) => [...table.values()]), records.slice(moment)))).toEqual(content(all));
    }));
  });

  it('needs of each record the last row only', () => {
    fc.assert(fc.property(fc.array(fc.array(rowArb, { maxLength: 3 }), { maxLength: 12 }), (changes) => {
      const records = changes.map((rows, index) => record(index + 1, rows));
      const rows = lastRows(records);
      expect(new Set(rows.map((row) => `${row.table} ${row.id}`)).size).toBe(rows.length);
      expect(content(replay(rows, []))).toEqual(content(replay([], records)));
    }));
  });
});

describe('parseSnapshotChunk', () => {
  it('reads rows back and hands out what is none, hiding nothing else', () => {
    const rows = [
      { kind: 'put', table: 'tags', id: 'a', record: { name: 'x\ny' } },
      { kind: 'document', table: 'sourceDocuments', id: 's', content: 'a'.repeat(64) },
      { kind: 'original', table: 'originals', id: 'b'.repeat(64), mediaType: 'text/html' },
    ] as const;
    const lines = rows.map(serializeSnapshotRow);
    const text = `${lines[0]}{"kind":"put","table":"nothing we know"}\n${lines[1]}not json\n${lines[2]}`;
    expect(parseSnapshotChunk(text)).toEqual({ rows, unreadable: ['{"kind":"put","table":"nothing we know"}', 'not json'] });
  });
});
