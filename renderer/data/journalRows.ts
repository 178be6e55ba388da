import type { Original } from '../../shared/domain/original';
import type { JournalCalls } from '../../shared/journal/journalStore';
import { journalFormat, type JournalRecord, type JournalRow } from '../../shared/journal/journalRecord';
import type { OutboxEntry, OutboxRow } from './journalStores';
import { schemaVersion } from './migrations';

/** What must lie in the journal's contents before a line may name it. */
export type ContentToKeep = Parameters<JournalCalls['keepContents']>[0]['contents'][number];

/** SHA-256 in lower-case hexadecimal. */
export async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The text of a source as content: the JSON of its record under the digest of its bytes. */
export async function documentContent(record: unknown): Promise<ContentToKeep> {
  const bytes = new TextEncoder().encode(JSON.stringify(record));
  return { digest: await digestOf(bytes), bytes };
}

export interface JournalEntry {
  readonly record: JournalRecord;
  readonly contents: readonly ContentToKeep[];
  /** Source documents of this change and the digests they are kept under. */
  readonly documents: readonly { readonly id: string; readonly digest: string }[];
}

async function rowOf({ table, id, record }: OutboxRow): Promise<{ readonly row: JournalRow; readonly content: ContentToKeep | null }> {
  if (record === null) return { row: { kind: 'remove', table, id }, content: null };
  if (table !== 'sourceDocuments') return { row: { kind: 'put', table, id, record }, content: null };
  const content = await documentContent(record);
  return { row: { kind: 'document', table, id, content: content.digest }, content };
}

/** The change of an outbox entry as the journal writes it, with the bytes it names; `originals` are the entry's. */
export async function journalEntryOf(entry: OutboxEntry, originals: readonly Original[]): Promise<JournalEntry> {
  const rows = await Promise.all(entry.rows.map(rowOf));
  const originalRows: JournalRow[] = entry.originals.map(({ id, mediaType }) => ({ kind: 'original', table: 'originals', id, mediaType }));
  return {
    record: {
      format: journalFormat,
      sequence: entry.sequence,
      schema: schemaVersion,
      changeId: entry.changeId,
      at: entry.at,
      label: entry.label,
      rows: [...originalRows, ...rows.map(({ row }) => row)],
    },
    contents: [
      ...originals.map(({ id, bytes }) => ({ digest: id, bytes })),
      ...rows.flatMap(({ content }) => (content ? [content] : [])),
    ],
    documents: rows.flatMap(({ row }) => (row.kind === 'document' ? [{ id: row.id, digest: row.content }] : [])),
  };
}
