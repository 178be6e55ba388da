import type { JournalState, ReadyJournal, SnapshotOrigin } from '../../shared/contracts/journalContract';
import type { JournalCalls } from '../../shared/journal/journalStore';
import { planReplay, type SequenceGap } from '../../shared/journal/replay';
import { databaseName, deleteDatabase, openDatabase, type DatabaseOpening, type HistoryEntry, type NotebookDatabase } from './database';
import { usableFactory, type DatabaseFactory } from './databaseFactory';
import { createJournalClient } from './journalClient';
import { findCopy, hasCopy, journalEnd, readRecords, type JournalCopy } from './journalCopy';
import { examine, type Condition } from './notebookCondition';
import { explained, isDatabaseTrouble } from './databaseTrouble';
import { catchUp, countTables, rebuildFrom, type RebuildProgress } from './journalRestore';
import { beginNumbering, firstHead, type JournalHead, type QuarantinedRecord } from './journalStores';
import { schemaVersion } from './migrations';
import { hasLittleRoom } from './storageRoom';

/** Why the database was not used as it was found; 'replaced' where the person put another notebook in its place. */
export type RebuildCause = 'missing' | 'unopenable' | 'damaged' | 'unfinished' | 'behind' | 'replaced';

interface Restored {
  readonly counts: Readonly<Record<string, number>>;
  readonly quarantined: readonly QuarantinedRecord[];
}

/** What was found at start that a person should hear of. */
export type Finding =
  | (Restored & {
      readonly kind: 'rebuilt';
      readonly cause: RebuildCause;
      /** When the snapshot was taken it began from; null where the journal alone sufficed. */
      readonly snapshotAt: string | null;
      readonly changes: number;
      readonly gaps: readonly SequenceGap[];
      readonly damagedChunks: number;
      readonly passedOver: number;
      /** The last line of the journal was cut off. */
      readonly isEndTorn: boolean;
      /** Set where the notebook is as a replacing left it: undo takes that back. */
      readonly origin: SnapshotOrigin | null;
    })
  | (Restored & { readonly kind: 'caughtUp'; readonly changes: number })
  /** The database and the journal tell different stories; the database was kept. */
  | { readonly kind: 'diverged' }
  /** Tables lost records and the journal cannot give them back; the database was kept as it is. */
  | { readonly kind: 'keptDamaged'; readonly missing: Readonly<Record<string, number>> }
  | { readonly kind: 'noJournal'; readonly reason: string };

export type Reconciliation =
  | {
      readonly status: 'ready';
      readonly database: NotebookDatabase;
      readonly findings: readonly Finding[];
      /** The journal lacks what the database has: a snapshot is due now. */
      readonly needsSnapshot: boolean;
      readonly hasJournal: boolean;
      /** False where its records are still to be counted (`lacksRecords`). */
      readonly isCounted: boolean;
    }
  | { readonly status: 'newer'; readonly what: 'database' | 'journal'; readonly found: number; readonly known: number }
  /** Nothing was changed. `hasUnsoundCopy`: there is a copy, but not a whole one. */
  | { readonly status: 'failed'; readonly reason: string; readonly hasUnsoundCopy: boolean };

export interface RecoveryOptions {
  readonly calls: JournalCalls;
  /** ISO 8601. */
  readonly at: string;
  readonly name?: string;
  readonly factory?: DatabaseFactory;
  /** Counts the records of a large notebook too, before it is used. */
  readonly countsAll?: boolean;
  /** Whether there is too little room to restore anything. */
  isDiskFull?(): Promise<boolean>;
  /** Told while a database is rebuilt. */
  onProgress?(progress: RebuildProgress): void;
}

/** The replacing that a copy ends with; null where something was written since. */
function originOf({ base, plan }: JournalCopy, end: number): SnapshotOrigin | null {
  return base?.origin && plan.records.length === 0 && base.sequence === end ? base.origin : null;
}

/** The step that undo takes a replacing back by. */
function stepOf({ label, step, undoFrom, redoFrom }: SnapshotOrigin, at: string, snapshotId: string): Omit<HistoryEntry, 'id'> {
  return { label, group: '', at, isUndone: step === 'undone' ? 1 : 0, replacement: { undoFrom, redoFrom: redoFrom ?? snapshotId } };
}

/** One start: compares database and journal and brings them together. */
class Recovery {
  private readonly name: string;
  private readonly calls: JournalCalls;

  constructor(
    private readonly options: RecoveryOptions,
    private readonly place: DatabaseFactory,
  ) {
    this.name = options.name ?? databaseName;
    this.calls = options.calls;
  }

  /** A disk that fills up half-way leaves a database that says it is not whole: the next start begins again. */
  async run(): Promise<Reconciliation> {
    try {
      return await this.runThrough();
    } catch (error) {
      if (!isDatabaseTrouble(error)) throw error;
      return { status: 'failed', reason: reasonOf(await explained(error, this.options.isDiskFull)), hasUnsoundCopy: false };
    }
  }

