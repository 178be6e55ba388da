import { Dexie, type EntityTable, type Table } from 'dexie';
import type { RecordOf, TableName } from '../../shared/domain/tables';
import { upgradeSteps } from '../../shared/domain/upgradeSteps';
import type { ChangeRow } from '../../shared/history/change';
import type { Fingerprint } from './fingerprintStore';
import type { JournalHead, KeptContent, OutboxEntry, QuarantinedRecord } from './journalStores';
import { upgradeLiveRecords } from './liveUpgrade';
import { schemaVersion, schemaVersions, type SchemaVersion } from './migrations';
import { patientReads } from './patientReads';

/** One step that undo takes back; its rows lie in `historyRows` so that the list stays light. */
export interface HistoryEntry {
  readonly id: number;
  readonly label: string;
  /** Changes of the same group that follow each other are one entry; empty for none. */
  readonly group: string;
  readonly at: string;
  /** 1 where it has been undone and can be redone (IndexedDB does not index booleans). */
  readonly isUndone: 0 | 1;
  /** Set where the step took the place of the whole notebook: the snapshots of the journal that undo and redo go to. */
  readonly replacement?: { readonly undoFrom: string; readonly redoFrom: string };
}

export interface HistoryRows {
  readonly id: number;
  readonly entryId: number;
  readonly rows: readonly ChangeRow[];
}

type NotebookTables = { readonly [Name in TableName]: Table<RecordOf<Name>, string> };

/** The open database of a notebook. Read it anywhere in `data` and `commands`; only `transaction.ts` writes. */
export type NotebookDatabase = Dexie &
  NotebookTables & {
    readonly historyEntries: EntityTable<HistoryEntry, 'id'>;
    readonly historyRows: EntityTable<HistoryRows, 'id'>;
    readonly journalHeads: Table<JournalHead, string>;
    readonly journalOutbox: Table<OutboxEntry, number>;
    readonly keptContents: Table<KeptContent, string>;
    readonly quarantine: Table<QuarantinedRecord, string>;
    readonly fingerprints: Table<Fingerprint, string>;
  };

export type DatabaseOpening =
  | { readonly status: 'opened'; readonly database: NotebookDatabase }
  /** Written by a newer program; it was not touched. */
  | { readonly status: 'newer'; readonly found: number; readonly known: number }
  | { readonly status: 'failed'; readonly reason: string };

export const databaseName = 'ibidem';

/** Dexie multiplies versions by ten to leave room for IndexedDB's own. */
const dexieVersionFactor = 10;

async function existingVersion(name: string, factory: IDBFactory): Promise<number> {
  const databases = await factory.databases();
  const found = databases.find((database) => database.name === name);
  return (found?.version ?? 0) / dexieVersionFactor;
}

/** Tells Dexie the stores of each version and how records come to it from the one before. */
export function stateVersions(database: Dexie, versions: readonly SchemaVersion[]): void {
  for (const { version, stores } of versions) {
    const stated = database.version(version).stores(stores);
    const step = upgradeSteps.find((each) => each.version === version);
    if (step) stated.upgrade((transaction) => upgradeLiveRecords(transaction, step));
  }
}

/**
 * Opens the notebook, creating or upgrading it where needed. Dexie would open a database newer than the program
 * without a word, so that is refused here, before anything is touched.
 */
export async function openDatabase(name: string = databaseName, factory: IDBFactory = indexedDB): Promise<DatabaseOpening> {
  try {
    const found = await existingVersion(name, factory);
    if (found > schemaVersion) return { status: 'newer', found, known: schemaVersion };
    // A connection that the browser ended is opened again by `keepOpen` alone, after a rest.
    // Answers come from the database itself: keeping copies of them costs more than reading, and each is cloned once more.
    const database = new Dexie(name, { indexedDB: factory, IDBKeyRange, chromeTransactionDurability: 'strict', cache: 'disabled', autoOpen: false });
    database.use(patientReads);
    stateVersions(database, schemaVersions);
    await database.open();
    return { status: 'opened', database: database as NotebookDatabase };
  } catch (error) {
    return { status: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Deletes a notebook's database, whatever is in it. */
export async function deleteDatabase(name: string, factory: IDBFactory): Promise<void> {
  await new Dexie(name, { indexedDB: factory, IDBKeyRange }).delete();
}
