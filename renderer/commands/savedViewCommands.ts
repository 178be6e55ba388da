import type { SavedViewId } from '../../shared/domain/ids';
import { createSavedView, type SavedView } from '../../shared/domain/savedView';
import type { CommandContext } from './commandContext';

export type SavedViewOutcome =
  | { readonly status: 'done'; readonly view: SavedView }
  /** A view needs a name, and something to look for. */
  | { readonly status: 'blank' }
  /** It was deleted meanwhile. */
  | { readonly status: 'gone' };

/** Keeps a query under a name. */
export function addSavedView(context: CommandContext, draft: { readonly name: string; readonly query: string }): Promise<SavedViewOutcome> {
  return context.writer.write({ label: 'Save view' }, async (recorder): Promise<SavedViewOutcome> => {
    if (draft.name.trim() === '' || draft.query.trim() === '') return { status: 'blank' };
    const view = createSavedView(draft, context.clock, context.ids);
    await recorder.put('savedViews', view);
    return { status: 'done', view };
  });
}

function changeSavedView(context: CommandContext, id: SavedViewId, label: string, change: Partial<Pick<SavedView, 'name' | 'query'>>): Promise<SavedViewOutcome> {
  return context.writer.write({ label }, async (recorder): Promise<SavedViewOutcome> => {
    const known = await recorder.get('savedViews', id);
    if (!known) return { status: 'gone' };
    if (change.name?.trim() === '' || change.query?.trim() === '') return { status: 'blank' };
    const view = { ...known, ...change, updatedAt: context.clock() };
    await recorder.put('savedViews', view);
    return { status: 'done', view };
  });
}

export function renameSavedView(context: CommandContext, id: SavedViewId, name: string): Promise<SavedViewOutcome> {
  return changeSavedView(context, id, 'Rename view', { name: name.trim() });
}

/** Lets a view find something else from now on. */
export function changeSavedQuery(context: CommandContext, id: SavedViewId, query: string): Promise<SavedViewOutcome> {
  return changeSavedView(context, id, 'Change view', { query: query.trim() });
}

export async function deleteSavedView(context: CommandContext, id: SavedViewId): Promise<void> {
  await context.writer.write({ label: 'Delete view' }, (recorder) => recorder.remove('savedViews', id));
}
