import * as v from 'valibot';
import { journalRowSchema, type JournalRow } from '../journal/journalRecord';
import type { SnapshotRow } from '../journal/snapshotLines';
import { laterName, type PartKind } from './backupFormat';
import { stableJson } from './stableJson';

/** One line of a part, with its newline. */
export function serializeBackupRow(row: JournalRow): string {
  return `${stableJson(row)}\n`;
}

function rowOf(line: string): JournalRow | null {
  try {
    const parsed = v.safeParse(journalRowSchema, JSON.parse(line));
    return parsed.success ? parsed.output : null;
  } catch {
    return null; // not JSON: the part as a whole is then damaged
  }
}

/**
 * The rows of a part; null where any line is not a row of its table. A checksum covers the part, so that one wrong line
 * means that it was not written by this program.
 */
export function parsePart(kind: PartKind, text: string): readonly JournalRow[] | null {
  const rows: JournalRow[] = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const row = rowOf(line);
    if (!row || (kind !== laterName && (row.table !== kind || row.kind === 'remove'))) return null;
    rows.push(row);
  }
  return rows;
}

/** The key under which a later row replaces an earlier one. */
export function rowKey({ table, id }: Pick<JournalRow, 'table' | 'id'>): string {
  return `${table} ${id}`;
}

function isPresent(row: JournalRow): row is SnapshotRow {
  return row.kind !== 'remove';
}

/**
 * Rows of one table in rising id, a piece at a time, with the later rows of that table worked in at their places:
 * `next` takes the pieces one after the other, `rest` gives what stands after the last.
 */
export class LaterRows {
  private index = 0;

  /** `later` are rows of one table in rising id, each id once. */
  constructor(private readonly later: readonly JournalRow[]) {}

  next(rows: readonly SnapshotRow[]): readonly SnapshotRow[] {
    const merged: SnapshotRow[] = [];
    for (const row of rows) {
      merged.push(...this.before(row.id));
      const replacement = this.later[this.index];
      if (replacement?.id !== row.id) merged.push(row);
      else {
        if (isPresent(replacement)) merged.push(replacement);
        this.index += 1;
      }
    }
    return merged;
  }

  rest(): readonly SnapshotRow[] {
    const left = this.later.slice(this.index).filter(isPresent);
    this.index = this.later.length;
    return left;
  }

  private before(id: string): readonly SnapshotRow[] {
    const start = this.index;
    while (this.index < this.later.length && (this.later[this.index]?.id ?? '') < id) this.index += 1;
    return this.later.slice(start, this.index).filter(isPresent);
  }
}
