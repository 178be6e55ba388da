import type { ReadyJournal, SnapshotInfo } from '../../shared/contracts/journalContract';
import { parseJournal } from '../../shared/journal/journalLines';
import type { JournalRecord } from '../../shared/journal/journalRecord';
import type { JournalCalls } from '../../shared/journal/journalStore';
import { planReplay, type ReplayPlan, type SequenceGap } from '../../shared/journal/replay';

/** What can be restored from the journal, found out without writing anything. */
export interface JournalCopy {
  /** The snapshot to begin with; null for an empty notebook. */
  readonly base: SnapshotInfo | null;
  /** What brings it up to date. */
  readonly plan: ReplayPlan;
  /** Chunks of the base that cannot be read. */
  readonly damagedChunks: readonly number[];
  /** Newer snapshots that are damaged and were passed over. */
  readonly passedOver: number;
  /** Changes that are known to have been and cannot be read. */
  readonly gaps: readonly SequenceGap[];
  /** The last thing written cannot be read: it was cut off, and what it was is not known. */
  readonly isEndTorn: boolean;
  /** True where nothing is missing between the base and the last known change. */
  readonly isSound: boolean;
}

type ReadingCalls = Pick<JournalCalls, 'readJournal' | 'readSnapshotChunk'>;

async function readSegment(calls: ReadingCalls, first: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { bytes, isEnd } = await calls.readJournal({ first, offset: length });
    pieces.push(bytes);
    length += bytes.byteLength;
    if (isEnd) break;
  }
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.byteLength;
  }
  return whole;
}

async function readFiles(calls: ReadingCalls, state: ReadyJournal): Promise<{ readonly records: readonly JournalRecord[]; readonly isEndTorn: boolean }> {
  const records: JournalRecord[] = [];
  let isEndTorn = false;
  for (const { first } of state.segments) {
    const parsed = parseJournal(await readSegment(calls, first));
    records.push(...parsed.records);
    // A line that was cut off is written again, into the next file, by whoever could go on.
    isEndTorn = parsed.problems.some(({ kind }) => kind === 'torn');
  }
  return { records, isEndTorn };
}

/** Every sound record of the journal's files, as they stand. */
export async function readRecords(calls: ReadingCalls, state: ReadyJournal): Promise<readonly JournalRecord[]> {
  return (await readFiles(calls, state)).records;
}

async function damagedChunksOf(calls: ReadingCalls, { snapshotId, chunkCount }: SnapshotInfo): Promise<readonly number[]> {
  const damaged: number[] = [];
  for (let index = 0; index < chunkCount; index += 1) {
    if ((await calls.readSnapshotChunk({ snapshotId, index })).status === 'damaged') damaged.push(index);
  }
  return damaged;
}

/** The last change that the journal knows of, read or not. */
export function journalEnd(state: ReadyJournal): number {
  return state.snapshots.reduce((last, { throughSequence }) => Math.max(last, throughSequence), state.lastSequence);
}

/** Whether there is anything to restore from. */
export function hasCopy(state: ReadyJournal): boolean {
  return state.snapshots.length > 0 || state.unreadableSnapshots.length > 0 || state.segments.some(({ byteLength }) => byteLength > 0);
}

/**
 * Where the whole notebook was replaced: what was written after that belongs to another notebook than what was written
 * before. A snapshot whose manifest cannot be read counts where no change has its number.
 */
function replacementsIn(state: ReadyJournal, records: readonly JournalRecord[]): readonly number[] {
  const replaced = state.snapshots.filter(({ origin }) => origin !== undefined).map(({ sequence }) => sequence);
  const unknown = state.unreadableSnapshots.map((name) => Number.parseInt(name, 10)).filter((sequence) => sequence > 0 && !records.some((record) => record.sequence === sequence));
  return [...replaced, ...unknown];
}

/**
 * The newest copy without a gap: the newest sound snapshot and the journal after it, else an older one, else the
 * journal from the first change on. Where no copy is whole, the one that misses least is taken.
 */
export async function findCopy(calls: ReadingCalls, state: ReadyJournal): Promise<JournalCopy> {
  const { records, isEndTorn } = await readFiles(calls, state);
  const end = journalEnd(state);
  const copies: JournalCopy[] = [];
  const consider = (base: SnapshotInfo | null, damagedChunks: readonly number[]): JournalCopy => {
    const first = base?.sequence ?? 0;
    const barrier = Math.min(...replacementsIn(state, records).filter((sequence) => sequence > first));
    const plan = planReplay(first, records.filter(({ sequence }) => sequence < barrier));
    const cutOff = plan.lastSequence < end ? [{ from: plan.lastSequence + 1, to: end }] : [];
    const gaps = [...plan.gaps, ...cutOff];
    const passedOver = state.unreadableSnapshots.length + copies.length;
    const copy: JournalCopy = { base, plan, damagedChunks, passedOver, gaps, isEndTorn, isSound: gaps.length === 0 && damagedChunks.length === 0 };
    copies.push(copy);
    return copy;
  };
  for (const snapshot of state.snapshots) {
    const copy = consider(snapshot, await damagedChunksOf(calls, snapshot));
    if (copy.isSound) return copy;
  }
  const fromTheFirst = consider(null, []);
  if (fromTheFirst.isSound) return fromTheFirst;
  const missing = ({ gaps }: JournalCopy): number => gaps.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const whole = copies.filter(({ base, damagedChunks }) => base !== null && damagedChunks.length === 0);
  const candidates = whole.length > 0 ? whole : copies;
  return candidates.reduce((best, each) => (missing(each) < missing(best) ? each : best));
}
