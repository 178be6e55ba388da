import { createContext, useContext, useEffect, useEffectEvent, useState } from 'react';
import type { Platform } from '../shared/contracts/platformContract';
import type { CommandContext } from './commands/commandContext';
import type { NotebookDatabase } from './data/database';
import type { JournalKeeping } from './data/journalKeeping';
import type { SimilarSources } from './data/similarSources';
import { useLive } from './data/live';
import { readPreferences, type Preferences } from './data/preferences';
import type { Analysis } from './worker/analysisClient';
import type { Search } from './worker/searchClient';
import type { Action, ActionRegistry } from './workspace/actions';
import type { Navigation } from './workspace/navigation';
import type { Citing } from './workspace/citing';
import type { Dialogs } from './workspace/dialogs';
import type { Notices } from './workspace/notices';
import type { SaveGate } from './workspace/saveGate';

/** Everything the interface receives; made once in `main.tsx`. */
export interface Services {
  readonly platform: Platform;
  readonly database: NotebookDatabase;
  /** What commands take first. */
  readonly context: CommandContext;
  readonly navigation: Navigation;
  readonly actions: ActionRegistry;
  readonly notices: Notices;
  readonly dialogs: Dialogs;
  readonly citing: Citing;
  /** The index over everything; it starts once the window shows something. */
  readonly search: Search;
  /** Names in articles; its worker starts with the first question. */
  readonly analysis: Analysis;
  /** Which sources say much the same. */
  readonly similar: SimilarSources;
  /** Who still has something to save before the window may close. */
  readonly saveGate: SaveGate;
  /** Null where the host has no place for a journal: then there are no copies, and the whole notebook cannot be replaced. */
  readonly journal: JournalKeeping | null;
  /** Set where the window shows the notebook as it was in one of its copies; nothing can be changed then. */
  readonly look: Look | null;
}

export interface Look {
  /** ISO 8601: when the copy was made. */
  readonly at: string;
  /** Shows the notebook again. */
  leave(): void;
}

const ServicesContext = createContext<Services | null>(null);
export const ServicesProvider = ServicesContext.Provider;

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('useServices needs a ServicesProvider above it');
  return services;
}

const PreferencesContext = createContext<Preferences | null>(null);
export const PreferencesProvider = PreferencesContext.Provider;

export function usePreferences(): Preferences {
  const preferences = useContext(PreferencesContext);
  if (!preferences) throw new Error('usePreferences needs a PreferencesProvider above it');
  return preferences;
}

/** The live preferences, for the one component that provides them. */
export function useLivePreferences(): Preferences | undefined {
  const { database } = useServices();
  return useLive(() => readPreferences(database), []);
}

/**
 * Offers a view's actions while it is mounted: menu, keys and palette. `run` may close over anything of the last
 * render; the registry hears of a change only where something a person sees changed.
 */
export function useActions(contributor: string, actions: readonly Action[]): void {
  const registry = useServices().actions;
  const shown = JSON.stringify(actions.map(({ run: _run, ...rest }) => rest));
  const runById = useEffectEvent((id: string) => actions.find((action) => action.id === id)?.run());
  const [offered] = useState(() => new Map<string, { readonly shown: string; readonly action: Action }>());
  const contribute = useEffectEvent(() => {
    registry.contribute(contributor, actions.map((action) => {
      const own = JSON.stringify(action);
      const known = offered.get(action.id);
      // What looks as before stays the same object, so that only the buttons of changed actions are drawn again.
      if (known?.shown === own) return known.action;
      const made: Action = { ...action, run: () => runById(action.id) };
      offered.set(action.id, { shown: own, action: made });
      return made;
    }));
  });
  useEffect(() => contribute(), [shown, contributor]);
  useEffect(() => () => registry.withdraw(contributor), [registry, contributor]);
}
