import type { EntityId, NoteId, SourceId, TagId } from '../../shared/domain/ids';
import type { Note } from '../../shared/domain/note';
import type { Source } from '../../shared/domain/source';
import type { Recorder } from '../data/transaction';
import type { CommandContext } from './commandContext';
import { decisionsFor, relationsAt } from './entityReferences';
import { forgetSample, readSampleMemory, type SampleMemory } from './sampleMemory';
import { removeVersions } from './noteVersionKeeping';
import { removeSources } from './sourceCommands';

/** What went, and what stayed because the person had worked with it. */
export interface RemovedSample {
  readonly removedIds: readonly (SourceId | NoteId)[];
  readonly keptSources: number;
  readonly keptNotes: number;
}

async function splitNotes(context: CommandContext): Promise<{ readonly untouched: readonly Note[]; readonly touched: readonly Note[] }> {
  const notes = await context.database.notes.filter((note) => note.isSample).toArray();
  const bodies = await context.database.noteBodies.bulkGet(notes.map((note) => note.id));
  const isTouched = (note: Note, index: number): boolean =>
    note.updatedAt !== note.createdAt || (bodies[index]?.updatedAt ?? note.createdAt) !== note.createdAt;
  return { untouched: notes.filter((note, index) => !isTouched(note, index)), touched: notes.filter(isTouched) };
}

/** A source is the person's own once they highlighted in it, changed a highlight, or cite it in a note that stays. */
async function isBuiltOn(context: CommandContext, source: Source, memory: SampleMemory, goingNotes: ReadonlySet<NoteId>): Promise<boolean> {
  const { noteLinks, passages } = context.database;
  const highlights = await passages.where('sourceId').equals(source.id).toArray();
  if (highlights.some((passage) => !memory.passageIds.includes(passage.id) || passage.updatedAt !== passage.createdAt)) return true;
  const links = await noteLinks.where('targetId').equals(source.id).toArray();
  return links.some((link) => !goingNotes.has(link.noteId));
}

async function removeNotes(context: CommandContext, recorder: Recorder, noteIds: readonly NoteId[]): Promise<void> {
  const linkIds = await context.database.noteLinks.where('noteId').anyOf([...noteIds]).primaryKeys();
  await recorder.remove('noteLinks', ...linkIds);
  await removeVersions(context, recorder, noteIds);
  await recorder.remove('noteBodies', ...noteIds);
  await recorder.remove('notes', ...noteIds);
}

/** Tags that the sample made, that nothing carries any more and no other tag stands under. */
async function removeUnusedTags(context: CommandContext, recorder: Recorder, tagIds: readonly TagId[]): Promise<void> {
  const { passages, sources, tags } = context.database;
  // Children stand after their parents: from the end, so that an emptied parent goes too.
  for (const id of [...tagIds].reverse()) {
    const tag = await recorder.get('tags', id);
    if (!tag || tag.updatedAt !== tag.createdAt) continue;
    const counts = await Promise.all([
      sources.where('tagIds').equals(id).count(), passages.where('tagIds').equals(id).count(), tags.where('parentId').equals(id).count(),
    ]);
    if (counts.every((count) => count === 0)) await recorder.remove('tags', id);
  }
}

async function removeUnusedEntities(context: CommandContext, recorder: Recorder, entityIds: readonly EntityId[]): Promise<void> {
  const { mentions, noteLinks } = context.database;
  for (const id of entityIds) {
    const entity = await recorder.get('entities', id);
    if (!entity || entity.updatedAt !== entity.createdAt) continue;
    const counts = [
      ...(await Promise.all([mentions.where('entityId').equals(id).count(), noteLinks.where('targetId').equals(id).count()])),
      (await relationsAt(context, id)).length,
      (await decisionsFor(context, id)).length,
    ];
    if (counts.every((count) => count === 0)) await recorder.remove('entities', id);
  }
}

/**
 * Removes the sample notebook in one step of the history. What the person built on stays and is theirs from now on:
 * it no longer counts as sample.
 */
export function removeSample(context: CommandContext): Promise<RemovedSample> {
  const { database } = context;
  return context.writer.write({ label: 'Remove sample notebook' }, async (recorder): Promise<RemovedSample> => {
    const memory = await readSampleMemory(database);
    const notes = await splitNotes(context);
    const goingNotes = new Set(notes.untouched.map((note) => note.id));
    const going: SourceId[] = [];
    const staying: Source[] = [];
    for (const source of await database.sources.filter((each) => each.isSample).toArray()) {
      if (await isBuiltOn(context, source, memory, goingNotes)) staying.push(source);
      else going.push(source.id);
    }
    const now = context.clock();
    await removeNotes(context, recorder, [...goingNotes]);
    await removeSources(context, recorder, going);
    await recorder.put('sources', ...staying.map((source) => ({ ...source, isSample: false, updatedAt: now })));
    await recorder.put('notes', ...notes.touched.map((note) => ({ ...note, isSample: false, updatedAt: now })));
    await removeUnusedTags(context, recorder, memory.tagIds);
    await removeUnusedEntities(context, recorder, memory.entityIds);
    await forgetSample(recorder);
    return { removedIds: [...going, ...goingNotes], keptSources: staying.length, keptNotes: notes.touched.length };
  });
}
