import { useEffect } from 'react';
import { historyState, redo, undo, type HistoryOutcome } from '../commands/history';
import { useLive } from '../data/live';
import { setPreference } from '../data/preferences';
import { useActions, usePreferences, useServices } from '../services';
import type { Action } from '../workspace/actions';
import type { Section } from '../workspace/navigation';
import { useStore } from '../workspace/store';
import { readUpdateChoice, updateChoice } from '../workspace/updateChoice';

const sectionLabels: Readonly<Record<Section, string>> = { library: 'Library', notes: 'Notes', entities: 'Entities', tags: 'Tags', search: 'Search', graph: 'Graph' };
const sectionNames = Object.keys(sectionLabels) as readonly Section[];

/** What a person can do wherever they are. */
export function useGlobalActions(): void {
  const { context, database, navigation, notices, dialogs, saveGate, platform } = useServices();
  const preferences = usePreferences();
  const history = useLive(() => historyState(database), []);
  const place = useStore(navigation.place);
  const updates = useStore(updateChoice);
  useEffect(() => void readUpdateChoice(platform.calls), [platform]);

  const report = (outcome: HistoryOutcome, verb: 'Undone' | 'Redone'): void => {
    if (outcome.status === 'done') notices.show({ tone: 'info', topic: 'history', text: `${verb}: ${outcome.label}` });
    if (outcome.status === 'replacement') {
      const { step, undoFrom, redoFrom, label } = outcome;
      if (step === 'undone') dialogs.show({ kind: 'replace', snapshotId: undoFrom, label, returns: { step, undoFrom } });
      else dialogs.show({ kind: 'replace', snapshotId: redoFrom, label, returns: { step, redoFrom } });
    }
    if (outcome.status === 'stale') {
      notices.show({ tone: 'problem', text: `“${outcome.label}” was changed since and cannot be taken back. Nothing was changed; the step was dropped from the history.` });
    }
  };

  const actions: readonly Action[] = [
    {
      id: 'undo', category: 'Editing', label: history?.undoLabel ? `Undo ${history.undoLabel}` : 'Undo', shortcut: 'Mod+z',
      isEnabled: Boolean(history?.undoLabel), isJudgedWhenRun: true, runsWhileTyping: false, menu: { name: 'edit', group: 0, order: 0 },
      run: async () => {
        await saveGate.flushAll();
        report(await undo(context), 'Undone');
      },
    },
    {
      id: 'redo', category: 'Editing', label: history?.redoLabel ? `Redo ${history.redoLabel}` : 'Redo', shortcut: 'Mod+Shift+z',
      otherShortcuts: ['Mod+y'], isEnabled: Boolean(history?.redoLabel), isJudgedWhenRun: true, runsWhileTyping: false, menu: { name: 'edit', group: 0, order: 1 },
      run: async () => {
        await saveGate.flushAll();
        report(await redo(context), 'Redone');
      },
    },
    {
      id: 'showPalette', category: 'General', label: 'Command palette…', shortcut: 'Mod+k', isHidden: true,
      menu: { name: 'view', group: 0, order: 0 }, run: () => dialogs.show({ kind: 'palette' }),
    },
    {
      id: 'showGettingStarted', category: 'General', label: 'Getting started', menu: { name: 'help', group: 0, order: 0 },
      run: () => dialogs.show({ kind: 'gettingStarted' }),
    },
    {
      id: 'showKeys', category: 'General', label: 'Keyboard shortcuts', shortcut: '?', menu: { name: 'help', group: 0, order: 1 },
      run: () => dialogs.show({ kind: 'keys' }),
    },
    {
      id: 'showSettings', category: 'General', label: 'Settings…', shortcut: 'Mod+,', menu: { name: 'edit', group: 2, order: 0 },
      run: () => dialogs.show({ kind: 'settings' }),
    },
    {
      id: 'showAbout', category: 'General', label: 'About Ibidem', menu: { name: 'help', group: 1, order: 0 },
      run: () => dialogs.show({ kind: 'about' }),
    },
    // Off until the person switches it on; then still only on their word.
    ...(updates?.isAllowed && updates.obstacle === null ? [{
      id: 'checkForUpdates', category: 'General', label: 'Check for updates…', menu: { name: 'help', group: 1, order: 1 },
      run: () => dialogs.show({ kind: 'updates' }),
    } satisfies Action] : []),
    ...sectionNames.map((section, index): Action => ({
      id: `show-${section}`, category: 'Going places', label: sectionLabels[section], shortcut: `Mod+${index + 1}`,
      menu: { name: 'go', group: 0, order: index }, isChecked: place.section === section,
      run: async () => {
        navigation.showSection(section);
        if (!preferences.isListOpen) await setPreference(context.writer, 'isListOpen', true);
      },
    })),
    {
      id: 'goBack', category: 'Going places', label: 'Back', shortcut: 'Alt+ArrowLeft', menu: { name: 'go', group: 1, order: 0 },
      run: () => navigation.back(),
    },
    {
      id: 'goForward', category: 'Going places', label: 'Forward', shortcut: 'Alt+ArrowRight', menu: { name: 'go', group: 1, order: 1 },
      run: () => navigation.forward(),
    },
    {
      id: 'closePane', category: 'Going places', label: 'Close pane', shortcut: 'Mod+w', isEnabled: place.main !== null,
      menu: { name: 'go', group: 2, order: 0 }, run: () => navigation.close(place.beside ? 'beside' : 'main'),
    },
    {
      id: 'toggleList', category: 'View', label: 'List', shortcut: 'Mod+Shift+l', isChecked: preferences.isListOpen,
      menu: { name: 'view', group: 1, order: 0 }, run: () => setPreference(context.writer, 'isListOpen', !preferences.isListOpen),
    },
    {
      id: 'toggleInspector', category: 'View', label: 'Inspector', shortcut: 'Mod+Shift+i', isChecked: preferences.isInspectorOpen,
      menu: { name: 'view', group: 1, order: 1 }, run: () => setPreference(context.writer, 'isInspectorOpen', !preferences.isInspectorOpen),
    },
    {
      id: 'toggleTheme', category: 'View', label: 'Switch between light and dark', menu: { name: 'view', group: 1, order: 2 },
      run: () => setPreference(context.writer, 'theme', document.documentElement.dataset['theme'] === 'dark' ? 'light' : 'dark'),
    },
  ];
  useActions('app', actions);
}
