import { Dexie } from 'dexie';
import * as v from 'valibot';
import { stateVersions } from './database';
import { createTestFolder, type TestFolder } from './journalTestData';
import { schemaVersions } from './migrations';
import backupV2 from './samples/backup-v2.json?raw';
import backupV3 from './samples/backup-v3.json?raw';
import backupV4 from './samples/backup-v4.json?raw';
import backupV5 from './samples/backup-v5.json?raw';
import journalV2 from './samples/journal-v2.json?raw';
import journalV3 from './samples/journal-v3.json?raw';
import journalV4 from './samples/journal-v4.json?raw';
import journalV5 from './samples/journal-v5.json?raw';
import notebookV1 from './samples/notebook-v1.json?raw';
import notebookV2 from './samples/notebook-v2.json?raw';
import notebookV3 from './samples/notebook-v3.json?raw';
import notebookV4 from './samples/notebook-v4.json?raw';
import notebookV5 from './samples/notebook-v5.json?raw';

/**
 * What released versions wrote, byte by byte. Made once by the program of that version; no test writes them. A new
 * version gets samples of its own, made before it is released.
 */
export const frozenNotebooks: ReadonlyMap<number, string> = new Map([
  [1, notebookV1],
  [2, notebookV2],
  [3, notebookV3],
  [4, notebookV4],
  [5, notebookV5],
]);
/** Version 1 had no journal. */
export const frozenJournals: ReadonlyMap<number, string> = new Map([[2, journalV2], [3, journalV3], [4, journalV4], [5, journalV5]]);

/** Backups came with the programs of version 2. */
export const frozenBackups: ReadonlyMap<number, string> = new Map([[2, backupV2], [3, backupV3], [4, backupV4], [5, backupV5]]);

const storesSchema = v.object({ stores: v.record(v.string(), v.array(v.record(v.string(), v.unknown()))) });
const filesSchema = v.object({ files: v.record(v.string(), v.string()) });
const bytesSchema = v.strictObject({ base64: v.string() });

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

export type FrozenStores = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** The rows of each store of a frozen notebook. */
export function frozenStores(version: number): FrozenStores {
  const reviveBytes = (_key: string, value: unknown): unknown => {
    const bytes = v.safeParse(bytesSchema, value);
    return bytes.success ? bytesOf(bytes.output.base64) : value;
  };
  return v.parse(storesSchema, JSON.parse(frozenNotebooks.get(version) ?? 'null', reviveBytes)).stores;
}

/** Puts a frozen notebook into the browser's database, as its program left it there. */
export async function putFrozenNotebook(name: string, version: number): Promise<void> {
  const database = new Dexie(name);
  stateVersions(database, schemaVersions.slice(0, version));
  await database.open();
  for (const [store, rows] of Object.entries(frozenStores(version))) await database.table(store).bulkAdd([...rows]);
  database.close();
}

/** Puts the files of a frozen journal into a folder. */
export function putFrozenJournal(version: number, folder: TestFolder = createTestFolder()): TestFolder {
  const { files } = v.parse(filesSchema, JSON.parse(frozenJournals.get(version) ?? 'null'));
  for (const [path, base64] of Object.entries(files)) folder.files.set(path, bytesOf(base64));
  return folder;
}

/** The bytes of a frozen backup file. */
export function frozenBackup(version: number): Uint8Array<ArrayBuffer> {
  return bytesOf(v.parse(v.object({ base64: v.string() }), JSON.parse(frozenBackups.get(version) ?? 'null')).base64);
}
