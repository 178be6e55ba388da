import type { SnapshotInfo } from '../../shared/contracts/journalContract';
import type { JournalRecord } from '../../shared/journal/journalRecord';
import type { JournalCalls } from '../../shared/journal/journalStore';
import { lastRows, planReplay } from '../../shared/journal/replay';
import { contentOfRow } from '../../shared/journal/restoredRow';
import { parseSnapshotChunk, type SnapshotRow } from '../../shared/journal/snapshotLines';
import { readRecords, type JournalCopy } from './journalCopy';
import type { ContentToKeep } from './journalRows';
import { schemaVersion } from './migrations';
import type { NotebookCopy } from './notebookCopy';
import { comparePlaces, overlaidRows, type OverlayRow } from './overlaidRows';

type ReadingCalls = Pick<JournalCalls, 'readJournalState' | 'readJournal' | 'readSnapshotChunk' | 'readContents'>;

export interface SnapshotReading {
  readonly calls: ReadingCalls;
  readonly snapshotId: string;
  readonly signal?: AbortSignal;
  /** Told how many of its records are read. */
  onProgress?(done: number, total: number): void;
}

export type SnapshotOpening =
  /** The same twice: as any notebook is copied, and as the journal rebuilds a database. */
  | { readonly status: 'opened'; readonly copy: NotebookCopy; readonly restorable: JournalCopy }
  /** A sentence: what is damaged, that it is newer, that it is not kept any more. */
  | { readonly status: 'refused'; readonly sentence: string }
  | { readonly status: 'cancelled' };

const contentsAtOnce = 8;

/** How a snapshot is called where it stands in a sentence. */
export function snapshotTitle({ at }: Pick<SnapshotInfo, 'at'>): string {
  return `the copy of ${new Date(at).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' })}`;
}

/** The changes that were written while the snapshot was taken: they are in it in part. */
async function* laterRows(records: readonly JournalRecord[]): AsyncGenerator<readonly OverlayRow[]> {
  const rows = lastRows(records).map((row): OverlayRow => ({ table: row.table, id: row.id, row: row.kind === 'remove' ? null : row }));
  yield rows.sort(comparePlaces);
}

/** What is wrong with a snapshot, counted while it is read. */
interface Damage {
  parts: number;
  lines: number;
  texts: number;
  originals: number;
}

function damageInWords({ parts, lines, texts, originals }: Damage): string {
  const found = [
    parts > 0 ? `${parts} of its parts` : '',
    lines > 0 ? `${lines} of its records` : '',
    texts > 0 ? `the text of ${texts} of its articles` : '',
    originals > 0 ? `${originals} of its originals` : '',
  ].filter((part) => part !== '');
  return found.join(' and ');
}

class SnapshotSource {
  constructor(
    private readonly calls: ReadingCalls,
    private readonly info: SnapshotInfo,
    private readonly records: readonly JournalRecord[],
  ) {}

  rows(damage?: Damage): AsyncGenerator<readonly SnapshotRow[]> {
    return overlaidRows(this.writtenRows(damage), laterRows(this.records));
  }

  /** Every content the rows name, once; with `damage` what cannot be read is counted there. */
  async *contents(damage?: Damage, seen?: (rows: readonly SnapshotRow[]) => void): AsyncGenerator<readonly ContentToKeep[]> {
    const known = new Set<string>();
    for await (const rows of this.rows(damage)) {
      const named = rows.filter((row) => {
        const digest = contentOfRow(row);
        return digest !== null && !known.has(digest) && known.add(digest);
      });
      for (let start = 0; start < named.length; start += contentsAtOnce) yield await this.read(named.slice(start, start + contentsAtOnce), damage);
      seen?.(rows);
    }
  }

  private async *writtenRows(damage?: Damage): AsyncGenerator<readonly SnapshotRow[]> {
    const { snapshotId, chunkCount } = this.info;
    for (let index = 0; index < chunkCount; index += 1) {
      const chunk = await this.calls.readSnapshotChunk({ snapshotId, index });
      if (chunk.status === 'read') {
        const { rows, unreadable } = parseSnapshotChunk(chunk.text);
        if (damage) damage.lines += unreadable.length;
        yield rows;
      } else if (damage) damage.parts += 1;
      else throw new Error('a part of the copy cannot be read any more');
    }
  }

  private async read(rows: readonly SnapshotRow[], damage?: Damage): Promise<readonly ContentToKeep[]> {
    const digests = rows.flatMap((row) => contentOfRow(row) ?? []);
    const { contents } = await this.calls.readContents({ digests });
    return digests.flatMap((digest, index) => {
      const bytes = contents[index];
      if (bytes) return [{ digest, bytes }];
      if (!damage) throw new Error('a text of the copy cannot be read any more');
      if (rows[index]?.kind === 'original') damage.originals += 1;
      else damage.texts += 1;
      return [];
    });
  }
}

function refused(sentence: string): SnapshotOpening {
  return { status: 'refused', sentence: `${sentence} Nothing was changed.` };
}

/** Reads a snapshot of the journal to its end, texts and originals included, and opens it where it is whole. */
export async function openSnapshot(reading: SnapshotReading): Promise<SnapshotOpening> {
  const { calls, snapshotId, signal } = reading;
  const state = await calls.readJournalState();
  if (state.status === 'newer') return refused('The journal was written by a newer version of Ibidem.');
  const info = state.status === 'ready' ? state.snapshots.find((each) => each.snapshotId === snapshotId) : undefined;
  if (state.status !== 'ready' || !info) return refused('This copy of the notebook is no longer kept.');
  const title = snapshotTitle(info);
  if (info.schema > schemaVersion) {
    return refused(`${capitalized(title)} was written by a newer version of Ibidem (format ${info.schema}; this version knows up to ${schemaVersion}).`);
  }
  const within = (await readRecords(calls, state)).filter(({ sequence }) => sequence > info.sequence && sequence <= info.throughSequence);
  const source = new SnapshotSource(calls, info, within);
  const damage: Damage = { parts: 0, lines: 0, texts: 0, originals: 0 };
  const total = Object.values(info.counts).reduce((sum, count) => sum + count, 0);
  const counts: Record<string, number> = {};
  let done = 0;
  const count = (rows: readonly SnapshotRow[]): void => {
    for (const { table } of rows) counts[table] = (counts[table] ?? 0) + 1;
    done += rows.length;
    reading.onProgress?.(Math.min(done, total), total);
  };
  const contents = source.contents(damage, count);
  while (!(await contents.next()).done) if (signal?.aborted) return { status: 'cancelled' };
  const words = damageInWords(damage);
  if (words !== '') return refused(`${capitalized(title)} is damaged: ${words} cannot be read.`);
  const plan = planReplay(info.sequence, within);
  return {
    status: 'opened',
    copy: { at: info.at, title, schema: info.schema, counts, areContentsKept: true, rows: () => source.rows(), contents: () => source.contents() },
    restorable: { base: info, plan, damagedChunks: [], passedOver: 0, gaps: [], isEndTorn: false, isSound: true },
  };
}

function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
