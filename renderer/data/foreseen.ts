import type { RecordOf } from '../../shared/domain/tables';
import type { NotebookDatabase } from './database';
import type { RecordedTable } from './transaction';

/** A record as a write under way will leave it. */
export interface ForeseenRecord<Name extends RecordedTable = RecordedTable> {
  readonly table: Name;
  readonly record: RecordOf<Name>;
  /** The commit that brought it into the database; none until then. */
  readonly committedAs?: number;
}

/** So many writes are remembered: a view whose answer is late, because the disk is busy, shows what it does not have yet. */
const writesKept = 64;

/**
 * What writes under way will leave, so that a view can show it before the database has it: the person sees the
 * highlight at once and the disk follows. An answer of the database that began after the commit knows better.
 */
export class Foreseen {
  private records: readonly ForeseenRecord[] = [];
  private readonly listeners = new Set<() => void>();
  private commitCount = 0;

  /** How many foreseen writes are in the database: a read takes it before it begins. */
  get commits(): number {
    return this.commitCount;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The same object until something changes. */
  readonly current = (): readonly ForeseenRecord[] => this.records;

  /** Shows records from now on. `settle` tells whether they came into the database; where not, they are gone at once. */
  show(records: readonly ForeseenRecord[]): { settle(isCommitted: boolean): void } {
    if (records.length === 0) return { settle: () => undefined };
    this.set([...this.records.filter(({ committedAs = Infinity }) => committedAs > this.commitCount - writesKept), ...records]);
    return {
      settle: (isCommitted) => {
        const others = this.records.filter((record) => !records.includes(record));
        if (!isCommitted) {
          this.set(others);
          return;
        }
        this.commitCount += 1;
        const committedAs = this.commitCount;
        // Looks the same as before: nobody need draw again.
        this.records = [...others, ...records.map((record) => ({ ...record, committedAs }))];
      },
    };
  }

  private set(records: readonly ForeseenRecord[]): void {
    this.records = records;
    for (const listener of this.listeners) listener();
  }
}

/** The records of a table that an answer begun after `commits` foreseen writes cannot have. */
export function foreseenAfter<Name extends RecordedTable>(foreseen: readonly ForeseenRecord[], table: Name, commits: number): readonly RecordOf<Name>[] {
  const isMissing = (each: ForeseenRecord): each is ForeseenRecord<Name> => each.table === table && (each.committedAs ?? Infinity) > commits;
  return foreseen.filter(isMissing).map(({ record }) => record);
}

const foreseenByDatabase = new WeakMap<NotebookDatabase, Foreseen>();

export function foreseenOf(database: NotebookDatabase): Foreseen {
  const known = foreseenByDatabase.get(database);
  if (known) return known;
  const made = new Foreseen();
  foreseenByDatabase.set(database, made);
  return made;
}
