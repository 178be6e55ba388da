import { parseRecord, type RecordOf, type TableName } from '../domain/tables';
import { upgradeRecord } from '../domain/upgrades';
import type { JournalRow } from './journalRecord';

/** A row of the journal as a record again, or why it cannot be one. */
export type RestoredRow =
  | { readonly kind: 'record'; readonly table: TableName; readonly record: RecordOf<TableName> }
  | { readonly kind: 'removal'; readonly table: TableName; readonly id: string }
  | { readonly kind: 'malformed'; readonly table: TableName; readonly id: string; readonly problems: readonly string[]; readonly value: unknown };

/** The digest under which a row's content is kept; null where it stands in the line. */
export function contentOfRow(row: JournalRow): string | null {
  if (row.kind === 'document') return row.content;
  return row.kind === 'original' ? row.id : null;
}

function valueOf(row: Exclude<JournalRow, { kind: 'remove' }>, content: Uint8Array | null): { readonly value: unknown } | { readonly problem: string } {
  if (row.kind === 'put') return { value: row.record };
  if (content === null) return { problem: 'Its content is missing or damaged' };
  if (row.kind === 'original') return { value: { id: row.id, mediaType: row.mediaType, bytes: content } };
  try {
    return { value: JSON.parse(new TextDecoder().decode(content)) };
  } catch {
    return { problem: 'Its content is not readable' };
  }
}

/**
 * Upgrades and parses what a row holds. `content` are the bytes of `contentOfRow`, `schema` the version that the row's
 * journal line, snapshot or backup was written under. A malformed record is told, never thrown.
 */
export function restoreRow(row: JournalRow, content: Uint8Array | null, schema: number): RestoredRow {
  const { table, id } = row;
  if (row.kind === 'remove') return { kind: 'removal', table, id };
  const found = valueOf(row, content);
  if ('problem' in found) return { kind: 'malformed', table, id, problems: [found.problem], value: null };
  const upgraded = upgradeRecord(table, found.value, schema);
  const parsed = upgraded.ok ? parseRecord(table, upgraded.value) : upgraded;
  if (!parsed.ok) return { kind: 'malformed', table, id, problems: parsed.problems, value: found.value };
  if (parsed.value.id !== id) return { kind: 'malformed', table, id, problems: ['It carries another id'], value: found.value };
  return { kind: 'record', table, record: parsed.value };
}
