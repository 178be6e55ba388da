import type { SavedViewId } from '../../shared/domain/ids';
import type { SavedView } from '../../shared/domain/savedView';
import { at, expectSame, stageNames, type CommandStage } from './commandStageTestData';
import { addSavedView, changeSavedQuery, deleteSavedView, renameSavedView } from './savedViewCommands';

export type SavedViewStepKind = 'addSavedView' | 'renameSavedView' | 'changeSavedQuery' | 'deleteSavedView';

const queries = ['tariff*', ' tag:Talks date:2023 ', '"the channel" -closed', '  ', 'in:Harbor state:unread'] as const;

export async function onSavedViews(stage: CommandStage, kind: SavedViewStepKind, a: number, b: number, c: number): Promise<void> {
  const { context } = stage;
  const [name, query] = [at(stageNames, b), at(queries, c)];
  if (kind === 'addSavedView') {
    const { status } = await addSavedView(context, { name, query });
    return stage.perform((draft) => {
      expectSame(status, name.trim() === '' || query.trim() === '' ? 'blank' : 'done', 'addSavedView');
      if (status === 'done') draft.put('savedViews', { id: stage.madeId<SavedViewId>('savedView'), createdAt: '', updatedAt: '', name: name.trim(), query: query.trim() });
    });
  }
  const id = stage.pick<SavedViewId>('savedViews', a);
  if (!id) return;
  if (kind === 'deleteSavedView') {
    await deleteSavedView(context, id);
    return stage.perform((draft) => draft.remove('savedViews', id));
  }
  const change: Partial<SavedView> = kind === 'renameSavedView' ? { name: name.trim() } : { query: query.trim() };
  const { status } = kind === 'renameSavedView' ? await renameSavedView(context, id, name) : await changeSavedQuery(context, id, query);
  stage.perform((draft) => {
    const view = draft.get('savedViews', id);
    expectSame(status, !view ? 'gone' : change.name === '' || change.query === '' ? 'blank' : 'done', kind);
    if (view && status === 'done') draft.put('savedViews', { ...view, ...change });
  });
}