  private async runThrough(): Promise<Reconciliation> {
    const outcome = await this.reconcile();
    if (outcome.status === 'ready') await beginNumbering(outcome.database);
    // Where the journal is not what it was, neither may be what it kept: the snapshot brings all of it again.
    if (outcome.status === 'ready' && outcome.needsSnapshot) await outcome.database.keptContents.clear();
    return outcome;
  }

  private async reconcile(): Promise<Reconciliation> {
    const state = await this.journalState();
    if (state.status === 'newer') return { status: 'newer', what: 'journal', found: state.found, known: schemaVersion };
    if (state.status === 'ready' && state.newestSchema > schemaVersion) {
      return { status: 'newer', what: 'journal', found: state.newestSchema, known: schemaVersion };
    }
    const opening = await openDatabase(this.name, this.place.factory);
    if (opening.status === 'newer') return { ...opening, what: 'database' };
    if (state.status === 'unavailable') return this.withoutJournal(opening, state.reason);
    if (opening.status === 'failed') return this.replaceUnopenable(opening.reason, state);
    const { database } = opening;
    try {
      return await this.compare(database, await examine(database, this.options.countsAll ?? false), state);
    } catch (error) {
      // A database may open and fail at what is read from it or written to it.
      return this.replaceUnreadable(database, reasonOf(error), state);
    }
  }

  private async journalState(): Promise<JournalState> {
    try {
      return await this.calls.readJournalState();
    } catch (error) {
      return { status: 'unavailable', reason: reasonOf(error) };
    }
  }

  private withoutJournal(opening: Exclude<DatabaseOpening, { status: 'newer' }>, reason: string): Reconciliation {
    if (opening.status === 'failed') return { status: 'failed', reason: opening.reason, hasUnsoundCopy: false };
    return { status: 'ready', database: opening.database, findings: [{ kind: 'noJournal', reason }], needsSnapshot: false, hasJournal: false, isCounted: true };
  }

  private async compare(database: NotebookDatabase, condition: Condition, state: ReadyJournal): Promise<Reconciliation> {
    const outcome = await this.bringTogether(database, condition, state);
    // Whatever was made anew was counted as it was written.
    return outcome.status === 'ready' && outcome.database === database ? { ...outcome, isCounted: condition.isCounted } : outcome;
  }

  private async bringTogether(database: NotebookDatabase, condition: Condition, state: ReadyJournal): Promise<Reconciliation> {
    const { head, isEmpty, missing } = condition;
    if (head?.isBeingRebuilt && hasCopy(state)) return this.rebuild(database, 'unfinished', await findCopy(this.calls, state), state);
    if (Object.keys(missing).length > 0) return this.replaceDamaged(database, condition, state);
    const { brokenReason } = this.place;
    if (!hasCopy(state)) {
      // An empty notebook in the place of one that is there and cannot be read would look like a loss.
      if (brokenReason !== null && isEmpty) return { status: 'failed', reason: brokenReason, hasUnsoundCopy: false };
      if (!isEmpty && !head) await this.settle(database, { ...firstHead });
      return ready(database, [], !isEmpty);
    }
    if (!head && isEmpty) return this.rebuild(database, brokenReason === null ? 'missing' : 'unopenable', await findCopy(this.calls, state), state);
    const end = journalEnd(state);
    const sequence = head?.sequence ?? 0;
    if (!head) return this.diverged(database, firstHead, end);
    if (sequence < end) return this.bringForward(database, head, state);
    if (sequence === end && state.lastSequence === end && state.lastChangeId !== head.changeId) return this.diverged(database, head, end);
    // What the journal took just before the window ended is still in the outbox.
    await database.journalOutbox.where('sequence').belowOrEqual(end).delete();
    const waiting = await database.journalOutbox.count();
    return ready(database, [], waiting !== sequence - end);
  }

  private async bringForward(database: NotebookDatabase, head: JournalHead, state: ReadyJournal): Promise<Reconciliation> {
    const { sequence, changeId } = head;
    const records = await readRecords(this.calls, state);
    const known =
      records.find((record) => record.sequence === sequence)?.changeId ??
      state.snapshots.find((snapshot) => snapshot.sequence === sequence)?.changeId;
    if (known !== undefined && known !== changeId) return this.diverged(database, head, journalEnd(state));
    const plan = planReplay(sequence, records);
    if (known === undefined || plan.gaps.length > 0 || plan.lastSequence < journalEnd(state)) {
      const copy = await findCopy(this.calls, state);
      return copy.isSound ? this.rebuild(database, 'behind', copy, state) : this.diverged(database, head, journalEnd(state));
    }
    await database.journalOutbox.clear();
    const restored = await catchUp(database, this.calls, plan, this.options.at);
    return ready(database, [{ kind: 'caughtUp', changes: plan.records.length, ...restored }], restored.quarantined.length > 0);
  }

