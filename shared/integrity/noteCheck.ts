import type { NoteId } from '../domain/ids';
import type { Note } from '../domain/note';
import { plainTextOf, visitInlines, type NoteBlock, type NoteBody } from '../domain/noteBody';
import { noteLinksOf, type NoteLink } from '../domain/noteLink';
import { isSameValue } from '../history/change';
import { quoted, type Finding } from './finding';
import type { Known } from './known';

/** A note with what belongs to it, as it lies in the tables. */
export interface StoredNote {
  readonly id: NoteId;
  /** Null where it is missing or cannot be read. */
  readonly note: Note | null;
  readonly body: NoteBody | null;
  /** The rows of `noteLinks` that name the note. */
  readonly links: readonly { readonly id: string }[];
}

/** What brings stored links into agreement with a body; no body has no links. */
export function linkDifference(noteId: NoteId, blocks: readonly NoteBlock[], stored: StoredNote['links']): { readonly put: readonly NoteLink[]; readonly remove: readonly string[] } {
  const wanted = noteLinksOf(noteId, blocks);
  const wantedIds = new Set(wanted.map(({ id }) => id));
  const known = new Map(stored.map((link) => [link.id, link]));
  return {
    put: wanted.filter((link) => !isSameValue(known.get(link.id), link)),
    remove: stored.flatMap(({ id }) => (wantedIds.has(id) ? [] : [id])),
  };
}

function checkLinks({ id, body, links }: StoredNote, title: string): readonly Finding[] {
  const { put, remove } = linkDifference(id, body?.blocks ?? [], links);
  if (put.length === 0 && remove.length === 0) return [];
  return [{
    kind: 'linksWrong', table: 'noteLinks', id, repair: { kind: 'rebuildLinks' },
    details: [...put.map((link) => `missing ${link.id}`), ...remove.map((linkId) => `not in the text ${linkId}`)],
    sentence: `The backlinks of ${title} do not agree with its text (${put.length} missing, ${remove.length} too many).`,
  }];
}

function checkTargets(id: NoteId, { blocks }: NoteBody, title: string, known: Known): readonly Finding[] {
  const gone = new Map<string, string>();
  visitInlines(blocks, (inline) => {
    if (inline.kind === 'passage' && !known.has('passages', inline.passageId)) gone.set(inline.passageId, inline.quotation);
    if (inline.kind === 'entity' && !known.has('entities', inline.entityId)) gone.set(inline.entityId, inline.text);
  });
  return [...gone].map(([targetId, words]) => ({
    kind: 'targetGone', table: 'noteBodies', id, details: [targetId], repair: null,
    sentence: `${title} refers to ${quoted(words)}, which is no longer in the notebook. The words stay in the note.`,
  }));
}

/** A note against its text and its backlinks, and its text against what it cites. Text is never changed. */
export function checkNote(stored: StoredNote, known: Known): readonly Finding[] {
  const { id, note, body, links } = stored;
  const hasNote = known.has('notes', id);
  const hasBody = known.has('noteBodies', id);
  const title = note ? `The note ${quoted(note.title || 'Untitled')}` : `The note ${id}`;
  const findings: Finding[] = [];
  if (!hasNote && hasBody && body && !known.isWaiting('notes', id)) {
    findings.push({
      kind: 'bodyStray', table: 'noteBodies', id, details: [], repair: { kind: 'createNote' },
      sentence: `The text ${quoted(plainTextOf(body.blocks) || 'without words')} belongs to a note that is gone.`,
    });
  }
  const isWaiting = !hasBody && known.isWaiting('noteBodies', id);
  if (hasNote && !hasBody) {
    findings.push({
      kind: isWaiting ? 'waiting' : 'bodyMissing', table: 'notes', id, details: [], repair: isWaiting ? null : { kind: 'createBody' },
      sentence: isWaiting ? `${title} waits for its text, which is in the quarantine.` : `${title} has no text. What it was may be found in a copy of the notebook.`,
    });
  }
  // The links of a text that cannot be read are made anew when it can.
  if (isWaiting || (hasBody && !body)) return findings;
  if (hasNote || hasBody || links.length > 0) findings.push(...checkLinks(stored, title));
  if (body) findings.push(...checkTargets(id, body, title, known));
  return findings;
}
