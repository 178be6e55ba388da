import { useEffect } from 'react';
import type { MenuItem } from '../../shared/contracts/platformContract';
import { useServices } from '../services';
import { menuNames, type Action, type MenuName } from '../workspace/actions';
import { acceleratorOf } from '../workspace/keys';
import { useStore } from '../workspace/store';

const menuLabels: Readonly<Record<MenuName, string>> = {
  file: '&File', edit: '&Edit', view: '&View', go: '&Go', highlight: '&Highlight', note: '&Note', help: '&Help',
};

/** Letters, with Shift or without, are typed into fields as well: a menu bar must not take them. */
const belongsInMenu = /(?:Mod|Alt|Ctrl)\+|^(?:Shift\+)?F\d/;
const settleMs = 40;

/** The lines that belong to the system rather than to us, at the end of their menus. */
const roleItems: Partial<Record<MenuName, readonly MenuItem[]>> = {
  file: [{ kind: 'separator', label: '' }, { kind: 'role', label: '', role: 'quit' }],
  edit: [
    { kind: 'separator', label: '' },
    { kind: 'role', label: '', role: 'cut' },
    { kind: 'role', label: '', role: 'copy' },
    { kind: 'role', label: '', role: 'paste' },
    { kind: 'role', label: '', role: 'selectAll' },
  ],
  view: [
    { kind: 'separator', label: '' },
    { kind: 'role', label: '', role: 'togglefullscreen' },
  ],
};

function itemOf(action: Action): MenuItem {
  return {
    kind: 'action',
    // An ampersand in a person's own words is a letter, not the mark of a menu key.
    label: action.label.replaceAll('&', '&&'),
    actionId: action.id,
    accelerator: action.shortcut && belongsInMenu.test(action.shortcut) ? acceleratorOf(action.shortcut) : undefined,
    isEnabled: action.isEnabled !== false,
    isChecked: action.isChecked,
  };
}

/** The native menu bar as a value, from the actions on offer. */
export function menuOf(actions: readonly Action[]): readonly MenuItem[] {
  return menuNames.map((name) => {
    const lines = actions
      .flatMap((action) => (action.menu?.name === name ? [{ action, ...action.menu }] : []))
      .sort((a, b) => a.group - b.group || a.order - b.order);
    const items = lines.flatMap(({ action, group }, index): MenuItem[] => {
      const startsGroup = index > 0 && lines[index - 1]?.group !== group;
      return startsGroup ? [{ kind: 'separator', label: '' }, itemOf(action)] : [itemOf(action)];
    });
    return { kind: 'submenu', label: menuLabels[name], items: [...items, ...(roleItems[name] ?? [])] };
  });
}

/** Keeps the host's menu bar equal to the actions on offer, and runs what is chosen there. */
export function useNativeMenu(): void {
  const { platform, actions } = useServices();
  const offered = useStore(actions.actions);
  useEffect(() => {
    // A step of work changes several actions one after the other; the menu bar is built once they rest.
    const timer = setTimeout(() => void platform.calls.showMenu({ items: [...menuOf(offered)] }), settleMs);
    return () => clearTimeout(timer);
  }, [platform, offered]);
  useEffect(() => platform.on('menuActionChosen', ({ actionId }) => void actions.run(actionId)), [platform, actions]);
}
