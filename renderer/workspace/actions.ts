import { createStore, type Store } from './store';

export const menuNames = ['file', 'edit', 'view', 'go', 'highlight', 'note', 'help'] as const;
export type MenuName = (typeof menuNames)[number];

/**
 * One thing a person can do. Menu line, key, palette entry and button share this object.
 * Shortcuts are written `Mod+Shift+Z`, `Alt+ArrowLeft`, `h`, `?`; `Mod` is Ctrl, on a Mac Cmd.
 */
export interface Action {
  readonly id: string;
  /** Imperative; what undo would take back is part of it ("Undo Add highlight"). */
  readonly label: string;
  readonly shortcut?: string;
  /** Other shortcuts that do the same and are not shown. */
  readonly otherShortcuts?: readonly string[];
  /** Where it stands in the menu bar; `group` separates by lines, `order` sorts within the menu. */
  readonly menu?: { readonly name: MenuName; readonly order: number; readonly group: number };
  readonly isEnabled?: boolean;
  /** True: keys run it even while it is shown disabled, since what it acts on may be newer than what is shown (undo, redo). */
  readonly isJudgedWhenRun?: boolean;
  readonly isChecked?: boolean;
  /** False: the key is left to text fields and the note editor while they have the focus (undo, select all). */
  readonly runsWhileTyping?: boolean;
  /** True: not offered in the palette (steps of the caret, and the palette itself). */
  readonly isHidden?: boolean;
  /** The heading under which the keys overview shows it. */
  readonly category: string;
  run(): void | Promise<void>;
}

export interface ActionRegistry {
  readonly actions: Store<readonly Action[]>;
  /**
   * Replaces the actions of one contributor. Throws where an id or a shortcut is taken by another: a clash is a
   * mistake in the program.
   */
  contribute(contributor: string, actions: readonly Action[]): void;
  withdraw(contributor: string): void;
  /** Runs an enabled action by id; false where there is none. */
  run(id: string): boolean;
}

function shortcutsOf(action: Action): readonly string[] {
  return [...(action.shortcut ? [action.shortcut] : []), ...(action.otherShortcuts ?? [])].map((text) => text.toLowerCase());
}

function assertNoClash(actions: readonly Action[]): void {
  const ids = new Set<string>();
  const owners = new Map<string, string>();
  for (const action of actions) {
    if (ids.has(action.id)) throw new Error(`Two actions are called ${action.id}`);
    ids.add(action.id);
    for (const shortcut of shortcutsOf(action)) {
      const owner = owners.get(shortcut);
      if (owner !== undefined) throw new Error(`${action.id} and ${owner} share the shortcut ${shortcut}`);
      owners.set(shortcut, action.id);
    }
  }
}

export function createActionRegistry(reportFailure: (error: unknown) => void): ActionRegistry {
  const contributions = new Map<string, readonly Action[]>();
  const actions = createStore<readonly Action[]>([]);
  const publish = (): void => {
    const all = [...contributions.values()].flat();
    assertNoClash(all);
    actions.set(all);
  };
  return {
    actions,
    contribute(contributor, contributed) {
      contributions.set(contributor, contributed);
      publish();
    },
    withdraw(contributor) {
      if (contributions.delete(contributor)) publish();
    },
    run(id) {
      const action = actions.get().find((each) => each.id === id);
      if (!action || (action.isEnabled === false && !action.isJudgedWhenRun)) return false;
      void Promise.resolve(action.run()).catch(reportFailure);
      return true;
    },
  };
}
