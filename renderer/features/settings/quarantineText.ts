import { nameOf } from '../../../shared/integrity/recordCheck';
import { quoted, recordWords } from '../../../shared/integrity/finding';
import type { QuarantinedRecord } from '../../data/journalStores';

/** A value as text that a person can read: what JSON has no word for is told in one. */
export function valueText(value: unknown): string {
  const text: string | undefined = JSON.stringify(
    value,
    (_key, part: unknown) => {
      if (part instanceof Uint8Array) return `${part.byteLength} bytes`;
      if (typeof part === 'bigint') return String(part);
      return part === undefined ? 'undefined' : part;
    },
    2,
  );
  return text ?? String(value);
}

/** What a person calls a quarantined record. */
export function titleOf({ table, recordId, value }: QuarantinedRecord): string {
  const name = nameOf(value);
  const word = recordWords[table].one;
  const kind = `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
  return name === '' ? `${kind} ${recordId}` : `${kind} ${quoted(name)}`;
}

/** Everything that is known of it, for the clipboard. */
export function quarantineText(record: QuarantinedRecord): string {
  const { table, recordId, at, problems, value } = record;
  return `${titleOf(record)}\n${table} ${recordId}, set aside ${at}\n${problems.map((problem) => `- ${problem}\n`).join('')}\n${valueText(value)}\n`;
}
