import * as v from 'valibot';
import { idSchema, type NoteId } from './ids';
import { noteBlocksSchema, type NoteBlock } from './noteBody';
import { timestampSchema } from './record';

/**
 * Why the text of a note was kept: it was edited; it gave way to an earlier version; it was written over by text that
 * had begun from another one.
 */
export const versionReasons = ['edited', 'restored', 'overwritten'] as const;
export type VersionReason = (typeof versionReasons)[number];

/**
 * The text of a note as it once was. Written once and never changed; it refers to highlights and entities as the text
 * did then, whether or not they are still there. The id is note and time joined, so that the versions of a note lie
 * together in the order of time and their times are known without reading them.
 */
export const noteVersionSchema = v.pipe(
  v.object({
    id: v.string(),
    noteId: idSchema('note'),
    /** When this text was written, as its body or title said it. */
    savedAt: timestampSchema,
    /** When it was kept, which is when another text took its place. */
    keptAt: timestampSchema,
    reason: v.picklist(versionReasons),
    title: v.string(),
    blocks: noteBlocksSchema,
  }),
  v.check(({ id, noteId, savedAt }) => id === noteVersionId(noteId, savedAt), 'Expected the id of its note and time'),
  v.readonly(),
);
export type NoteVersion = v.InferOutput<typeof noteVersionSchema>;

/** The id of the version of a note that was written at a time. */
export function noteVersionId(noteId: NoteId, savedAt: string): string {
  return `${noteId}>${savedAt}`;
}

/** When the version with this id was written. */
export function savedAtOf(versionId: string): string {
  return versionId.slice(versionId.indexOf('>') + 1);
}

/** The least and the greatest id that a version of a note can have. */
export function versionIdRange(noteId: NoteId): readonly [string, string] {
  return [`${noteId}>`, `${noteId}>\uffff`];
}

/** Makes the version of a note's text. */
export function createNoteVersion(draft: {
  readonly noteId: NoteId;
  readonly savedAt: string;
  readonly keptAt: string;
  readonly reason: VersionReason;
  readonly title: string;
  readonly blocks: readonly NoteBlock[];
}): NoteVersion {
  return { id: noteVersionId(draft.noteId, draft.savedAt), ...draft };
}
