import type { DBCore, DBCoreTable, DBCoreTransaction, Middleware } from 'dexie';

/** Tables whose larger values the browser keeps as files beside its database. */
const besideTables: ReadonlySet<string> = new Set(['sourceDocuments', 'originals']);
/** A window that was busy meanwhile has not waited: only turns that it had time for are counted. */
const turnMs = 500;
const turns = 12;

/** Lets go of a read that does not end, so that others can write again. */
function endWhereItHangs<Value>(reading: Promise<Value>, transaction: DBCoreTransaction): Promise<Value> {
  let isHanging = false;
  let turn = 0;
  const wait = (): void => {
    turn += 1;
    if (turn < turns) {
      timer = setTimeout(wait, turnMs);
      return;
    }
    isHanging = true;
    try {
      transaction.abort();
    } catch {
      // It ended in this very moment: the read settles by itself.
    }
  };
  let timer = setTimeout(wait, turnMs);
  return reading.then(
    (value) => {
      clearTimeout(timer);
      return value;
    },
    (error: unknown) => {
      clearTimeout(timer);
      throw isHanging ? new Error('A text or imported file of the notebook’s database cannot be read.', { cause: error }) : error;
    },
  );
}

function withPatience(table: DBCoreTable): DBCoreTable {
  return {
    ...table,
    get: (request) => endWhereItHangs(table.get(request), request.trans),
    getMany: (request) => endWhereItHangs(table.getMany(request), request.trans),
  };
}

/**
 * Chromium waits for ever for the rest of a value whose file was cut off, and while one such read is under way nobody
 * can write into the table.
 */
export const patientReads: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'patientReads',
  create: (core) => ({ ...core, table: (name) => (besideTables.has(name) ? withPatience(core.table(name)) : core.table(name)) }),
};
