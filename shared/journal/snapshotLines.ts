import * as v from 'valibot';
import { journalRowSchema, type JournalRow } from './journalRecord';

/** What a snapshot's line holds: one record of the notebook, in the form of the journal's rows. */
export type SnapshotRow = Exclude<JournalRow, { kind: 'remove' }>;

/** Newline-delimited JSON, a record a line; the chunk that holds it has a checksum, so the line has none. */
export function serializeSnapshotRow(row: SnapshotRow): string {
  return `${JSON.stringify(row)}\n`;
}

export interface ParsedSnapshotChunk {
  readonly rows: readonly SnapshotRow[];
  /** Lines that are not rows, as they stand. */
  readonly unreadable: readonly string[];
}

function rowOf(line: string): SnapshotRow | null {
  try {
    const parsed = v.safeParse(journalRowSchema, JSON.parse(line));
    return parsed.success && parsed.output.kind !== 'remove' ? parsed.output : null;
  } catch {
    return null; // not JSON: told to the caller as unreadable
  }
}

/** The rows of a chunk. A line that cannot be read is handed back and hides no other. */
export function parseSnapshotChunk(text: string): ParsedSnapshotChunk {
  const rows: SnapshotRow[] = [];
  const unreadable: string[] = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const row = rowOf(line);
    if (row) rows.push(row);
    else unreadable.push(line);
  }
  return { rows, unreadable };
}