  /** The database stays as it is and goes on after the journal's last number; a snapshot makes the journal fit again. */
  private async diverged(database: NotebookDatabase, head: JournalHead, end: number): Promise<Reconciliation> {
    await this.settle(database, { ...head, sequence: Math.max(end, head.sequence) + 1 });
    return ready(database, [{ kind: 'diverged' }], true);
  }

  private async replaceDamaged(database: NotebookDatabase, { head, missing }: Condition, state: ReadyJournal): Promise<Reconciliation> {
    // The journal may not have the last changes yet; they are in the outbox still.
    await database.journalOutbox.where('sequence').belowOrEqual(state.lastSequence).delete();
    await createJournalClient({ database, calls: this.calls, onTrouble: () => undefined }).flush();
    const later = await this.journalState();
    if (later.status === 'ready' && hasCopy(later)) {
      const copy = await findCopy(this.calls, later);
      if (copy.isSound && copy.plan.lastSequence >= (head?.sequence ?? 0)) return this.rebuild(database, 'damaged', copy, later);
    }
    const end = later.status === 'ready' ? journalEnd(later) : 0;
    await this.settle(database, { ...(head ?? firstHead), sequence: Math.max(end, head?.sequence ?? 0) + 1 });
    return ready(database, [{ kind: 'keptDamaged', missing }], true);
  }

  private async replaceUnreadable(database: NotebookDatabase, reason: string, state: ReadyJournal): Promise<Reconciliation> {
    const copy = hasCopy(state) ? await findCopy(this.calls, state) : null;
    if (copy?.isSound) return this.rebuild(database, 'damaged', copy, state);
    database.close();
    return { status: 'failed', reason, hasUnsoundCopy: copy !== null };
  }

  private async replaceUnopenable(reason: string, state: ReadyJournal): Promise<Reconciliation> {
    const copy = hasCopy(state) ? await findCopy(this.calls, state) : null;
    if (copy?.isSound) return this.rebuild(null, 'unopenable', copy, state);
    return { status: 'failed', reason, hasUnsoundCopy: copy !== null };
  }

  /** Only for a copy that was read to its end: here the old database goes. */
  private async rebuild(old: NotebookDatabase | null, cause: RebuildCause, copy: JournalCopy, state: ReadyJournal): Promise<Reconciliation> {
    // What was set aside earlier is not in the journal.
    const setAside = cause === 'behind' ? ((await old?.quarantine.toArray()) ?? []) : [];
    old?.close();
    // A full disk looks like a database that does not open. It may be whole, and could not be restored here anyway.
    if (await (this.options.isDiskFull ?? hasLittleRoom)()) return { status: 'failed', reason: 'The disk is full. Make some room and start again.', hasUnsoundCopy: false };
    await deleteDatabase(this.name, this.place.factory);
    const opening = await openDatabase(this.name, this.place.factory);
    if (opening.status !== 'opened') {
      return { status: 'failed', reason: opening.status === 'failed' ? opening.reason : 'It was changed meanwhile.', hasUnsoundCopy: false };
    }
    const { database } = opening;
    const { at, onProgress } = this.options;
    const end = journalEnd(state);
    const origin = originOf(copy, end);
    const restored = await rebuildFrom({
      database,
      calls: this.calls,
      copy,
      end,
      at,
      ...(origin && copy.base ? { firstStep: stepOf(origin, copy.base.at, copy.base.snapshotId) } : {}),
      ...(onProgress ? { onProgress } : {}),
    });
    await database.quarantine.bulkPut(setAside);
    const finding: Finding = {
      kind: 'rebuilt',
      cause: origin && (cause === 'behind' || cause === 'unfinished') ? 'replaced' : cause,
      snapshotAt: copy.base?.at ?? null,
      changes: copy.plan.records.length,
      gaps: copy.gaps,
      damagedChunks: copy.damagedChunks.length,
      passedOver: copy.passedOver,
      isEndTorn: copy.isEndTorn,
      origin,
      ...restored,
    };
    return ready(database, [finding], !copy.isSound || copy.passedOver > 0 || restored.quarantined.length > 0);
  }

  private async settle(database: NotebookDatabase, head: JournalHead): Promise<void> {
    const counts = await countTables(database);
    await database.transaction('rw', database.journalHeads, database.journalOutbox, async () => {
      await database.journalHeads.put({ ...head, counts, isBeingRebuilt: false });
      await database.journalOutbox.clear();
    });
  }
}

function ready(database: NotebookDatabase, findings: readonly Finding[], needsSnapshot: boolean): Reconciliation {
  return { status: 'ready', database, findings, needsSnapshot, hasJournal: true, isCounted: true };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Opens the notebook, compares it with its journal and makes both whole again. Nothing newer than the program is
 * touched, and no database is given up unless the journal was read to its end and found whole.
 */
export async function openReconciled(options: RecoveryOptions): Promise<Reconciliation> {
  return new Recovery(options, options.factory ?? (await usableFactory())).run();
}
