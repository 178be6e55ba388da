import type { JournalCalls } from '../../shared/journal/journalStore';
import { databaseName, deleteDatabase, openDatabase, type NotebookDatabase } from '../data/database';
import { usableFactory } from '../data/databaseFactory';
import { rebuildFrom, type RebuildProgress } from '../data/journalRestore';
import { openSnapshot } from '../data/snapshotCopy';

const key = 'ibidem-look-back';
const lookName = `${databaseName}-look-back`;

export type LookOpening =
  | { readonly status: 'opened'; readonly database: NotebookDatabase; readonly at: string }
  | { readonly status: 'refused'; readonly sentence: string };

/** The snapshot that this window shows instead of the notebook; null where it shows the notebook. Over reloads, not over the window's end. */
export function wantedLook(): string | null {
  return sessionStorage.getItem(key);
}

export function wantLook(snapshotId: string | null): void {
  if (snapshotId === null) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, snapshotId);
}

/** Deletes what a window that looked back left behind. */
export async function forgetLook(): Promise<void> {
  const { factory } = await usableFactory();
  if ((await factory.databases()).some(({ name }) => name === lookName)) await deleteDatabase(lookName, factory);
}

/** Opens the notebook as it was in a snapshot, in a database of its own. */
export async function openLook(calls: JournalCalls, snapshotId: string, at: string, onProgress: (progress: RebuildProgress) => void): Promise<LookOpening> {
  const snapshot = await openSnapshot({ calls, snapshotId });
  if (snapshot.status !== 'opened') return { status: 'refused', sentence: snapshot.status === 'refused' ? snapshot.sentence : '' };
  await forgetLook();
  const { factory } = await usableFactory();
  const opening = await openDatabase(lookName, factory);
  if (opening.status !== 'opened') return { status: 'refused', sentence: 'There is no place to show this copy in. Nothing was changed.' };
  const { database } = opening;
  const { copy, restorable } = snapshot;
  await rebuildFrom({ database, calls, copy: restorable, end: restorable.plan.lastSequence, at, onProgress });
  return { status: 'opened', database, at: copy.at };
}
