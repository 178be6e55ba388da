import type { NoteId } from '../../shared/domain/ids';
import { isSameValue } from '../../shared/history/change';
import { at, expectSame, stageNames, type CommandStage } from './commandStageTestData';
import { createNote, deleteNote, duplicateNote, renameNote, saveNoteBody } from './noteCommands';
import { restoreNoteVersion } from './noteVersionCommands';

export type NoteStepKind = 'renameNote' | 'deleteNote' | 'duplicateNote' | 'saveNoteBody' | 'restoreNoteVersion';

export async function createSomeNote(stage: CommandStage, a: number, b: number, c: number): Promise<void> {
  const blocks = stage.blocks(b);
  const id = await createNote(stage.context, c % 2 === 0 ? { title: at(stageNames, a), blocks } : { title: at(stageNames, a) });
  stage.perform((draft) => {
    draft.put('notes', { id, createdAt: '', updatedAt: '', title: at(stageNames, a), isSample: false });
    stage.putBody(draft, id, c % 2 === 0 ? blocks : []);
  });
}

export async function onNote(stage: CommandStage, kind: NoteStepKind, id: NoteId, b: number, c: number): Promise<void> {
  const { context } = stage;
  if (kind === 'renameNote') {
    const options = c % 2 === 0 ? { group: `title ${id}` } : {};
    const isThere = await renameNote(context, id, at(stageNames, b), options);
    return stage.perform((draft) => {
      const note = draft.get('notes', id);
      expectSame(isThere, note !== undefined, 'renameNote');
      if (note && note.title !== at(stageNames, b)) draft.put('notes', { ...note, title: at(stageNames, b) });
    }, options);
  }
  if (kind === 'deleteNote') {
    await deleteNote(context, id);
    return stage.perform((draft) => {
      draft.remove('noteLinks', ...draft.all('noteLinks').filter(({ noteId }) => noteId === id).map((link) => link.id));
      draft.remove('noteBodies', id);
      draft.remove('notes', id);
    });
  }
  if (kind === 'duplicateNote') {
    const copyId = await duplicateNote(context, id);
    return stage.perform((draft) => {
      const note = draft.get('notes', id);
      expectSame(copyId !== null, note !== undefined, 'duplicateNote');
      if (!note || !copyId) return;
      draft.put('notes', { id: copyId, createdAt: '', updatedAt: '', title: note.title === '' ? '' : `${note.title} (copy)`, isSample: false });
      stage.putBody(draft, copyId, draft.get('noteBodies', id)?.blocks ?? []);
    });
  }
  if (kind === 'restoreNoteVersion') {
    const versions = stage.model.view.all('noteVersions').filter(({ noteId }) => noteId === id);
    const version = versions[b % Math.max(1, versions.length)];
    const { status } = await restoreNoteVersion(context, id, version?.id ?? '');
    return stage.perform((draft) => {
      const note = draft.get('notes', id);
      const isSame = note?.title === version?.title && isSameValue(draft.get('noteBodies', id)?.blocks, version?.blocks);
      expectSame(status, !note || !version ? 'gone' : isSame ? 'same' : 'restored', 'restoreNoteVersion');
      if (!note || !version || isSame) return;
      if (note.title !== version.title) draft.put('notes', { ...note, title: version.title });
      stage.putBody(draft, id, version.blocks);
    });
  }
  const blocks = stage.blocks(b);
  const basedOn = (await context.database.noteBodies.get(id))?.updatedAt ?? null;
  const options = c % 3 === 0 ? {} : { basedOn: c % 3 === 1 ? basedOn : '1999-01-01T00:00:00.000Z' };
  const { status } = await saveNoteBody(context, id, blocks, options);
  stage.perform((draft) => {
    const expected = !draft.get('notes', id) ? 'gone' : c % 3 === 2 ? 'conflict' : 'saved';
    expectSame(status, expected, 'saveNoteBody');
    if (expected === 'saved') stage.putBody(draft, id, blocks);
  }, { isUndoable: false });
}
