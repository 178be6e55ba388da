import { rowKey } from '../../shared/backup/backupRows';
import { tableNames, type TableName } from '../../shared/domain/tables';
import type { JournalRow } from '../../shared/journal/journalRecord';
import { BackupTrouble, type BackupStream } from './backupStream';
import { backupRowOf, contentOfRecord, countEverything, isHeavy, type HeavyRecord } from './backupTables';
import type { NotebookDatabase } from './database';
import { headOf } from './journalSnapshot';
import type { Writer } from './transaction';

interface Touched {
  readonly table: TableName;
  readonly id: string;
}

/** Somebody who writes without a pause for so many rounds does not let a backup end. */
const mostRounds = 500;

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/**
 * What changes while a backup is written. Each record that a change touches is read again after that change was heard
 * of; once there is none left and every change up to the notebook's head was heard, base and later rows together are
 * the notebook at that head.
 */
export class LaterChanges {
  private touched = new Map<string, Touched>();
  private readonly known = new Set<string>();
  private readonly copied = new Map<string, JournalRow>();
  /** Originals that have a row; changes do not name originals. */
  private readonly originals = new Set<string>();
  private readonly unsubscribe: () => void;

  /** Listens from the beginning: nothing may be read for the backup before. */
  constructor(
    private readonly database: NotebookDatabase,
    writer: Pick<Writer, 'subscribe'>,
  ) {
    this.unsubscribe = writer.subscribe((change) => {
      this.known.add(change.id);
      for (const { table, id } of change.rows) this.touched.set(rowKey({ table, id }), { table, id });
    });
  }

  /** The notebook's last change before anything was read. */
  begin(changeId: string): void {
    this.known.add(changeId);
  }

  /** The rows of originals that the backup has. */
  noteOriginals(ids: readonly string[]): void {
    for (const id of ids) this.originals.add(id);
  }

  /** Copies until nothing is left; answers with the counts of the notebook that the backup then holds. */
  async settle(stream: BackupStream, check: () => void): Promise<Readonly<Record<string, number>>> {
    for (let round = 0; round < mostRounds; round += 1) {
      check();
      const waiting = [...this.touched.values()];
      this.touched = new Map();
      for (const each of waiting) {
        check();
        await this.copy(each, stream);
      }
      const end = await this.lookAtEnd();
      this.compareOriginals(end.originalIds);
      if (this.touched.size === 0 && this.known.has(end.changeId)) return end.counts;
      await nextTurn();
    }
    throw new BackupTrouble('the notebook was changed without a pause');
  }

  /** The last state of what was changed, by table and id. */
  rows(): readonly JournalRow[] {
    const order = new Map(tableNames.map((name, index) => [name, index]));
    return [...this.copied.values()].sort((a, b) => (order.get(a.table) ?? 0) - (order.get(b.table) ?? 0) || (a.id < b.id ? -1 : 1));
  }

  stop(): void {
    this.unsubscribe();
  }

  private async copy({ table, id }: Touched, stream: BackupStream): Promise<void> {
    const record = await this.database.table<{ readonly id: string } | HeavyRecord, string>(table).get(id);
    if (table === 'originals') {
      if (record) this.originals.add(id);
      else this.originals.delete(id);
    }
    this.copied.set(rowKey({ table, id }), record ? await backupRowOf(table, record) : { kind: 'remove', table, id });
    if (record && isHeavy(table) && ('bytes' in record || 'text' in record)) {
      const { digest, bytes } = await contentOfRecord(record);
      await stream.addContent(digest, bytes);
    }
  }

  private compareOriginals(present: readonly string[]): void {
    const ids = new Set(present);
    const differing = [...present.filter((id) => !this.originals.has(id)), ...[...this.originals].filter((id) => !ids.has(id))];
    for (const id of differing) this.touched.set(rowKey({ table: 'originals', id }), { table: 'originals', id });
  }

  /** Head, counts and originals as one transaction sees them. */
  private lookAtEnd(): Promise<{ readonly changeId: string; readonly counts: Readonly<Record<string, number>>; readonly originalIds: readonly string[] }> {
    const { database } = this;
    const stores = [...tableNames, 'journalHeads'].map((name) => database.table(name));
    return database.transaction('r', stores, async () => {
      const [head, counts, originalIds] = await Promise.all([headOf(database), countEverything(database), database.originals.toCollection().primaryKeys()]);
      return { changeId: head?.changeId ?? '', counts, originalIds };
    });
  }
}
