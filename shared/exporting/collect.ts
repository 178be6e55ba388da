import type { Entity } from '../domain/entity';
import type { EntityId, NoteId, PassageId, SourceId } from '../domain/ids';
import type { Note } from '../domain/note';
import type { NoteBlock } from '../domain/noteBody';
import { noteLinksOf } from '../domain/noteLink';
import type { Passage } from '../domain/passage';
import type { Source } from '../domain/source';
import type { SourceDocument } from '../domain/sourceDocument';
import { compareText } from './exportText';
import { outlineOf, type NotebookOutline } from './outline';
import type { ExportSnapshot } from './snapshot';

/** The heavy records, of which an export holds no more at a time than the files at hand need. */
export type PageRecords = Pick<ExportSnapshot, 'documents' | 'passages' | 'mentions' | 'noteBodies'>;

/**
 * An outline with the heavy records of a page, or of a whole notebook: what it says of a record is right where the page
 * has all that hangs on it. References to records that are gone are left out.
 */
export interface CollectedNotebook extends NotebookOutline {
  passageOf(id: PassageId): Passage | undefined;
  documentOf(id: SourceId): SourceDocument | undefined;
  /** The blocks of a note; none where it was never written. */
  blocksOf(id: NoteId): readonly NoteBlock[];
  /** When title or body last changed. */
  noteChangedAt(note: Note): string;
  /** In text order. */
  passagesOf(id: SourceId): readonly Passage[];
  entitiesOfPassage(id: PassageId): readonly Entity[];
  /** Entities that a person accepted anywhere in the source, in a highlight or outside. */
  entitiesOfSource(id: SourceId): readonly Entity[];
  /** Highlights linked to the entity, by source, then in text order. */
  passagesOfEntity(id: EntityId): readonly Passage[];
  /** Accepted mentions outside highlights: how many in which source. */
  looseMentionsOf(id: EntityId): readonly { readonly source: Source; readonly count: number }[];
}

/** Text order: by start, the longer first, then by id. */
export function comparePassages(a: Passage, b: Passage): number {
  return a.anchor.start - b.anchor.start || b.anchor.end - a.anchor.end || compareText(a.id, b.id);
}

function addTo<Key, Item>(sets: Map<Key, Set<Item>>, key: Key, item: Item): void {
  const set = sets.get(key);
  if (set) set.add(item);
  else sets.set(key, new Set([item]));
}

/** Resolves the heavy records of a page. */
export function collectPage(outline: NotebookOutline, page: PageRecords): CollectedNotebook {
  const documentById = new Map(page.documents.map((document) => [document.id, document]));
  const bodyById = new Map(page.noteBodies.map((body) => [body.id, body]));
  const passages = page.passages.filter((passage) => outline.sourceOf(passage.sourceId)).sort(comparePassages);
  const passageById = new Map(passages.map((passage) => [passage.id, passage]));
  const passagesBySource = new Map<SourceId, Set<Passage>>();
  for (const passage of passages) addTo(passagesBySource, passage.sourceId, passage);

  const entitiesByPassage = new Map<PassageId, Set<EntityId>>();
  const entitiesBySource = new Map<SourceId, Set<EntityId>>();
  const passagesByEntity = new Map<EntityId, Set<Passage>>();
  const looseByEntity = new Map<EntityId, Map<SourceId, number>>();
  for (const mention of page.mentions) {
    const passage = mention.passageId === null ? undefined : passageById.get(mention.passageId);
    const isKnown = outline.entityOf(mention.entityId) && outline.sourceOf(mention.sourceId);
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

  return {
    ...outline,
    passageOf: (id) => passageById.get(id),
    documentOf: (id) => documentById.get(id),
    blocksOf: (id) => bodyById.get(id)?.blocks ?? [],
    noteChangedAt: (note) => [note.updatedAt, bodyById.get(note.id)?.updatedAt ?? ''].sort(compareText).at(-1) ?? note.updatedAt,
    passagesOf: (id) => [...(passagesBySource.get(id) ?? [])],
    entitiesOfPassage: (id) => outline.entitiesAmong(entitiesByPassage.get(id) ?? []),
    entitiesOfSource: (id) => outline.entitiesAmong(entitiesBySource.get(id) ?? []),
    passagesOfEntity: (id) =>
      [...(passagesByEntity.get(id) ?? [])].sort((a, b) => outline.rankOf(a.sourceId) - outline.rankOf(b.sourceId) || comparePassages(a, b)),
    looseMentionsOf: (id) => {
      const counts = looseByEntity.get(id) ?? new Map<SourceId, number>();
      return outline.sourcesAmong(counts.keys()).map((source) => ({ source, count: counts.get(source.id) ?? 0 }));
    },
  };
}

/** Resolves a snapshot: one page that has everything. */
export function collect(snapshot: ExportSnapshot): CollectedNotebook {
  const noteLinks = snapshot.noteBodies.flatMap((body) => noteLinksOf(body.id, body.blocks));
  return collectPage(outlineOf({ ...snapshot, noteLinks }), snapshot);
}
