import type { NoteId } from '../../shared/domain/ids';
import type { Original } from '../../shared/domain/original';
import type { NoteBody } from '../../shared/domain/noteBody';
import { parseRecord } from '../../shared/domain/tables';
import { isRepairable } from '../../shared/integrity/finding';
import { linkDifference } from '../../shared/integrity/noteCheck';
import { isSameValue } from '../../shared/history/change';
import { malformedRecords } from '../data/integrityRecords';
import { digestOf } from '../data/journalRows';
import type { QuarantinedRecord } from '../data/journalStores';
import { keepInQuarantine, type ValueToKeep } from '../data/quarantine';
import type { RecordedTable, Recorder } from '../data/transaction';
import type { CommandContext } from './commandContext';

/** Inside a write: brings the backlinks of a note into agreement with its text. */
export async function rebuildLinks(context: CommandContext, recorder: Recorder, noteId: NoteId, body: NoteBody | null): Promise<void> {
  const stored = await context.database.noteLinks.where('noteId').equals(noteId).toArray();
  const { put, remove } = linkDifference(noteId, body?.blocks ?? [], stored);
  await recorder.put('noteLinks', ...put);
  await recorder.remove('noteLinks', ...remove);
}

/** Inside a write: takes records out of their tables that lie in the quarantine as they are now. Answers with how many. */
export async function removeKept(recorder: Recorder, kept: readonly ValueToKeep[]): Promise<number> {
  let removed = 0;
  for (const { table, recordId, value } of kept) {
    const current = await recorder.get(table as RecordedTable, recordId);
    // What was changed since is another value, and that one was not kept.
    if (current === undefined || !isSameValue(current, value)) continue;
    await recorder.remove(table as RecordedTable, recordId);
    removed += 1;
  }
  return removed;
}

/**
 * Moves every record that cannot be read out of the way, as when a view fails because of one: into the quarantine,
 * whole, and out of its table. Texts of notes are read block by block and stay. Answers with what was moved.
 */
export async function setAsideMalformed(context: CommandContext): Promise<readonly ValueToKeep[]> {
  const malformed = await malformedRecords(context.database);
  const kept = malformed.flatMap(({ finding, value }): ValueToKeep[] => {
    if (!isRepairable(finding) || finding.repair.kind !== 'setAside' || finding.table === 'journal') return [];
    return [{ table: finding.table, recordId: finding.id, problems: finding.details, value }];
  });
  if (kept.length === 0) return [];
  await keepInQuarantine(context.database, kept, context.clock());
  // No step of the history: undo would bring back what made the view fail. The quarantine can put it back.
  await context.writer.write({ label: 'Move to quarantine', isUndoable: false }, (recorder) => removeKept(recorder, kept));
  return kept;
}

export type PuttingBack =
  | { readonly status: 'done' }
  /** This program cannot read it either. */
  | { readonly status: 'malformed'; readonly problems: readonly string[] }
  /** A record of this id is in the notebook; nothing was changed. */
  | { readonly status: 'placeTaken' };

async function putOriginalBack({ writer, database }: CommandContext, original: Original): Promise<PuttingBack> {
  if ((await digestOf(new Uint8Array(original.bytes))) !== original.id) return { status: 'malformed', problems: ['Its bytes are not the ones it is named after'] };
  if (await database.originals.get(original.id)) return { status: 'placeTaken' };
  await writer.write({ label: 'Put file back', isUndoable: false }, (recorder) => recorder.keepOriginal(original));
  return { status: 'done' };
}

/** Puts a quarantined record back into its table, if this program can read it. It stays in the quarantine too, so that undo loses nothing. */
export async function putBack(context: CommandContext, { table, recordId, value }: QuarantinedRecord): Promise<PuttingBack> {
  const parsed = parseRecord(table, value);
  if (!parsed.ok) return { status: 'malformed', problems: parsed.problems };
  const record = parsed.value;
  if (record.id !== recordId) return { status: 'malformed', problems: ['It carries another id'] };
  if ('bytes' in record) return putOriginalBack(context, record);
  return context.writer.write({ label: 'Put record back' }, async (recorder): Promise<PuttingBack> => {
    if (await recorder.get(table as RecordedTable, recordId)) return { status: 'placeTaken' };
    await recorder.put(table as RecordedTable, record as never);
    if (table === 'noteBodies' && 'blocks' in record && !('text' in record) && !('noteId' in record)) await rebuildLinks(context, recorder, record.id, record);
    return { status: 'done' };
  });
}
