import * as v from 'valibot';
import type { NotebookDatabase } from './database';
import { readMemory, writeMemory } from './preferences';
import type { Writer } from './transaction';

const lastBackupSchema = v.object({ at: v.string(), name: v.string(), byteLength: v.number() });

/** The last backup that was written whole: when, under which name, how large. */
export type LastBackup = Readonly<v.InferOutput<typeof lastBackupSchema>>;

const key = 'lastBackup';

/** Null where none was ever made from this notebook. */
export function lastBackup(database: NotebookDatabase): Promise<LastBackup | null> {
  return readMemory(database, key, lastBackupSchema);
}

export function rememberBackup(writer: Writer, backup: LastBackup): Promise<void> {
  return writeMemory(writer, key, backup);
}
