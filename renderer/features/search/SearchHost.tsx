import { setPreference } from '../../data/preferences';
import { useActions, usePreferences, useServices } from '../../services';
import { searchSessionOf } from './searchSession';

/** The actions of the search that are there wherever the person is. */
export function SearchHost() {
  const { context, navigation, search } = useServices();
  const { isListOpen } = usePreferences();
  useActions('search', [
    {
      id: 'searchEverything', category: 'Going places', label: 'Search everything', shortcut: 'Mod+Shift+f', menu: { name: 'edit', group: 1, order: 9 },
      run: async () => {
        navigation.showSection('search');
        searchSessionOf(navigation).focusRequest.set({ completes: false });
        if (!isListOpen) await setPreference(context.writer, 'isListOpen', true);
      },
    },
    { id: 'rebuildSearchIndex', category: 'General', label: 'Make the search index anew', run: () => search.rebuild() },
  ]);
  return null;
}
