import type { TableName } from '../domain/tables';
import type { JournalRecord, JournalRow } from './journalRecord';

/** A stretch of changes that the journal lacks, both ends included. */
export interface SequenceGap {
  readonly from: number;
  readonly to: number;
}

export interface ReplayPlan {
  /** The records to apply, in rising sequence, each once. */
  readonly records: readonly JournalRecord[];
  /** What is missing between the base and the last record. */
  readonly gaps: readonly SequenceGap[];
  /** The sequence reached. */
  readonly lastSequence: number;
  readonly lastChangeId: string | null;
}

/**
 * Which records bring a copy at `base` up to date. Records may come from several files and twice; of two with one
 * sequence the later written wins, since a write that failed half-way is repeated.
 */
export function planReplay(base: number, records: readonly JournalRecord[]): ReplayPlan {
  const bySequence = new Map<number, JournalRecord>();
  for (const record of records) if (record.sequence > base) bySequence.set(record.sequence, record);
  const sorted = [...bySequence.values()].sort((a, b) => a.sequence - b.sequence);
  const gaps: SequenceGap[] = [];
  let last = base;
  for (const { sequence } of sorted) {
    if (sequence > last + 1) gaps.push({ from: last + 1, to: sequence - 1 });
    last = sequence;
  }
  return { records: sorted, gaps, lastSequence: last, lastChangeId: sorted.at(-1)?.changeId ?? null };
}

/** The last row of each record of the notebook, in order of first touch: all that replaying must write. */
export function lastRows(records: readonly Pick<JournalRecord, 'rows'>[]): readonly JournalRow[] {
  const rows = new Map<string, JournalRow>();
  for (const record of records) for (const row of record.rows) rows.set(`${row.table} ${row.id}`, row);
  return [...rows.values()];
}

/** A notebook as plain maps, table to id to row: what replay must agree with. */
export type JournalModel = ReadonlyMap<TableName, ReadonlyMap<string, JournalRow>>;

/** Replays records over the rows of a snapshot. */
export function replay(snapshot: readonly JournalRow[], records: readonly Pick<JournalRecord, 'rows'>[]): JournalModel {
  const model = new Map<TableName, Map<string, JournalRow>>();
  for (const row of [...snapshot, ...records.flatMap((record) => record.rows)]) {
    const table = model.get(row.table) ?? new Map<string, JournalRow>();
    model.set(row.table, table);
    if (row.kind === 'remove') table.delete(row.id);
    else table.set(row.id, row);
  }
  return model;
}
