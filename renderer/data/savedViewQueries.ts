import type { SavedView } from '../../shared/domain/savedView';
import type { NotebookDatabase } from './database';

/** Every saved view, by name. */
export async function allSavedViews(database: NotebookDatabase): Promise<readonly SavedView[]> {
  const views = await database.savedViews.toArray();
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  return views.sort((a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}
