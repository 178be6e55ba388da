import { plainTextOf, type NoteBody } from '../domain/noteBody';
import type { Note } from '../domain/note';
import type { Mention } from '../domain/mention';
import type { Passage } from '../domain/passage';
import type { Relation } from '../domain/relation';
import type { Source } from '../domain/source';
import type { Tag } from '../domain/tag';
import { isSameValue } from '../history/change';
import type { Repair, RepairableFinding, RepairKind } from './finding';

type RepairOf<Kind extends RepairKind> = Extract<Repair, { kind: Kind }>;

/** An article or a highlight without the tags that are still not there. Null where there is nothing to change. */
export function withoutTags<Tagged extends Source | Passage>(record: Tagged, { tagIds }: RepairOf<'removeTags'>, hasTag: (id: string) => boolean): Tagged | null {
  const kept = record.tagIds.filter((id) => !tagIds.includes(id) || hasTag(id));
  return kept.length === record.tagIds.length ? null : { ...record, tagIds: kept };
}

/** An article out of the collections that are still not there. Null where there is nothing to change. */
export function withoutCollections(source: Source, { collectionIds }: RepairOf<'removeCollections'>, hasCollection: (id: string) => boolean): Source | null {
  const kept = source.collectionIds.filter((id) => !collectionIds.includes(id) || hasCollection(id));
  return kept.length === source.collectionIds.length ? null : { ...source, collectionIds: kept };
}

/** A relation without the highlights that are still not there. Null where there is nothing to change. */
export function withoutPassages(relation: Relation, { passageIds }: RepairOf<'removePassages'>, hasPassage: (id: string) => boolean): Relation | null {
  const kept = relation.passageIds.filter((id) => !passageIds.includes(id) || hasPassage(id));
  return kept.length === relation.passageIds.length ? null : { ...relation, passageIds: kept };
}

/** A tag at the top; null where it stands elsewhere by now. */
export function withoutParent(tag: Tag, { parentId }: RepairOf<'clearParent'>): Tag | null {
  return tag.parentId === parentId ? { ...tag, parentId: null } : null;
}

/** The record with the anchor where its words stand; null where it has another anchor by now. */
export function withAnchor<Anchored extends Passage | Mention>(record: Anchored, { from, to }: RepairOf<'correctAnchor'>): Anchored | null {
  return isSameValue(record.anchor, from) ? { ...record, anchor: to } : null;
}

/** The article with the digest and the length of the text it has. */
export function withDigest(source: Source, { textDigest, textLength }: RepairOf<'correctDigest'>): Source {
  return { ...source, textDigest, textLength };
}

/** A note for a text that has none; named after its first words. */
export function noteForBody(body: NoteBody): Note {
  const words = plainTextOf(body.blocks).split('\n', 1)[0]?.trim().slice(0, 60) ?? '';
  const { id, updatedAt } = body;
  return { id, createdAt: updatedAt, updatedAt, title: words === '' ? 'Recovered note' : `Recovered: ${words}`, isSample: false };
}

/** An empty text for a note that has none. */
export function emptyBody({ id, updatedAt }: Note): NoteBody {
  return { id, updatedAt, blocks: [] };
}

const repairSentences: { readonly [Kind in RepairKind]: (count: number) => string } = {
  setAside: (count) => `${records(count)} will be moved to the quarantine, whole, where you can see, copy and put back what ${count === 1 ? 'it holds' : 'they hold'}.`,
  mendBody: (count) => `${count === 1 ? 'The text of 1 note' : `The texts of ${count} notes`} will be mended: what can be read stays, the rest is kept in place as unknown, and the text as it is now is copied to the quarantine.`,
  removeTags: (count) => `Tags that no longer exist will be taken off ${records(count)}.`,
  removeCollections: (count) => `${count === 1 ? '1 article' : `${count} articles`} will be taken out of collections that no longer exist.`,
  clearParent: (count) => `${count === 1 ? '1 tag' : `${count} tags`} will stand at the top of the codebook.`,
  removeMention: (count) => `${count === 1 ? '1 link' : `${count} links`} that lead nowhere will be removed.`,
  removeDecision: (count) => `${count === 1 ? '1 decision about a name' : `${count} decisions about names`} that lead nowhere will be removed.`,
  removePassages: (count) => `Highlights that no longer exist will be taken off ${count === 1 ? '1 relation' : `${count} relations`}.`,
  rebuildLinks: (count) => `The backlinks of ${count === 1 ? '1 note' : `${count} notes`} will be made anew from ${count === 1 ? 'its text' : 'their texts'}.`,
  createBody: (count) => `${count === 1 ? '1 note' : `${count} notes`} without a text will get an empty one.`,
  createNote: (count) => `${count === 1 ? '1 text' : `${count} texts`} without a note will get one, named after the first words.`,
  restoreDocument: (count) => `${count === 1 ? '1 text' : `${count} texts`} will be restored, proven by the checksum noted at the import. What is there now goes to the quarantine.`,
  rebuildBlocks: (count) => `${count === 1 ? '1 text' : `${count} texts`} will be shown in plain paragraphs, without headings, lists and tables. What is there now is copied to the quarantine.`,
  correctDigest: (count) => `The checksum noted for ${count === 1 ? '1 text' : `${count} texts`} will be corrected.`,
  correctAnchor: (count) => `${count === 1 ? '1 highlight or link' : `${count} highlights and links`} will be noted where the words stand.`,
  restoreOriginal: (count) => `${count === 1 ? '1 imported file' : `${count} imported files`} will be restored from the journal. This is not undone.`,
  renewJournal: () => 'A new copy of the whole notebook will be written to the journal. This changes nothing in the notebook.',
};

function records(count: number): string {
  return count === 1 ? '1 record' : `${count} records`;
}

/** What a repair of these findings will do, a sentence for each kind with its count. */
export function repairPreview(findings: readonly RepairableFinding[]): readonly string[] {
  const kinds = Object.keys(repairSentences) as readonly RepairKind[];
  return kinds.flatMap((kind) => {
    const count = findings.filter((finding) => finding.repair.kind === kind).length;
    return count === 0 ? [] : [repairSentences[kind](count)];
  });
}
