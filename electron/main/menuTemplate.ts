import type { MenuItemConstructorOptions } from 'electron';
import type { MenuItem } from '../../shared/contracts/platformContract';

export interface MenuSurroundings {
  readonly appName: string;
  readonly isMac: boolean;
  /** The person chose an action's line. */
  readonly choose: (actionId: string) => void;
}

/** The native menu bar for what the window sends: on macOS the application's own menu comes first. */
export function menuTemplate(items: readonly MenuItem[], surroundings: MenuSurroundings): MenuItemConstructorOptions[] {
  const lines = items.map((item) => menuLine(item, surroundings));
  return surroundings.isMac ? [macAppMenu(surroundings.appName), ...lines] : lines;
}

/** What the menu bar holds until the window has sent its own: only what the system itself can do. */
export function minimalMenu(surroundings: MenuSurroundings): MenuItemConstructorOptions[] {
  const roles = (...names: NonNullable<MenuItem['role']>[]): MenuItem[] => names.map((role) => ({ kind: 'role', label: '', role }));
  return menuTemplate([
    { kind: 'submenu', label: 'File', items: roles(surroundings.isMac ? 'close' : 'quit') },
    { kind: 'submenu', label: 'Edit', items: roles('cut', 'copy', 'paste', 'selectAll') },
    { kind: 'submenu', label: 'Window', items: roles('minimize', 'togglefullscreen') },
  ], surroundings);
}

function menuLine(item: MenuItem, surroundings: MenuSurroundings): MenuItemConstructorOptions {
  // An empty label would replace the system's own wording of a role.
  const label = item.label === '' ? {} : { label: item.label };
  switch (item.kind) {
    case 'separator':
      return { type: 'separator' };
    case 'submenu':
      return { ...label, enabled: item.isEnabled ?? true, submenu: (item.items ?? []).map((line) => menuLine(line, surroundings)) };
    case 'role':
      return { ...label, ...(item.role === undefined ? { enabled: false } : { role: item.role }) };
    case 'action':
      return actionLine(item, label, surroundings);
  }
}

function actionLine(item: MenuItem, label: { label?: string }, { choose }: MenuSurroundings): MenuItemConstructorOptions {
  const { actionId, accelerator, isChecked } = item;
  return {
    ...label,
    enabled: actionId !== undefined && (item.isEnabled ?? true),
    ...(isChecked === undefined ? {} : { type: 'checkbox' as const, checked: isChecked }),
    // The window handles the key; registered here as well it would act twice.
    ...(accelerator === undefined || !isAccelerator(accelerator) ? {} : { accelerator, registerAccelerator: false }),
    ...(actionId === undefined ? {} : { click: () => { choose(actionId); } }),
  };
}

const modifiers = /^(?:CmdOrCtrl|CommandOrControl|Cmd|Command|Ctrl|Control|Alt|Option|Shift|Super|Meta)$/;
const keys = /^(?:[\x21-\x7e]|F(?:[1-9]|1\d|2[0-4])|Plus|Space|Tab|Backspace|Delete|Insert|Return|Enter|Up|Down|Left|Right|Home|End|PageUp|PageDown|Escape|Esc)$/;

/** Whether Electron will accept the text; an unknown one would make the whole menu fail. */
export function isAccelerator(text: string): boolean {
  const parts = text.split('+');
  const key = parts.pop() ?? '';
  return keys.test(key) && parts.every((part) => modifiers.test(part));
}

function macAppMenu(appName: string): MenuItemConstructorOptions {
  return {
    label: appName,
    submenu: [
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  };
}
