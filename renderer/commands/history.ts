import { invertRows, isAsLeft, squashRows, withNoted, type ChangeRow } from '../../shared/history/change';
import type { HistoryEntry, NotebookDatabase } from '../data/database';
import type { RecordedTable, Recorder } from '../data/transaction';
import type { CommandContext } from './commandContext';

export type HistoryOutcome =
  | { readonly status: 'done'; readonly label: string; readonly rows: readonly ChangeRow[] }
  /** There is nothing to undo or redo. */
  | { readonly status: 'nothing' }
  /** Something it touched has changed since in a way that is not in the history; the step was dropped. */
  | { readonly status: 'stale'; readonly label: string }
  /** The step took the place of the whole notebook; nothing was done yet. A snapshot of the journal must do so again. */
  | { readonly status: 'replacement'; readonly label: string; readonly step: 'undone' | 'redone'; readonly undoFrom: string; readonly redoFrom: string };

export interface HistoryState {
  /** The label of the step that undo would take back, or null. */
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
}

function nextUndo(database: NotebookDatabase): Promise<HistoryEntry | undefined> {
  return database.historyEntries.where('isUndone').equals(0).last();
}

function nextRedo(database: NotebookDatabase): Promise<HistoryEntry | undefined> {
  return database.historyEntries.where('isUndone').equals(1).first();
}

/** What undo and redo would do now; a plain read, live where it is wrapped. */
export async function historyState(database: NotebookDatabase): Promise<HistoryState> {
  const [undo, redo] = await Promise.all([nextUndo(database), nextRedo(database)]);
  return { undoLabel: undo?.label ?? null, redoLabel: redo?.label ?? null };
}

/** Records asked for or written at once: a step may hold an import of thousands, and one after the other they would take minutes. */
const rowsAtOnce = 100;

/** What a row found, and what it writes in its place. */
interface Replacing {
  readonly row: ChangeRow;
  readonly record: ChangeRow['after'];
}

/** Rows in portions, each of one table and either of records to write or of records to remove. */
function portionsOf(replacing: readonly Replacing[]): readonly (readonly Replacing[])[] {
  const byKind = new Map<string, Replacing[]>();
  for (const each of replacing) {
    const kind = `${each.row.table} ${each.record === null}`;
    const others = byKind.get(kind);
    if (others) others.push(each);
    else byKind.set(kind, [each]);
  }
  return [...byKind.values()].flatMap((all) => Array.from({ length: Math.ceil(all.length / rowsAtOnce) }, (_, index) => all.slice(index * rowsAtOnce, (index + 1) * rowsAtOnce)));
}

async function applyRows(recorder: Recorder, rows: readonly ChangeRow[]): Promise<boolean> {
  const replacing: Replacing[] = [];
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const some = rows.slice(start, start + rowsAtOnce);
    const found = await Promise.all(some.map((row) => recorder.get(row.table as RecordedTable, row.id)));
    for (const [index, row] of some.entries()) {
      const current = found[index] ?? null;
      if (!isAsLeft(row.table, current, row.before)) return false;
      replacing.push({ row, record: withNoted(row, current) });
    }
  }
  for (const portion of portionsOf(replacing)) {
    const table = portion[0]?.row.table as RecordedTable;
    const records = portion.flatMap(({ record }) => record ?? []);
    if (records.length > 0) await recorder.put(table, ...(records as never[]));
    else await recorder.remove(table, ...portion.map(({ row }) => row.id));
  }
  return true;
}

async function step(context: CommandContext, direction: 'undo' | 'redo'): Promise<HistoryOutcome> {
  const { database, writer } = context;
  const find = direction === 'undo' ? nextUndo : nextRedo;
  const next = await find(database);
  if (!next) return { status: 'nothing' };
  const { label, replacement } = next;
  if (replacement) return { status: 'replacement', label, step: direction === 'undo' ? 'undone' : 'redone', ...replacement };
  const verb = direction === 'undo' ? 'Undo' : 'Redo';
  return writer.write({ label: `${verb} ${label}`, isUndoable: false }, async (recorder): Promise<HistoryOutcome> => {
    const entry = await find(database);
    if (!entry) return { status: 'nothing' };
    const chunks = await database.historyRows.where('entryId').equals(entry.id).sortBy('id');
    const squashed = squashRows(chunks.flatMap((chunk) => chunk.rows));
    const rows = direction === 'undo' ? invertRows(squashed) : squashed;
    if (!(await applyRows(recorder, rows))) {
      await database.historyEntries.delete(entry.id);
      await database.historyRows.where('entryId').equals(entry.id).delete();
      return { status: 'stale', label: entry.label };
    }
    await database.historyEntries.update(entry.id, { isUndone: direction === 'undo' ? 1 : 0 });
    return { status: 'done', label: entry.label, rows };
  });
}

/** Takes the newest recorded step back, if every record it touched is still as it left it. */
export function undo(context: CommandContext): Promise<HistoryOutcome> {
  return step(context, 'undo');
}

/** Does again what was undone last. */
export function redo(context: CommandContext): Promise<HistoryOutcome> {
  return step(context, 'redo');
}
