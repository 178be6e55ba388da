import type { Table } from 'dexie';
import type { EntityId, NoteId, SourceId } from '../../shared/domain/ids';
import { noteLinksOf } from '../../shared/domain/noteLink';
import type { PageRecords } from '../../shared/exporting/collect';
import { outlineOf, type NotebookOutline, type OutlineRecords } from '../../shared/exporting/outline';
import type { ExportScope } from '../../shared/exporting/scope';
import type { NotebookDatabase } from './database';
import { repairNoteBody } from './noteBodyRepair';

const emptyPage: PageRecords = { documents: [], passages: [], mentions: [], noteBodies: [] };
const bodiesAtOnce = 100;

/** What every page of an export needs to know of the others, in one transaction: it shows one moment of the notebook. */
export async function exportOutline(database: NotebookDatabase): Promise<NotebookOutline> {
  const { sources, colorMeanings, tags, entities, notes, noteBodies } = database;
  const records = await database.transaction('r', [sources, colorMeanings, tags, entities, notes, noteBodies], async (): Promise<OutlineRecords> => {
    const [allSources, meanings, allTags, allEntities, allNotes] = await Promise.all([
      sources.toArray(), colorMeanings.toArray(), tags.toArray(), entities.toArray(), notes.toArray(),
    ]);
    const noteLinks: OutlineRecords['noteLinks'][number][] = [];
    for (let from = 0; from < allNotes.length; from += bodiesAtOnce) {
      const bodies = await readBodies(database, allNotes.slice(from, from + bodiesAtOnce).map(({ id }) => id));
      for (const { id, blocks } of bodies) for (const { noteId, targetId } of noteLinksOf(id, blocks)) noteLinks.push({ noteId, targetId });
    }
    return { sources: allSources, colorMeanings: meanings, tags: allTags, entities: allEntities, notes: allNotes, noteLinks };
  });
  return outlineOf(records);
}

/** A damaged body is exported as far as it can be read. */
async function readBodies({ noteBodies }: NotebookDatabase, ids: readonly NoteId[]): Promise<PageRecords['noteBodies']> {
  const bodies = await noteBodies.bulkGet([...ids]);
  return bodies.flatMap((body, index) => {
    const id = ids[index];
    return body === undefined || id === undefined ? [] : [repairNoteBody(id, body)];
  });
}

async function readPassages({ passages }: NotebookDatabase, ids: ReadonlySet<string>): Promise<PageRecords['passages']> {
  return (await passages.bulkGet([...ids])).filter((passage) => passage !== undefined);
}

/** The records that point at any of some others. Each of these is asked for by itself, all at once: that is faster than one walk. */
async function ofEach<Item>(table: Table<Item, string>, index: string, ids: readonly string[]): Promise<readonly Item[]> {
  return (await Promise.all(ids.map((id) => table.where(index).equals(id).toArray()))).flat();
}

/** What hangs on some sources, in one transaction; their texts, which are heavy, only where they are wanted. */
export function sourcesPage(database: NotebookDatabase, ids: readonly SourceId[], withTexts: boolean): Promise<PageRecords> {
  const { sourceDocuments, passages, mentions } = database;
  return database.transaction('r', [sourceDocuments, passages, mentions], async () => {
    const [documents, found, linked] = await Promise.all([
      sourceDocuments.bulkGet(withTexts ? [...ids] : []),
      ofEach(passages, 'sourceId', ids),
      ofEach(mentions, 'sourceId', ids),
    ]);
    return { ...emptyPage, documents: documents.filter((document) => document !== undefined), passages: found, mentions: linked };
  });
}

/** Some notes' bodies and the highlights they cite, in one transaction. */
export function notesPage(database: NotebookDatabase, ids: readonly NoteId[]): Promise<PageRecords> {
  const { noteBodies, passages } = database;
  return database.transaction('r', [noteBodies, passages], async () => {
    const bodies = await readBodies(database, ids);
    const cited = new Set(bodies.flatMap(({ id, blocks }) => noteLinksOf(id, blocks)).flatMap((link) => (link.targetKind === 'passage' ? [link.targetId] : [])));
    return { ...emptyPage, noteBodies: bodies, passages: await readPassages(database, cited) };
  });
}

/** Where some entities were found, and the highlights linked to them, in one transaction. */
export function entitiesPage(database: NotebookDatabase, ids: readonly EntityId[]): Promise<PageRecords> {
  const { mentions, passages } = database;
  return database.transaction('r', [mentions, passages], async () => {
    const found = await ofEach(mentions, 'entityId', ids);
    const linked = new Set(found.flatMap(({ passageId }) => passageId ?? []));
    return { ...emptyPage, mentions: found, passages: await readPassages(database, linked) };
  });
}

/** What decides which files an export of this scope has, beside the outline. */
export async function scopePage(database: NotebookDatabase, outline: NotebookOutline, scope: ExportScope): Promise<PageRecords> {
  if (scope.kind === 'entity') return entitiesPage(database, [scope.entityId]);
  if (scope.kind !== 'tag') return emptyPage;
  const tagIds = [...outline.tagBook.withDescendants(scope.tagId)];
  return { ...emptyPage, passages: await database.passages.where('tagIds').anyOf(tagIds).distinct().toArray() };
}
