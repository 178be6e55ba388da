import { defaultColorMeanings } from '../domain/colorMeaning';
import type { Entity } from '../domain/entity';
import type { EntityId, NoteId, PassageId, SourceId } from '../domain/ids';
import type { Note } from '../domain/note';
import type { NoteBlock } from '../domain/noteBody';
import { noteLinksOf } from '../domain/noteLink';
import type { HighlightColor, Passage } from '../domain/passage';
import { publicationSortKey } from '../domain/publicationDate';
import type { Source } from '../domain/source';
import type { SourceDocument } from '../domain/sourceDocument';
import { compareNamed, compareText, oneLine, titleOf } from './exportText';
import { allotFileNames } from './fileNames';
import type { ExportSnapshot } from './snapshot';
import { createTagBook, type TagBook } from './tagBook';

/** A snapshot with every id resolved once and everything in its order. References to records that are gone are left out. */
export interface CollectedNotebook {
  /** By date, undated last; then by title. */
  readonly sources: readonly Source[];
  /** By title. */
  readonly notes: readonly Note[];
  /** By name. */
  readonly entities: readonly Entity[];
  readonly tagBook: TagBook;
  sourceOf(id: SourceId): Source | undefined;
  entityOf(id: EntityId): Entity | undefined;
  noteOf(id: NoteId): Note | undefined;
  passageOf(id: PassageId): Passage | undefined;
  documentOf(id: SourceId): SourceDocument | undefined;
  /** The blocks of a note; none where it was never written. */
  blocksOf(id: NoteId): readonly NoteBlock[];
  /** When title or body last changed. */
  noteChangedAt(note: Note): string;
  meaningOf(color: HighlightColor): string;
  /** In text order. */
  passagesOf(id: SourceId): readonly Passage[];
  entitiesOfPassage(id: PassageId): readonly Entity[];
  /** Entities that a person accepted anywhere in the source, in a highlight or outside. */
  entitiesOfSource(id: SourceId): readonly Entity[];
  /** Highlights linked to the entity, by source, then in text order. */
  passagesOfEntity(id: EntityId): readonly Passage[];
  /** Accepted mentions outside highlights: how many in which source. */
  looseMentionsOf(id: EntityId): readonly { readonly source: Source; readonly count: number }[];
  /** Notes that mention the entity, cite the highlight or cite the source. */
  notesCiting(id: EntityId | PassageId | SourceId): readonly Note[];
  /** The file name, without folder and extension, that a source, note or entity has in every export of this notebook. */
  fileNameOf(id: SourceId | NoteId | EntityId): string | undefined;
}

function mapById<Id extends string, Item extends { readonly id: Id }>(items: readonly Item[]): ReadonlyMap<Id, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

function append<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** Text order: by start, the longer first, then by id. */
export function comparePassages(a: Passage, b: Passage): number {
  return a.anchor.start - b.anchor.start || b.anchor.end - a.anchor.end || compareText(a.id, b.id);
}

