import { expect, it } from 'vitest';
import { createAnchorlessPassage, citation, mentionOf, paragraphOf, words } from './noteTestData';
import { contentOf, openTestNotebook } from '../data/notebookTestData';
import { findPassages, latestNoteId, missingTargets, noteReferences, noteSummaries } from '../data/noteQueries';
import { createNote, deleteNote, duplicateNote, renameNote, saveNoteBody } from './noteCommands';
import { redo, undo } from './history';

it('creates, renames and deletes a note, each with one undo', async () => {
  const notebook = await openTestNotebook();
  const empty = await contentOf(notebook);
  const id = await createNote(notebook, { title: 'Talks' });
  const created = await contentOf(notebook);
  await renameNote(notebook, id, 'Talks in Beijing');
  expect(await notebook.database.notes.get(id)).toMatchObject({ title: 'Talks in Beijing' });
  expect(await undo(notebook)).toMatchObject({ status: 'done', label: 'Rename note' });
  expect(await contentOf(notebook)).toEqual(created);
  expect(await undo(notebook)).toMatchObject({ status: 'done', label: 'Create note' });
  expect(await contentOf(notebook)).toEqual(empty);
  await redo(notebook);
  expect(await contentOf(notebook)).toEqual(created);
});

it('restores body and links of a deleted note with one undo', async () => {
  const notebook = await openTestNotebook();
  const { passage, source } = await createAnchorlessPassage(notebook, 'the channel stays open');
  const id = await createNote(notebook, { title: 'Talks' });
  await saveNoteBody(notebook, id, [paragraphOf(words('See '), citation(passage, source))]);
  const before = await contentOf(notebook);
  expect(before['noteLinks']).toHaveLength(2);
  await deleteNote(notebook, id);
  const after = await contentOf(notebook);
  expect([after['notes'], after['noteBodies'], after['noteLinks']]).toEqual([[], [], []]);
  await undo(notebook);
  expect(await contentOf(notebook)).toEqual(before);
});

it('saves a body outside the history and keeps the links in step with it', async () => {
  const notebook = await openTestNotebook();
  const first = await createAnchorlessPassage(notebook, 'first words');
  const second = await createAnchorlessPassage(notebook, 'second words');
  const entityId = notebook.ids('entity');
  const id = await createNote(notebook, { title: 'Links' });
  const targets = async () => (await notebook.database.noteLinks.where('noteId').equals(id).toArray()).map((link) => link.targetId).sort();

  await saveNoteBody(notebook, id, [paragraphOf(citation(first.passage, first.source), mentionOf(entityId, 'Yellen'))]);
  expect(await targets()).toEqual([entityId, first.passage.id, first.source.id].sort());
  await saveNoteBody(notebook, id, [paragraphOf(citation(second.passage, second.source), citation(second.passage, second.source))]);
  expect(await targets()).toEqual([second.passage.id, second.source.id].sort());
  await saveNoteBody(notebook, id, []);
  expect(await targets()).toEqual([]);
  expect((await undo(notebook)).status).toBe('stale');
  expect(await notebook.database.notes.get(id)).toBeDefined();
});

it('does not overwrite a body that changed elsewhere, unless told', async () => {
  const notebook = await openTestNotebook();
  const id = await createNote(notebook, { title: 'Two windows' });
  const start = await notebook.database.noteBodies.get(id);
  const mine = await saveNoteBody(notebook, id, [paragraphOf(words('mine'))], { basedOn: start?.updatedAt ?? null });
  expect(mine.status).toBe('saved');
  const theirs = await saveNoteBody(notebook, id, [paragraphOf(words('theirs'))], { basedOn: start?.updatedAt ?? null });
  expect(theirs).toEqual({ status: 'conflict' });
  expect((await notebook.database.noteBodies.get(id))?.blocks).toEqual([paragraphOf(words('mine'))]);
  expect((await saveNoteBody(notebook, id, [paragraphOf(words('theirs'))])).status).toBe('saved');
  expect((await notebook.database.noteBodies.get(id))?.blocks).toEqual([paragraphOf(words('theirs'))]);
});

it('does not bring a deleted note back by saving its text', async () => {
  const notebook = await openTestNotebook();
  const id = await createNote(notebook, { title: 'Gone' });
  await deleteNote(notebook, id);
  expect(await saveNoteBody(notebook, id, [paragraphOf(words('late'))])).toEqual({ status: 'gone' });
  expect(await renameNote(notebook, id, 'Late')).toBe(false);
  expect(await duplicateNote(notebook, id)).toBeNull();
  expect((await contentOf(notebook))['noteBodies']).toEqual([]);
});

it('duplicates a note with its links', async () => {
  const notebook = await openTestNotebook();
  const { passage, source } = await createAnchorlessPassage(notebook, 'shared words');
  const id = await createNote(notebook, { title: 'Original', blocks: [paragraphOf(citation(passage, source))] });
  const copyId = await duplicateNote(notebook, id);
  if (!copyId) throw new Error('No copy was made');
  expect(await notebook.database.notes.get(copyId)).toMatchObject({ title: 'Original (copy)' });
  expect((await notebook.database.noteBodies.get(copyId))?.blocks).toEqual([paragraphOf(citation(passage, source))]);
  expect(await notebook.database.noteLinks.where('noteId').equals(copyId).count()).toBe(2);
});

it('lists notes by their last change with their words, and what each rests on', async () => {
  const notebook = await openTestNotebook();
  const { passage, source } = await createAnchorlessPassage(notebook, 'guardrails are needed');
  const older = await createNote(notebook, { title: 'Older' });
  await createNote(notebook, { title: 'Newer' });
  await saveNoteBody(notebook, older, [paragraphOf(words('As said: '), citation(passage, source)), paragraphOf(citation(passage, source))]);
  const summaries = await noteSummaries(notebook.database);
  expect(summaries.map((summary) => summary.note.title)).toEqual(['Older', 'Newer']);
  expect(summaries[0]?.text).toBe('As said: “guardrails are needed”\n“guardrails are needed”');
  expect(await latestNoteId(notebook.database)).toBe(older);
  expect((await noteReferences(notebook.database, older)).sources).toEqual([{ source, count: 2, firstPassageId: passage.id }]);
  const targets = { passageIds: [passage.id], sourceIds: [source.id], entityIds: [] };
  expect(await missingTargets(notebook.database, targets)).toEqual(new Set());
  await notebook.database.passages.delete(passage.id);
  expect(await missingTargets(notebook.database, targets)).toEqual(new Set([passage.id]));
});

it('finds highlights by words, comment and source', async () => {
  const notebook = await openTestNotebook();
  const one = await createAnchorlessPassage(notebook, 'Détente is not on the table', { title: 'Spring talks' });
  const two = await createAnchorlessPassage(notebook, 'a floor under the relationship', { comment: 'compare Woodside' });
  const found = async (typed: string) => (await findPassages(notebook.database, typed, 10)).map((match) => match.passage.id);
  expect(await found('detente table')).toEqual([one.passage.id]);
  expect(await found('spring')).toEqual([one.passage.id]);
  expect(await found('woodside')).toEqual([two.passage.id]);
  expect(await found('nowhere')).toEqual([]);
  expect((await found('')).length).toBe(2);
});
