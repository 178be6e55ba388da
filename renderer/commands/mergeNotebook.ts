import type { NoteBlock } from '../../shared/domain/noteBody';
import { noteLinksOf } from '../../shared/domain/noteLink';
import type { NoteId } from '../../shared/domain/ids';
import type { RecordOf, TableName } from '../../shared/domain/tables';
import type { JournalCalls } from '../../shared/journal/journalStore';
import { contentOfRow, restoreRow } from '../../shared/journal/restoredRow';
import type { SnapshotRow } from '../../shared/journal/snapshotLines';
import type { JournalKeeping } from '../data/journalKeeping';
import { headOf } from '../data/journalSnapshot';
import { schemaVersion } from '../data/migrations';
import type { NotebookCopy } from '../data/notebookCopy';
import type { ReplacementOutcome, ReplacementProgress } from '../data/replacement';
import type { RecordedTable, Recorder } from '../data/transaction';
import type { CommandContext } from './commandContext';
import { planMerge, type MergePlan, type MergePlanOptions } from './mergePlan';
import { chosenRows, mergedCopy } from './mergedCopy';

/**
 * What is written and undone as one step at most, so that it lies in memory and in the history: records, units of text,
 * and bytes of texts and originals. What is more goes through the journal, like a restoring, and undo takes it back so.
 */
export const mergeLimits = { records: 5000, textUnits: 16 * 1024 * 1024, contentBytes: 64 * 1024 * 1024 } as const;

export interface MergeOptions {
  readonly calls: JournalCalls;
  /** Null where the host has none: then only what fits one step can be merged. */
  readonly journal: JournalKeeping | null;
  readonly label?: string;
  /** The plan that the person saw, where one was made. A new one is made where the notebook was changed since. */
  readonly plan?: MergePlan;
  readonly planning?: MergePlanOptions;
  readonly limits?: { readonly records: number; readonly textUnits: number; readonly contentBytes: number };
  readonly signal?: AbortSignal;
  onProgress?(progress: ReplacementProgress): void;
}

export type MergeOutcome =
  | { readonly status: 'merged'; readonly plan: MergePlan }
  /** The notebook has it all; nothing was written. */
  | { readonly status: 'nothing'; readonly plan: MergePlan }
  /** As of `JournalKeeping.replace`: 'ready' where it went through the journal and the window reloads. */
  | ReplacementOutcome;

type Chosen = Extract<ReturnType<typeof restoreRow>, { kind: 'record' }>;

class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/** The records that a plan writes, with their contents; null where they are too large to be held together. */
async function chosenRecords(copy: NotebookCopy, plan: MergePlan, contentBytes: number, signal?: AbortSignal): Promise<readonly Chosen[] | null> {
  const chosen: Chosen[] = [];
  const waiting = new Map<string, SnapshotRow[]>();
  const add = (row: SnapshotRow, content: Uint8Array | null, schema: number): void => {
    const restored = restoreRow(row, content, schema);
    if (restored.kind === 'record') chosen.push(restored);
  };
  for await (const rows of chosenRows(copy, plan)) {
    if (signal?.aborted) throw new Cancelled();
    for (const row of rows) {
      const digest = contentOfRow(row);
      // Rows that stand for themselves were upgraded when they were chosen.
      if (digest === null) add(row, null, schemaVersion);
      else waiting.set(digest, [...(waiting.get(digest) ?? []), row]);
    }
  }
  if (waiting.size === 0) return chosen;
  let bytesHeld = 0;
  for await (const contents of copy.contents()) {
    if (signal?.aborted) throw new Cancelled();
    for (const { digest, bytes } of contents) {
      const rows = waiting.get(digest) ?? [];
      if (rows.length > 0) bytesHeld += bytes.byteLength;
      if (bytesHeld > contentBytes) return null;
      for (const row of rows) add(row, bytes, copy.schema);
    }
  }
  return chosen.map((record) => withOwnId(record, plan));
}

function withOwnId(chosen: Chosen, plan: MergePlan): Chosen {
  if (chosen.table !== 'sourceDocuments') return chosen;
  const document = chosen.record as RecordOf<'sourceDocuments'>;
  const id = (plan.ids.get(document.id) ?? document.id) as typeof document.id;
  return { ...chosen, record: { ...document, id } };
}

async function putLinks(context: CommandContext, recorder: Recorder, noteId: NoteId, blocks: readonly NoteBlock[]): Promise<void> {
  const former = await context.database.noteLinks.where('noteId').equals(noteId).primaryKeys();
  await recorder.remove('noteLinks', ...former);
  await recorder.put('noteLinks', ...noteLinksOf(noteId, blocks));
}

async function write(context: CommandContext, label: string, chosen: readonly Chosen[], plan: MergePlan): Promise<boolean> {
  return context.writer.write({ label }, async (recorder) => {
    // What the person wrote since the plan was made is not written over.
    if (((await headOf(context.database))?.sequence ?? 0) !== plan.sequence) return false;
    const byTable = new Map<TableName, Chosen[]>();
    for (const each of chosen) byTable.set(each.table, [...(byTable.get(each.table) ?? []), each]);
    for (const [table, records] of byTable) {
      if (table === 'originals') for (const { record } of records) await recorder.keepOriginal(record as RecordOf<'originals'>);
      else await recorder.put(table as RecordedTable, ...records.map(({ record }) => record as RecordOf<RecordedTable>));
    }
    for (const { record } of byTable.get('noteBodies') ?? []) {
      const { id, blocks } = record as RecordOf<'noteBodies'>;
      await putLinks(context, recorder, id, blocks);
    }
    return true;
  });
}

/**
 * Adds what the notebook lacks of a copy, and what the copy has newer; settings and the meanings of colors stay. One
 * step of the history, however much it is.
 */
export async function mergeNotebook(context: CommandContext, copy: NotebookCopy, options: MergeOptions): Promise<MergeOutcome> {
  if (copy.schema > schemaVersion) return { status: 'failed', reason: 'it was written by a newer version of Ibidem' };
  const { journal, signal, onProgress, calls, limits = mergeLimits, label = `Merge ${copy.title}`, planning } = options;
  try {
    const isStale = options.plan?.sequence !== (await headOf(context.database))?.sequence;
    const plan = options.plan && !isStale ? options.plan : await planMerge(context.database, copy, planning);
    if (signal?.aborted) return { status: 'cancelled' };
    const { records, textUnits } = plan.size;
    if (records === 0) return { status: 'nothing', plan };
    const fits = records <= limits.records && textUnits <= limits.textUnits;
    const chosen = fits ? await chosenRecords(copy, plan, limits.contentBytes, signal) : null;
    if (chosen) {
      const isWritten = await write(context, label, chosen, plan);
      return isWritten ? { status: 'merged', plan } : { status: 'failed', reason: 'the notebook was changed meanwhile' };
    }
    if (!journal) return { status: 'failed', reason: 'it is too large to be merged without a journal' };
    const merged = await mergedCopy(context.database, calls, copy, plan);
    return await journal.replace({ copy: merged, label, kind: 'merge', ...(signal ? { signal } : {}), ...(onProgress ? { onProgress } : {}) });
  } catch (error) {
    if (error instanceof Cancelled) return { status: 'cancelled' };
    return { status: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}
