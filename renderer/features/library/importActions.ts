import { useEffect } from 'react';
import type { ArticleImporter } from '../../../shared/contracts/importContract';
import { addSample } from '../../commands/sampleCommands';
import { removeSample } from '../../commands/sampleRemoval';
import { useLive } from '../../data/live';
import { hasSample } from '../../data/sourceQueries';
import { useActions, useServices } from '../../services';
import type { Action } from '../../workspace/actions';
import { networkChoice, readNetworkChoice } from '../../workspace/networkChoice';
import { useStore } from '../../workspace/store';
import { freshSources, type ImportSession } from './importSession';

const category = 'Articles';

/** Importing and the sample notebook, for menu, keys, palette and buttons. */
export function useImportActions(session: ImportSession, importer: ArticleImporter, askForAddress: () => void): void {
  const { context, database, navigation, notices, platform } = useServices();
  const isNetworkAllowed = useStore(networkChoice);
  useEffect(() => void readNetworkChoice(platform.calls), [platform]);
  const isSampleThere = useLive(() => hasSample(database), []) ?? false;

  const pasteArticle = async (): Promise<void> => {
    let clipboard: { readonly text: string; readonly html: string };
    try {
      clipboard = await platform.calls.readClipboard();
    } catch {
      notices.show({ tone: 'problem', text: 'The clipboard could not be read. Click an empty place in the window and press the keys for pasting instead.' });
      return;
    }
    await session.importClipboard(clipboard);
  };

  const openSample = async (): Promise<void> => {
    const { sourceIds } = await addSample(context, importer);
    const [first] = sourceIds;
    freshSources.set(sourceIds.slice(0, 1));
    if (first) navigation.open({ kind: 'source', id: first });
    notices.show({ tone: 'success', text: 'The sample notebook was added. “Remove sample notebook” takes it away again.' });
  };

  const takeSampleAway = async (): Promise<void> => {
    const { removedIds, keptSources, keptNotes } = await removeSample(context);
    for (const id of removedIds) navigation.leave(id);
    const kept = [
      ...(keptSources > 0 ? [keptSources === 1 ? '1 article' : `${keptSources} articles`] : []),
      ...(keptNotes > 0 ? [keptNotes === 1 ? '1 note' : `${keptNotes} notes`] : []),
    ].join(' and ');
    notices.show({ tone: 'success', text: kept ? `The sample notebook was removed, but for ${kept} that you worked on.` : 'The sample notebook was removed.' });
  };

  const webAddress: Action = {
    id: 'importWebAddress', category, label: 'Import from web address…', menu: { name: 'file', group: 0, order: 3 }, run: askForAddress,
  };
  const actions: readonly Action[] = [
    {
      id: 'importFiles', category, label: 'Import files…', shortcut: 'Mod+o', menu: { name: 'file', group: 0, order: 0 },
      run: async () => session.importChosen(await platform.calls.chooseArticleFiles()),
    },
    {
      id: 'importFolder', category, label: 'Import folder…', shortcut: 'Mod+Shift+o', menu: { name: 'file', group: 0, order: 1 },
      run: async () => {
        const { files, skipped } = await platform.calls.chooseArticleFolder();
        await session.importChosen(files, skipped);
      },
    },
    ...(isNetworkAllowed ? [webAddress] : []),
    {
      id: 'pasteArticle', category, label: 'Paste article', shortcut: 'Mod+Shift+v', runsWhileTyping: false,
      menu: { name: 'file', group: 0, order: 2 }, run: pasteArticle,
    },
    isSampleThere
      ? { id: 'removeSample', category, label: 'Remove sample notebook', menu: { name: 'file', group: 3, order: 0 }, run: takeSampleAway }
      : { id: 'addSample', category, label: 'Add sample notebook', menu: { name: 'file', group: 3, order: 0 }, run: openSample },
  ];
  useActions('importing', actions);
}
