import { describe, expect, it } from 'vitest';
import type { SavedViewId } from '../../shared/domain/ids';
import { openTestNotebook } from '../data/notebookTestData';
import { allSavedViews } from '../data/savedViewQueries';
import { redo, undo } from './history';
import { addSavedView, changeSavedQuery, deleteSavedView, renameSavedView } from './savedViewCommands';

async function withView() {
  const context = await openTestNotebook();
  const saved = await addSavedView(context, { name: ' Tariffs ', query: ' tariff* ' });
  if (saved.status !== 'done') throw new Error(saved.status);
  return { context, view: saved.view };
}

describe('saved views', () => {
  it('are kept, renamed, changed and deleted, and each step is taken back and done again', async () => {
    const { context, view } = await withView();
    expect(view).toMatchObject({ name: 'Tariffs', query: 'tariff*' });
    const steps = [
      () => renameSavedView(context, view.id, ' Customs '),
      () => changeSavedQuery(context, view.id, 'customs OR tariff*'),
      () => deleteSavedView(context, view.id),
    ];
    for (const step of steps) {
      const before = await allSavedViews(context.database);
      await step();
      const after = await allSavedViews(context.database);
      expect(after).not.toEqual(before);
      await undo(context);
      expect(await allSavedViews(context.database)).toEqual(before);
      await redo(context);
      expect(await allSavedViews(context.database)).toEqual(after);
    }
  });

  it('need a name and a query, and must be there', async () => {
    const { context, view } = await withView();
    expect(await addSavedView(context, { name: ' ', query: 'a' })).toEqual({ status: 'blank' });
    expect(await addSavedView(context, { name: 'a', query: ' ' })).toEqual({ status: 'blank' });
    expect(await renameSavedView(context, view.id, '  ')).toEqual({ status: 'blank' });
    expect(await renameSavedView(context, 'viw-0000000000000099' as SavedViewId, 'x')).toEqual({ status: 'gone' });
    expect(await allSavedViews(context.database)).toEqual([view]);
  });

  it('stand by name, numbers as numbers', async () => {
    const { context } = await withView();
    for (const name of ['view 10', 'View 2', 'émile']) await addSavedView(context, { name, query: 'x' });
    expect((await allSavedViews(context.database)).map(({ name }) => name)).toEqual(['émile', 'Tariffs', 'View 2', 'view 10']);
  });
});
