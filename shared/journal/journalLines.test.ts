import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serializeCheckedLine } from './checkedLine';
import { parseJournal, serializeJournalLine } from './journalLines';
import type { JournalRecord } from './journalRecord';

const rowArb = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), table: fc.constantFrom('tags' as const, 'notes' as const), id: fc.string(), record: fc.dictionary(fc.string().filter((key) => key !== '__proto__'), fc.string({ unit: 'binary' })) }),
  fc.record({ kind: fc.constant('remove' as const), table: fc.constant('passages' as const), id: fc.string() }),
);
function recordArb(sequence: number): fc.Arbitrary<JournalRecord> {
  return fc.record({
    format: fc.constant(1 as const), sequence: fc.constant(sequence), schema: fc.integer({ min: 1, max: 9 }),
    changeId: fc.string(), at: fc.string(), label: fc.string({ unit: 'binary' }), rows: fc.array(rowArb, { maxLength: 4 }),
  });
}
const recordsArb = fc.integer({ min: 1, max: 5 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => recordArb(index + 1))));

function sample(sequence: number, label = 'Add tag'): JournalRecord {
  return { format: 1, sequence, schema: 2, changeId: `chg-${sequence}`, at: '2024-01-01T00:00:00.000Z', label, rows: [{ kind: 'put', table: 'tags', id: 't', record: { name: 'Häfen 港 "quoted"\n' } }] };
}

describe('parseJournal', () => {
  it('reads back what was written, as text and as bytes', () => {
    fc.assert(fc.property(recordsArb, (records) => {
      const text = records.map(serializeJournalLine).join('');
      const json = JSON.parse(JSON.stringify(records));
      expect(parseJournal(text)).toEqual({ records: json, problems: [] });
      expect(parseJournal(new TextEncoder().encode(text))).toEqual({ records: json, problems: [] });
    }));
  });

  it('writes one JSON value a line', () => {
    const line = serializeJournalLine(sample(7, 'a\nb'));
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(JSON.parse(line)).toMatchObject({ body: { sequence: 7, label: 'a\nb' } });
  });

  it('drops the last record, and only it, wherever it was cut off', () => {
    const before = new TextEncoder().encode(serializeJournalLine(sample(1)) + serializeJournalLine(sample(2)));
    const last = new TextEncoder().encode(serializeJournalLine(sample(3)));
    const whole = new Uint8Array([...before, ...last]);
    for (let length = before.length; length < whole.length; length += 1) {
      const { records, problems } = parseJournal(whole.subarray(0, length));
      // Without its newline alone the record is whole.
      const isWhole = length === whole.length - 1;
      expect(records.map(({ sequence }) => sequence)).toEqual(isWhole ? [1, 2, 3] : [1, 2]);
      expect(problems.map(({ kind }) => kind)).toEqual(isWhole || length === before.length ? [] : ['torn']);
    }
  });

  it('never takes a flipped bit for a record and keeps every line around it', () => {
    const lines = [sample(1), sample(2), sample(3)].map((record) => new TextEncoder().encode(serializeJournalLine(record)));
    const [first, second, third] = lines.map(({ length }) => length) as [number, number, number];
    fc.assert(fc.property(fc.integer({ min: first, max: first + second - 2 }), fc.integer({ min: 0, max: 7 }), (place, bit) => {
      const bytes = new Uint8Array(lines.flatMap((line) => [...line]));
      bytes[place] = (bytes[place] ?? 0) ^ (1 << bit);
      const { records, problems } = parseJournal(bytes);
      expect(records.map(({ sequence }) => sequence)).toEqual([1, 3]);
      expect(problems.length).toBeGreaterThan(0);
      expect(problems[0]).toEqual({ kind: 'damaged', line: 2, afterSequence: 1 });
    }), { numRuns: 400 });
    expect(third).toBeGreaterThan(0);
  });

  it('names a line of a newer form and takes nothing from it', () => {
    const newer = serializeCheckedLine({ format: 2, sequence: 2, something: 'else' });
    expect(parseJournal(serializeJournalLine(sample(1)) + newer)).toEqual({ records: [expect.objectContaining({ sequence: 1 })], problems: [{ kind: 'newer', line: 2, found: 2 }] });
  });

  it('takes a line with a right checksum that is no record for damage', () => {
    const odd = serializeCheckedLine({ format: 1, sequence: 'two' });
    expect(parseJournal(serializeJournalLine(sample(1)) + odd + serializeJournalLine(sample(3))).problems).toEqual([{ kind: 'damaged', line: 2, afterSequence: 1 }]);
  });

  it('reads an empty file as nothing', () => {
    expect(parseJournal('')).toEqual({ records: [], problems: [] });
  });
});
