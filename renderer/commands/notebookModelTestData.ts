import { tableNames, type RecordOf, type TableName } from '../../shared/domain/tables';
import { isSameValue, type ChangeRow } from '../../shared/history/change';
import { historyLength, mergeWindowMs } from '../data/transaction';

type AnyRecord = RecordOf<TableName>;

/** A record without its times; `stamp` differs wherever `updatedAt` does. */
interface ModelRow {
  readonly table: TableName;
  readonly record: AnyRecord;
  readonly stamp: number;
}
type Rows = ReadonlyMap<string, ModelRow>;
interface ModelDifference {
  readonly before: ModelRow | null;
  readonly after: ModelRow | null;
}
interface ModelStep {
  readonly id: number;
  group: string;
  at: number;
  isUndone: boolean;
  readonly differences: Map<string, ModelDifference>;
}

const noTime = { createdAt: '', updatedAt: '' };

/** A record as the model holds it: times are left out. */
export function withoutTimes<Name extends TableName>(record: RecordOf<Name>): RecordOf<Name> {
  const times = Object.fromEntries(Object.entries(noTime).filter(([key]) => key in record));
  return { ...record, ...times };
}

function keyOf(table: TableName, id: string): string {
  return `${table} ${id}`;
}

/** What a command may do to the model; only what it did is kept when it is done. */
export class ModelDraft {
  readonly rows: Map<string, ModelRow>;

  constructor(
    rows: Rows,
    private readonly nextStamp: () => number,
  ) {
    this.rows = new Map(rows);
  }

  get<Name extends TableName>(table: Name, id: string): RecordOf<Name> | undefined {
    return this.rows.get(keyOf(table, id))?.record as RecordOf<Name> | undefined;
  }

  /** The records of a table, by id as the database has them. */
  all<Name extends TableName>(table: Name): readonly RecordOf<Name>[] {
    const records = [...this.rows.values()].filter((row) => row.table === table).map(({ record }) => record as RecordOf<Name>);
    return records.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  put<Name extends TableName>(table: Name, record: RecordOf<Name>): void {
    this.rows.set(keyOf(table, record.id), { table, record: withoutTimes(record), stamp: 'updatedAt' in record ? this.nextStamp() : 0 });
  }

  /** Changes a record without touching its time. */
  note<Name extends TableName>(table: Name, record: RecordOf<Name>): void {
    const stamp = this.rows.get(keyOf(table, record.id))?.stamp ?? 0;
    this.rows.set(keyOf(table, record.id), { table, record: withoutTimes(record), stamp });
  }

  remove(table: TableName, ...ids: readonly string[]): void {
    for (const id of ids) this.rows.delete(keyOf(table, id));
  }

  /** Takes over what the program did, for what the model does not know how to do itself. */
  adopt(rows: readonly ChangeRow[]): void {
    for (const { table, id, before, after } of rows) {
      if (after === null) this.remove(table, id);
      else if (before && 'updatedAt' in before && 'updatedAt' in after && before.updatedAt === after.updatedAt) this.note(table, after);
      else this.put(table, after);
    }
  }
}

function isSameRow(a: ModelRow | null, b: ModelRow | null): boolean {
  return a === b || (a !== null && b !== null && a.stamp === b.stamp && isSameValue(a.record, b.record));
}

/** What the program notes by itself makes no step stale: the reading state of a source. */
function withReadingState(row: ModelRow, other: ModelRow | null): ModelRow {
  if (!('readingState' in row.record) || !other || !('readingState' in other.record)) return row;
  return { ...row, record: { ...row.record, readingState: other.record.readingState } };
}

function readingStateOf(row: ModelRow | null): unknown {
  return row && 'readingState' in row.record ? row.record.readingState : undefined;
}

/** A notebook as plain maps, with undo and redo. Tables of `adopted` are taken over from the program. */
export class NotebookModel {
  private rows: Rows = new Map();
  private steps: ModelStep[] = [];
  private stamps = 0;
  private stepIds = 0;

  constructor(
    private readonly now: () => number,
    private readonly adopted: ReadonlySet<TableName>,
  ) {}

  get view(): ModelDraft {
    return new ModelDraft(this.rows, () => 0);
  }

  /** Does what a command does; `heard` are the rows that the program says it changed. */
  perform(options: { readonly group?: string; readonly isUndoable?: boolean }, heard: readonly ChangeRow[], work: (draft: ModelDraft) => void): void {
    const draft = new ModelDraft(this.rows, () => (this.stamps += 1));
    work(draft);
    draft.adopt(heard.filter(({ table }) => this.adopted.has(table)));
    const differences = new Map<string, ModelDifference>();
    for (const key of new Set([...this.rows.keys(), ...draft.rows.keys()])) {
      const [before, after] = [this.rows.get(key) ?? null, draft.rows.get(key) ?? null];
      // Originals are kept whatever is undone.
      if ((after ?? before)?.table !== 'originals' && !isSameRow(before, after)) differences.set(key, { before, after });
    }
    this.rows = draft.rows;
    if (differences.size > 0 && options.isUndoable !== false) this.remember(options.group ?? '', differences);
  }

  /** A database that was rebuilt has no history. */
  forgetHistory(): void {
    this.steps = [];
    this.stepIds = 0;
  }

  undo(): 'done' | 'nothing' | 'stale' {
    return this.step(this.steps.filter(({ isUndone }) => !isUndone).at(-1), true);
  }

  redo(): 'done' | 'nothing' | 'stale' {
    return this.step(this.steps.find(({ isUndone }) => isUndone), false);
  }

  /** Every table, by id, without times. */
  content(): Readonly<Record<string, readonly AnyRecord[]>> {
    const { view } = this;
    return Object.fromEntries(tableNames.map((table) => [table, view.all(table)]));
  }

  private remember(group: string, differences: Map<string, ModelDifference>): void {
    const hasUndone = this.steps.some(({ isUndone }) => isUndone);
    const last = this.steps.at(-1);
    const at = this.now();
    if (!hasUndone && last && group !== '' && last.group === group && at - last.at < mergeWindowMs) {
      for (const [key, { before, after }] of differences) last.differences.set(key, { before: last.differences.get(key)?.before ?? before, after });
      last.at = at;
      return;
    }
    const id = (this.stepIds += 1);
    this.steps = [...this.steps.filter((step) => !step.isUndone && step.id > id - historyLength), { id, group, at, isUndone: false, differences }];
  }

  private step(step: ModelStep | undefined, isUndo: boolean): 'done' | 'nothing' | 'stale' {
    if (!step) return 'nothing';
    const differences = [...step.differences].filter(([, { before, after }]) => !isSameRow(before, after));
    const next = new Map(this.rows);
    for (const [key, difference] of differences) {
      const [from, to] = isUndo ? [difference.after, difference.before] : [difference.before, difference.after];
      const current = this.rows.get(key) ?? null;
      // Versions of notes come and go by themselves: a step takes them along and is never stale because of them.
      const isTakenAlong = (from ?? to)?.table === 'noteVersions';
      if (!isTakenAlong && !isSameRow(current, from && withReadingState(from, current))) {
        this.steps = this.steps.filter((each) => each !== step);
        return 'stale';
      }
      const keepsNoted = to !== null && readingStateOf(from) === readingStateOf(to);
      if (to === null) next.delete(key);
      else next.set(key, keepsNoted ? withReadingState(to, current) : to);
    }
    this.rows = next;
    step.isUndone = isUndo;
    return 'done';
  }
}
