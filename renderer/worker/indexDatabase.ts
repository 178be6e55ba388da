import init, { type Database, type PreparedStatement, type Sqlite3Static } from '@sqlite.org/sqlite-wasm';

export type SqlValue = string | number | null;

/** A row of an answer, by the order of its columns. */
export class SqlRow {
  constructor(private readonly values: readonly unknown[]) {}

  text(column: number): string {
    const value = this.values[column];
    if (typeof value !== 'string') throw new Error(`Column ${column} holds no text`);
    return value;
  }

  number(column: number): number {
    const value = this.values[column];
    if (typeof value !== 'number') throw new Error(`Column ${column} holds no number`);
    return value;
  }
}

/** Functions of SQLite as WebAssembly exports them. The library's own convert each argument, which takes longer than a row. */
interface BareFunctions {
  sqlite3_step(this: void, statement: PreparedStatement['pointer']): number;
  sqlite3_column_double(this: void, statement: PreparedStatement['pointer'], column: number): number;
}

/** The SQLite database of the index: statements are prepared once and kept. */
export class IndexDatabase {
  private readonly statements = new Map<string, PreparedStatement>();
  private readonly bare: BareFunctions;

  constructor(
    private readonly sqlite: Sqlite3Static,
    private readonly database: Database,
    /** False where it is gone with the window. */
    readonly isOnDisk: boolean,
    /** Frees the files it holds. */
    private readonly release: () => void,
  ) {
    this.bare = sqlite.wasm.exports as BareFunctions;
  }

  /** Statements without parameters or answer. */
  exec(sql: string): void {
    this.database.exec(sql);
  }

  run(sql: string, values: readonly SqlValue[] = []): void {
    this.using(sql, values, (statement) => statement.step());
  }

  rows(sql: string, values: readonly SqlValue[] = []): readonly SqlRow[] {
    return this.using(sql, values, (statement) => {
      const rows: SqlRow[] = [];
      while (statement.step()) rows.push(new SqlRow(statement.get([])));
      return rows;
    });
  }

  row(sql: string, values: readonly SqlValue[] = []): SqlRow | null {
    return this.using(sql, values, (statement) => (statement.step() ? new SqlRow(statement.get([])) : null));
  }

  /** Two numbers of each row, without making anything of them: for answers of many rows. */
  visitNumbers(sql: string, values: readonly SqlValue[], visit: (first: number, second: number) => void): void {
    const { capi } = this.sqlite;
    this.using(sql, values, (statement) => {
      const { pointer } = statement;
      let code = this.bare.sqlite3_step(pointer);
      for (; code === capi.SQLITE_ROW; code = this.bare.sqlite3_step(pointer)) visit(this.bare.sqlite3_column_double(pointer, 0), this.bare.sqlite3_column_double(pointer, 1));
      if (code !== capi.SQLITE_DONE) throw new Error(`The index could not be read: ${capi.sqlite3_js_rc_str(code)}`);
    });
  }

  /** All of it or nothing. */
  transaction<Result>(work: () => Result): Result {
    this.exec('BEGIN');
    try {
      const result = work();
      this.exec('COMMIT');
      return result;
    } catch (error) {
      this.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    for (const statement of this.statements.values()) statement.finalize();
    this.statements.clear();
    this.database.close();
    this.release();
  }

  private using<Result>(sql: string, values: readonly SqlValue[], work: (statement: PreparedStatement) => Result): Result {
    const statement = this.statements.get(sql) ?? this.database.prepare(sql);
    this.statements.set(sql, statement);
    try {
      if (values.length > 0) statement.bind([...values]);
      return work(statement);
    } finally {
      statement.reset(true);
    }
  }
}

let loading: Promise<Sqlite3Static> | null = null;

function loadSqlite(): Promise<Sqlite3Static> {
  loading ??= init();
  return loading;
}

const fileName = '/index.sqlite';
const pool = { name: 'ibidem-search', directory: '.ibidem-search', initialCapacity: 4 } as const;

/** An index that is gone with the window. */
export async function openInMemory(): Promise<IndexDatabase> {
  const sqlite = await loadSqlite();
  return new IndexDatabase(sqlite, new sqlite.oo1.DB(':memory:'), false, () => undefined);
}

/** The index in the private file system; throws where that is missing or held by somebody else. `isFresh` empties it first. */
export async function openOnDisk(isFresh: boolean): Promise<IndexDatabase> {
  const sqlite = await loadSqlite();
  // The library's types do not know that a failure before is forgotten only on demand.
  const options = { ...pool, clearOnInit: isFresh, forceReinitIfPreviouslyFailed: true };
  const util = await sqlite.installOpfsSAHPoolVfs(options);
  if (util.isPaused()) await util.unpauseVfs();
  if (isFresh) await util.wipeFiles();
  return new IndexDatabase(sqlite, new util.OpfsSAHPoolDb(fileName), true, () => util.pauseVfs());
}
