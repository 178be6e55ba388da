import type { NoteId } from '../../shared/domain/ids';
import type { Note } from '../../shared/domain/note';
import { plainTextOf, type NoteBlock, type NoteBody } from '../../shared/domain/noteBody';
import { createNoteVersion, noteVersionId, savedAtOf, versionIdRange, type VersionReason } from '../../shared/domain/noteVersion';
import { isSameValue } from '../../shared/history/change';
import { thinnedAway } from '../../shared/history/versionThinning';
import type { NotebookDatabase } from '../data/database';
import { readBody } from '../data/noteBodyMemory';
import type { Recorder } from '../data/transaction';
import type { CommandContext } from './commandContext';

/** While a note is edited, a version is kept this often at most. */
export const versionSpacingMs = 5 * 60_000;

/** So many characters less in one save are kept from being lost, however soon after the last version. */
export const largeCut = 200;

/** The text of a note: what a version is of. */
export interface NoteWords {
  readonly title: string;
  readonly blocks: readonly NoteBlock[];
}

function isEmpty(blocks: readonly NoteBlock[]): boolean {
  return blocks.every((block) => block.kind === 'paragraph' && block.children.length === 0);
}

/** By how many characters a text is shorter than before. Of what is the very same at both ends, as in a long note, nothing is read. */
function charactersLost(before: readonly NoteBlock[], after: readonly NoteBlock[]): number {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return plainTextOf(before.slice(start, before.length - end)).length - plainTextOf(after.slice(start, after.length - end)).length;
}

/** When the newest versions were kept, by their ids: a version is never changed, and as long as its note. */
const keptTimes = new WeakMap<NotebookDatabase, Map<string, string>>();

/** When a version was kept. */
async function keptAtOf(database: NotebookDatabase, id: string): Promise<string | undefined> {
  const known = keptTimes.get(database) ?? new Map<string, string>();
  keptTimes.set(database, known);
  const keptAt = known.get(id) ?? (await database.noteVersions.get(id))?.keptAt;
  if (keptAt !== undefined) known.set(id, keptAt);
  return keptAt;
}

/** When the sitting began that a text belongs to: with the last version, or with the note where it was empty then. */
function startOfSitting(keptAt: string | undefined, note: Note, body: NoteBody): number | null {
  if (keptAt !== undefined) return Date.parse(keptAt);
  return body.updatedAt === note.createdAt ? null : Date.parse(note.createdAt);
}

/** The time, moved past an earlier one where it is not later: of two that are the same, the second would pass for the first. */
export function laterThan(earlier: string | undefined, now: string): string {
  return earlier !== undefined && now <= earlier ? new Date(Date.parse(earlier) + 1).toISOString() : now;
}

/** A clock that was set back must not keep versions from being kept. */
function isDue(start: number | null, now: string): boolean {
  return start === null || Math.abs(Date.parse(now) - start) >= versionSpacingMs;
}

/**
 * Inside a write that is about to change a note's text: keeps the text as it is before, where it is worth it, and thins
 * the older versions of the note. While somebody edits (`edited`), one in five minutes is kept, and what a large cut
 * takes away; for any other reason the text is always kept. An empty text and one that is the newest version already
 * are not.
 */
export async function keepVersion(context: CommandContext, recorder: Recorder, note: Note, next: NoteWords, reason: VersionReason): Promise<void> {
  const { database } = context;
  const stored = await recorder.get('noteBodies', note.id);
  if (!stored) return;
  const body = readBody(database, stored);
  const { blocks } = body;
  if (isEmpty(blocks)) return;
  const ids = await versionIdsOf(database, note.id);
  const newestId = ids.at(-1);
  const keptAt = newestId === undefined ? undefined : await keptAtOf(database, newestId);
  const now = context.clock();
  const isCut = (): boolean => charactersLost(blocks, next.blocks) >= largeCut;
  if (reason === 'edited' && !isDue(startOfSitting(keptAt, note, body), now) && !isCut()) return;
  if (isSameValue({ title: note.title, blocks }, { title: next.title, blocks: next.blocks })) return;
  const newest = newestId === undefined ? undefined : await database.noteVersions.get(newestId);
  if (newest && newest.title === note.title && isSameValue(newest.blocks, blocks)) return;

  const times = ids.map(savedAtOf);
  const written = body.updatedAt > note.updatedAt ? body.updatedAt : note.updatedAt;
  // Two texts of one time there can be after an undo, or where a clock was set back.
  const isTaken = times.includes(written);
  const savedAt = isTaken ? laterThan(times.at(-1), now) : written;
  await recorder.put('noteVersions', createNoteVersion({ noteId: note.id, savedAt, keptAt: now, reason, title: note.title, blocks }));
  const gone = thinnedAway([...times, savedAt], now);
  await recorder.remove('noteVersions', ...gone.map((time) => noteVersionId(note.id, time)));
}

/** The ids of a note's versions, the oldest first. */
export function versionIdsOf(database: NotebookDatabase, noteId: NoteId): Promise<string[]> {
  const [least, greatest] = versionIdRange(noteId);
  return database.noteVersions.where('id').between(least, greatest).primaryKeys();
}

/** Inside a write that deletes notes: their versions go with them, and come back with them. */
export async function removeVersions(context: CommandContext, recorder: Recorder, noteIds: readonly NoteId[]): Promise<void> {
  for (const noteId of noteIds) await recorder.remove('noteVersions', ...(await versionIdsOf(context.database, noteId)));
}
