import type { NoteInline } from '../../shared/domain/noteBody';
import { changeInlines } from '../../shared/domain/noteInlines';
import { createNoteVersion } from '../../shared/domain/noteVersion';
import type { RecordOf, TableName } from '../../shared/domain/tables';

/** A record's id to the one that takes its place. */
export type RecordIds = ReadonlyMap<string, string>;

function idIn<Id extends string>(ids: RecordIds, id: Id): Id {
  return (ids.get(id) ?? id) as Id;
}

function idsIn<Id extends string>(ids: RecordIds, list: readonly Id[]): readonly Id[] {
  return [...new Set(list.map((id) => idIn(ids, id)))];
}

function inlineWithIds(inline: NoteInline, ids: RecordIds): NoteInline {
  if (inline.kind === 'entity') return { ...inline, entityId: idIn(ids, inline.entityId) };
  return inline.kind === 'passage' ? { ...inline, passageId: idIn(ids, inline.passageId), sourceId: idIn(ids, inline.sourceId) } : inline;
}

type Changers = { readonly [Name in TableName]: (record: RecordOf<Name>, ids: RecordIds) => RecordOf<Name> };

const changers: Changers = {
  sources: (source, ids) => ({ ...source, id: idIn(ids, source.id), tagIds: idsIn(ids, source.tagIds), collectionIds: idsIn(ids, source.collectionIds) }),
  sourceDocuments: (document, ids) => ({ ...document, id: idIn(ids, document.id) }),
  originals: (original) => original,
  passages: (passage, ids) => ({ ...passage, id: idIn(ids, passage.id), sourceId: idIn(ids, passage.sourceId), tagIds: idsIn(ids, passage.tagIds) }),
  colorMeanings: (meaning) => meaning,
  tags: (tag, ids) => ({ ...tag, id: idIn(ids, tag.id), parentId: tag.parentId && idIn(ids, tag.parentId) }),
  entities: (entity, ids) => ({ ...entity, id: idIn(ids, entity.id) }),
  mentions: (mention, ids) => ({
    ...mention,
    id: idIn(ids, mention.id),
    entityId: idIn(ids, mention.entityId),
    sourceId: idIn(ids, mention.sourceId),
    passageId: mention.passageId && idIn(ids, mention.passageId),
  }),
  nameDecisions: (decision, ids) => ({
    ...decision,
    id: idIn(ids, decision.id),
    sourceId: decision.sourceId && idIn(ids, decision.sourceId),
    outcome: decision.outcome.kind === 'entity' ? { ...decision.outcome, entityId: idIn(ids, decision.outcome.entityId) } : decision.outcome,
  }),
  relations: (relation, ids) => ({
    ...relation,
    id: idIn(ids, relation.id),
    fromId: idIn(ids, relation.fromId),
    toId: idIn(ids, relation.toId),
    passageIds: idsIn(ids, relation.passageIds),
  }),
  notes: (note, ids) => ({ ...note, id: idIn(ids, note.id) }),
  noteBodies: (body, ids) => ({ ...body, id: idIn(ids, body.id), blocks: changeInlines(body.blocks, (inline) => inlineWithIds(inline, ids)) }),
  noteLinks: (link, ids) => ({ ...link, noteId: idIn(ids, link.noteId), targetId: idIn(ids, link.targetId) }),
  noteVersions: ({ id: _id, ...version }, ids) =>
    createNoteVersion({ ...version, noteId: idIn(ids, version.noteId), blocks: changeInlines(version.blocks, (inline) => inlineWithIds(inline, ids)) }),
  collections: (collection, ids) => ({ ...collection, id: idIn(ids, collection.id) }),
  savedViews: (view, ids) => ({ ...view, id: idIn(ids, view.id) }),
  settings: (setting) => setting,
};

/** A record with its id and every id it names changed as told; others stay. */
export function withIds<Name extends TableName>(table: Name, record: RecordOf<Name>, ids: RecordIds): RecordOf<Name> {
  return changers[table](record, ids);
}
