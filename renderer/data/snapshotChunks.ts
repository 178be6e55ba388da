import { tableNames } from '../../shared/domain/tables';
import type { JournalCalls } from '../../shared/journal/journalStore';
import { serializeSnapshotRow, type SnapshotRow } from '../../shared/journal/snapshotLines';

const chunkUnits = 256 * 1024;

/** Sends the rows of a snapshot to the journal's host in chunks, and counts them. Rejects with the host's reason. */
export class SnapshotChunks {
  private readonly counted = new Map<string, number>(tableNames.map((name) => [name, 0]));
  private text = '';

  constructor(
    private readonly calls: Pick<JournalCalls, 'appendSnapshotChunk'>,
    private readonly snapshotId: string,
  ) {}

  /** Table to number of rows added. */
  get counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.counted);
  }

  get total(): number {
    return [...this.counted.values()].reduce((sum, count) => sum + count, 0);
  }

  async add(rows: readonly SnapshotRow[]): Promise<void> {
    for (const row of rows) {
      this.counted.set(row.table, (this.counted.get(row.table) ?? 0) + 1);
      this.text += serializeSnapshotRow(row);
      if (this.text.length >= chunkUnits) await this.send();
    }
  }

  /** Sends what is left. */
  async end(): Promise<void> {
    if (this.text !== '') await this.send();
  }

  private async send(): Promise<void> {
    const outcome = await this.calls.appendSnapshotChunk({ snapshotId: this.snapshotId, text: this.text });
    if (outcome.status === 'failed') throw new Error(outcome.reason);
    this.text = '';
  }
}
