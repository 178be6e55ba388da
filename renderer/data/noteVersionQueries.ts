import type { NoteId } from '../../shared/domain/ids';
import type { Note } from '../../shared/domain/note';
import type { NoteBlock } from '../../shared/domain/noteBody';
import { versionIdRange, type NoteVersion } from '../../shared/domain/noteVersion';
import { countedWords, noteLinesOf } from '../../shared/history/noteLines';
import { changeSizeOf, type ChangeSize } from '../../shared/history/wordComparison';
import type { NotebookDatabase } from './database';
import { repairNoteBody } from './noteBodyRepair';
import { noteWithBody } from './noteQueries';

/** An earlier version as a list shows it. */
export interface VersionEntry {
  readonly version: NoteVersion;
  readonly wordCount: number;
  /** What this version changed in the one before it; null for the oldest that is kept. */
  readonly size: ChangeSize | null;
}

/** A note as it is, and as it was. */
export interface NoteHistory {
  readonly note: Note;
  readonly blocks: readonly NoteBlock[];
  /** The newest first. */
  readonly entries: readonly VersionEntry[];
}

function wordsOf(title: string, blocks: readonly NoteBlock[]): readonly string[] {
  return [...countedWords(title), ...noteLinesOf(blocks).flatMap((line) => countedWords(line.text))];
}

/** The earlier versions of a note, with what this program cannot read of them as unknown; null where the note is gone. */
export async function noteHistory(database: NotebookDatabase, noteId: NoteId): Promise<NoteHistory | null> {
  const [least, greatest] = versionIdRange(noteId);
  const [found, versions] = await Promise.all([
    noteWithBody(database, noteId), database.noteVersions.where('id').between(least, greatest).toArray(),
  ]);
  if (!found) return null;
  let before: readonly string[] | null = null;
  const entries = versions.map((stored): VersionEntry => {
    const { blocks } = repairNoteBody(noteId, { id: noteId, updatedAt: stored.savedAt, blocks: stored.blocks });
    const words = wordsOf(stored.title, blocks);
    const size = before && changeSizeOf(before, words);
    before = words;
    return { version: { ...stored, blocks }, wordCount: words.length, size };
  });
  return { note: found.note, blocks: found.body?.blocks ?? [], entries: entries.reverse() };
}
