import { stableJson } from '../../shared/backup/stableJson';
import type { Original } from '../../shared/domain/original';
import type { SourceDocument } from '../../shared/domain/sourceDocument';
import { tableNames, type TableName } from '../../shared/domain/tables';
import type { SnapshotRow } from '../../shared/journal/snapshotLines';
import type { NotebookDatabase } from './database';
import { digestOf, type ContentToKeep } from './journalRows';

export type HeavyTable = 'sourceDocuments' | 'originals';
export type HeavyRecord = SourceDocument | Original;

const recordsAtOnce = 500;
const heavyRecordsAtOnce = 64;
const heavyBytesAtOnce = 2 * 1024 * 1024;

export function isHeavy(table: TableName): table is HeavyTable {
  return table === 'sourceDocuments' || table === 'originals';
}

function sizeOf(record: HeavyRecord): number {
  return 'bytes' in record ? record.bytes.byteLength : record.text.length * 2;
}

function readSome(database: NotebookDatabase, table: TableName, after: string): Promise<readonly { readonly id: string }[]> {
  if (!isHeavy(table)) return database.table<{ readonly id: string }, string>(table).where(':id').above(after).limit(recordsAtOnce).toArray();
  let bytes = 0;
  const isEnough = (record: HeavyRecord): boolean => {
    bytes += sizeOf(record);
    return bytes >= heavyBytesAtOnce;
  };
  return database.table<HeavyRecord, string>(table).where(':id').above(after).limit(heavyRecordsAtOnce).until(isEnough, true).toArray();
}

/** The records of a table in rising id, as many at once as may lie in memory together; each piece is read by itself. */
export async function* recordsOf<Record extends { readonly id: string }>(database: NotebookDatabase, table: TableName): AsyncGenerator<readonly Record[]> {
  let after = '';
  for (;;) {
    const records = (await readSome(database, table, after)) as readonly Record[];
    const last = records.at(-1);
    if (last === undefined) return;
    yield records;
    after = last.id;
  }
}

/** What a record's content is kept as: a text as the JSON of its record, an original as its bytes. */
export async function contentOfRecord(record: HeavyRecord): Promise<ContentToKeep & { readonly bytes: Uint8Array<ArrayBuffer> }> {
  if ('bytes' in record) return { digest: record.id, bytes: new Uint8Array(record.bytes) };
  const bytes = new TextEncoder().encode(stableJson(record));
  return { digest: await digestOf(bytes), bytes };
}

/** A record as the row of a backup. */
export async function backupRowOf(table: TableName, record: { readonly id: string } | HeavyRecord): Promise<SnapshotRow> {
  const { id } = record;
  if (table === 'sourceDocuments' && 'text' in record) return { kind: 'document', table, id, content: (await contentOfRecord(record)).digest };
  if (table === 'originals' && 'bytes' in record) return { kind: 'original', table, id, mediaType: record.mediaType };
  return { kind: 'put', table, id, record };
}

/** The rows of the originals, without reading their bytes where the kind of file is known without them. */
export async function* originalRows(database: NotebookDatabase): AsyncGenerator<readonly SnapshotRow[]> {
  const ids = await database.originals.toCollection().primaryKeys();
  for (let start = 0; start < ids.length; start += recordsAtOnce) {
    const some = ids.slice(start, start + recordsAtOnce);
    const kept = await database.keptContents.bulkGet(some);
    const rows: SnapshotRow[] = [];
    for (const [index, id] of some.entries()) {
      const mediaType = kept[index]?.mediaType || (await database.originals.get(id))?.mediaType;
      if (mediaType !== undefined) rows.push({ kind: 'original', table: 'originals', id, mediaType });
    }
    yield rows;
  }
}

/** How many records each table holds, originals included, as one transaction sees them. */
export async function countEverything(database: NotebookDatabase): Promise<Readonly<Record<TableName, number>>> {
  const entries = await Promise.all(tableNames.map(async (name) => [name, await database.table(name).count()] as const));
  return Object.fromEntries(entries) as Record<TableName, number>;
}