/** Resolves a snapshot. */
export function collect(snapshot: ExportSnapshot): CollectedNotebook {
  const bySourceTitle = compareNamed<Source>(titleOf);
  const sources = [...snapshot.sources].sort(
    (a, b) => compareText(publicationSortKey(a.published), publicationSortKey(b.published)) || bySourceTitle(a, b),
  );
  const byEntityName = compareNamed<Entity>((entity) => oneLine(entity.name));
  const entities = [...snapshot.entities].sort(byEntityName);
  const byNoteTitle = compareNamed<Note>(titleOf);
  const notes = [...snapshot.notes].sort(byNoteTitle);

  const sourceById = mapById<SourceId, Source>(sources);
  const entityById = mapById<EntityId, Entity>(entities);
  const noteById = mapById<NoteId, Note>(notes);
  const documentById = mapById<SourceId, SourceDocument>(snapshot.documents);
  const bodyById = new Map(snapshot.noteBodies.map((body) => [body.id, body]));
  const meanings = new Map(snapshot.colorMeanings.map((meaning) => [meaning.id, oneLine(meaning.meaning)]));
  const sourceRank = new Map(sources.map((source, index) => [source.id, index]));

  const passages = snapshot.passages.filter((passage) => sourceById.has(passage.sourceId)).sort(comparePassages);
  const passageById = mapById<PassageId, Passage>(passages);
  const passagesBySource = new Map<SourceId, Passage[]>();
  for (const passage of passages) append(passagesBySource, passage.sourceId, passage);

  const entitiesByPassage = new Map<PassageId, Set<EntityId>>();
  const entitiesBySource = new Map<SourceId, Set<EntityId>>();
  const passagesByEntity = new Map<EntityId, Set<Passage>>();
  const looseByEntity = new Map<EntityId, Map<SourceId, number>>();
  const addTo = <Key, Item>(sets: Map<Key, Set<Item>>, key: Key, item: Item): void => {
    sets.set(key, (sets.get(key) ?? new Set()).add(item));
  };
  for (const mention of snapshot.mentions) {
    const passage = mention.passageId === null ? undefined : passageById.get(mention.passageId);
    const isKnown = entityById.has(mention.entityId) && sourceById.has(mention.sourceId);
    if (mention.status !== 'accepted' || !isKnown || (mention.passageId !== null && !passage)) continue;
    addTo(entitiesBySource, mention.sourceId, mention.entityId);
    if (passage) {
      addTo(entitiesByPassage, passage.id, mention.entityId);
      addTo(passagesByEntity, mention.entityId, passage);
    } else {
      const counts = looseByEntity.get(mention.entityId) ?? new Map<SourceId, number>();
      looseByEntity.set(mention.entityId, counts.set(mention.sourceId, (counts.get(mention.sourceId) ?? 0) + 1));
    }
  }
  const entityRank = new Map(entities.map((entity, index) => [entity.id, index]));
  const entitiesOf = (ids: ReadonlySet<EntityId> = new Set()): readonly Entity[] =>
    [...ids]
      .sort((a, b) => (entityRank.get(a) ?? 0) - (entityRank.get(b) ?? 0))
      .flatMap((id) => entityById.get(id) ?? []);

  const notesByTarget = new Map<string, Note[]>();
  for (const note of notes) {
    for (const link of noteLinksOf(note.id, bodyById.get(note.id)?.blocks ?? [])) append(notesByTarget, link.targetId, note);
  }

  const fileNames = new Map<string, string>([
    ...allotFileNames(sources.map((source) => ({ ...source, title: titleOf(source) }))),
    ...allotFileNames(notes.map((note) => ({ ...note, title: titleOf(note) }))),
    ...allotFileNames(entities.map((entity) => ({ ...entity, title: entity.name }))),
  ]);

  return {
    sources, notes, entities,
    tagBook: createTagBook(snapshot.tags),
    sourceOf: (id) => sourceById.get(id),
    entityOf: (id) => entityById.get(id),
    noteOf: (id) => noteById.get(id),
    passageOf: (id) => passageById.get(id),
    documentOf: (id) => documentById.get(id),
    blocksOf: (id) => bodyById.get(id)?.blocks ?? [],
    noteChangedAt: (note) => [note.updatedAt, bodyById.get(note.id)?.updatedAt ?? ''].sort(compareText).at(-1) ?? note.updatedAt,
    meaningOf: (color) => meanings.get(color) || defaultColorMeanings[color],
    passagesOf: (id) => passagesBySource.get(id) ?? [],
    entitiesOfPassage: (id) => entitiesOf(entitiesByPassage.get(id)),
    entitiesOfSource: (id) => entitiesOf(entitiesBySource.get(id)),
    passagesOfEntity: (id) =>
      [...(passagesByEntity.get(id) ?? [])].sort(
        (a, b) => (sourceRank.get(a.sourceId) ?? 0) - (sourceRank.get(b.sourceId) ?? 0) || comparePassages(a, b),
      ),
    looseMentionsOf: (id) => {
      const counts = looseByEntity.get(id);
      return sources.flatMap((source) => {
        const count = counts?.get(source.id) ?? 0;
        return count === 0 ? [] : [{ source, count }];
      });
    },
    notesCiting: (id) => notesByTarget.get(id) ?? [],
    fileNameOf: (id) => fileNames.get(id),
  };
}
