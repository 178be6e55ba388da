import { parseRecord, type TableName } from '../domain/tables';
import { quoted, recordWords, type Finding, type Repair } from './finding';

/** A record as it lies in its table. */
export interface StoredRow {
  /** The primary key, which may be anything a database takes for one. */
  readonly key: unknown;
  readonly value: unknown;
}

/** Problems of a record that cannot be read, or null for a sound one. */
export function problemsOf(table: TableName, { key, value }: StoredRow): readonly string[] | null {
  const parsed = parseRecord(table, value);
  if (!parsed.ok) return parsed.problems;
  return parsed.value.id === key ? null : ['It carries another id'];
}

/** Names or words by which a person knows a record that cannot be read as a whole. */
export function nameOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  const record = value as Readonly<Record<string, unknown>>;
  const anchor = typeof record['anchor'] === 'object' && record['anchor'] !== null ? (record['anchor'] as Readonly<Record<string, unknown>>) : {};
  for (const words of [record['title'], record['name'], anchor['exact'], record['comment'], record['text'], record['meaning']]) {
    if (typeof words === 'string' && words.trim() !== '') return words;
  }
  return '';
}

function repairOf(table: TableName, key: unknown): Repair | null {
  // A key that is no text cannot be named in a step of undo; imported files are kept by their content and stay.
  if (typeof key !== 'string' || table === 'originals') return null;
  return table === 'noteBodies' ? { kind: 'mendBody' } : { kind: 'setAside' };
}

/** Finds a record that cannot be read; it is named with every problem. */
export function checkRecord(table: TableName, row: StoredRow): Finding | null {
  const problems = problemsOf(table, row);
  if (!problems) return null;
  const name = nameOf(row.value);
  const words = recordWords[table].one;
  const subject = name === '' ? `The ${words} ${String(row.key)}` : `The ${words} ${quoted(name)}`;
  return {
    kind: 'malformed', table, id: String(row.key), details: problems, repair: repairOf(table, row.key),
    sentence: `${subject} cannot be read: ${problems[0] ?? 'it is not a record'}.`,
  };
}
