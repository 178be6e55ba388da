import { defaultColorMeanings } from '../domain/colorMeaning';
import type { Entity } from '../domain/entity';
import type { EntityId, NoteId, PassageId, SourceId } from '../domain/ids';
import type { Note } from '../domain/note';
import type { HighlightColor } from '../domain/passage';
import { publicationSortKey } from '../domain/publicationDate';
import type { Source } from '../domain/source';
import { compareNamed, compareText, oneLine, titleOf } from './exportText';
import { allotFileNames } from './fileNames';
import type { ExportSnapshot } from './snapshot';
import { createTagBook, type TagBook } from './tagBook';

/** The light records, of which every export needs all: they name its files and lead from one to another. */
export interface OutlineRecords extends Pick<ExportSnapshot, 'sources' | 'colorMeanings' | 'tags' | 'entities' | 'notes'> {
  /** What each note cites and mentions, each target once. */
  readonly noteLinks: readonly { readonly noteId: NoteId; readonly targetId: string }[];
}

/** The light records of a notebook with every id resolved once and everything in its order. */
export interface NotebookOutline {
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
  /** Those that exist, each once, in the order of `sources`. */
  sourcesAmong(ids: Iterable<string>): readonly Source[];
  /** Those that exist, each once, in the order of `entities`. */
  entitiesAmong(ids: Iterable<string>): readonly Entity[];
  /** Where a source stands in `sources`. */
  rankOf(id: SourceId): number;
  meaningOf(color: HighlightColor): string;
  /** Notes that mention the entity, cite the highlight or cite the source. */
  notesCiting(id: EntityId | PassageId | SourceId): readonly Note[];
  /** The file name, without folder and extension, that a source, note or entity has in every export of this notebook. */
  fileNameOf(id: SourceId | NoteId | EntityId): string | undefined;
}

/** Items in an order of their own: each by its id, and any of them in that order. */
interface Ranked<Item> {
  get(id: string): Item | undefined;
  rankOf(id: string): number;
  among(ids: Iterable<string>): readonly Item[];
}

function rank<Item extends { readonly id: string }>(items: readonly Item[]): Ranked<Item> {
  const ranks = new Map<string, number>(items.map((item, index) => [item.id, index]));
  const get = (id: string): Item | undefined => items[ranks.get(id) ?? -1];
  const rankOf = (id: string): number => ranks.get(id) ?? items.length;
  return { get, rankOf, among: (ids) => [...new Set(ids)].sort((a, b) => rankOf(a) - rankOf(b)).flatMap((id) => get(id) ?? []) };
}

/** Resolves the light records. */
export function outlineOf(records: OutlineRecords): NotebookOutline {
  const bySourceTitle = compareNamed<Source>(titleOf);
  const sources = [...records.sources].sort(
    (a, b) => compareText(publicationSortKey(a.published), publicationSortKey(b.published)) || bySourceTitle(a, b),
  );
  const entities = [...records.entities].sort(compareNamed<Entity>((entity) => oneLine(entity.name)));
  const notes = [...records.notes].sort(compareNamed<Note>(titleOf));
  const [rankedSources, rankedEntities, rankedNotes] = [rank(sources), rank(entities), rank(notes)];
  const meanings = new Map(records.colorMeanings.map((meaning) => [meaning.id, oneLine(meaning.meaning)]));

  const citing = new Map<string, NoteId[]>();
  for (const { noteId, targetId } of records.noteLinks) {
    const noteIds = citing.get(targetId);
    if (noteIds) noteIds.push(noteId);
    else citing.set(targetId, [noteId]);
  }

  const fileNames = new Map<string, string>([
    ...allotFileNames(sources.map((source) => ({ ...source, title: titleOf(source) }))),
    ...allotFileNames(notes.map((note) => ({ ...note, title: titleOf(note) }))),
    ...allotFileNames(entities.map((entity) => ({ ...entity, title: entity.name }))),
  ]);

  return {
    sources, notes, entities,
    tagBook: createTagBook(records.tags),
    sourceOf: rankedSources.get,
    entityOf: rankedEntities.get,
    noteOf: rankedNotes.get,
    sourcesAmong: rankedSources.among,
    entitiesAmong: rankedEntities.among,
    rankOf: rankedSources.rankOf,
    meaningOf: (color) => meanings.get(color) || defaultColorMeanings[color],
    notesCiting: (id) => rankedNotes.among(citing.get(id) ?? []),
    fileNameOf: (id) => fileNames.get(id),
  };
}
