import type { Action } from './actions';

export const isMac = navigator.platform.startsWith('Mac');

/** Keys whose shifted character is the shortcut itself, so that Shift is not asked for again. */
function isCharacter(key: string): boolean {
  return key.length === 1 && !/[a-z0-9 ]/i.test(key);
}

/** `Mod+Shift+Z` for a key event, in the notation of `Action.shortcut`, in lower case. */
export function shortcutOf(event: KeyboardEvent): string {
  const parts: string[] = [];
  const mod = isMac ? event.metaKey : event.ctrlKey;
  if (mod) parts.push('mod');
  if (isMac && event.ctrlKey) parts.push('ctrl');
  if (event.altKey) parts.push('alt');
  if (event.shiftKey && !isCharacter(event.key)) parts.push('shift');
  parts.push(event.key === ' ' ? 'space' : event.key.toLowerCase());
  return parts.join('+');
}

/** Whether keys go into text where the event happened. */
export function isTypingTarget(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type);
}

const modalSelector = '[role="dialog"][aria-modal="true"], [role="alertdialog"], [data-modal="true"]';

/** Dialogs stand beside the window's own tree, which can be a long article: it is not searched for them at every key. */
function isUnderDialog(): boolean {
  return [...document.body.children].some((child) => child.id !== 'root' && (child.matches(modalSelector) || child.querySelector(modalSelector) !== null));
}

/** The action a key event means, or null: plain letters never fire while somebody types, nothing fires under a dialog. */
export function actionForKey(actions: readonly Action[], event: KeyboardEvent): Action | null {
  const pressed = shortcutOf(event);
  const isTyping = isTypingTarget(event.target);
  const isPlain = !/(^|\+)(mod|ctrl|alt)\+/.test(pressed) && !/^(shift\+)?f\d+$/.test(pressed);
  if (isTyping && isPlain) return null;
  const action = actions.find(
    (each) => [each.shortcut, ...(each.otherShortcuts ?? [])].some((shortcut) => shortcut?.toLowerCase() === pressed),
  );
  if (!action || (action.isEnabled === false && !action.isJudgedWhenRun)) return null;
  if (isTyping && action.runsWhileTyping === false) return null;
  return isUnderDialog() ? null : action;
}

const macSymbols: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃' };
const keyNames: Readonly<Record<string, string>> = {
  ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc', Space: 'Space', Delete: 'Del', Backspace: '⌫',
};

/** A shortcut as people read it: `Ctrl+Shift+Z`, `⇧⌘Z`. */
export function formatShortcut(shortcut: string): string {
  const parts = shortcut.split(/\+(?=.)/);
  const named = parts.map((part) => keyNames[part] ?? (part.length === 1 ? part.toUpperCase() : part));
  if (isMac) return named.map((part) => macSymbols[part] ?? part).join('');
  return named.map((part) => (part === 'Mod' ? 'Ctrl' : part)).join('+');
}

/** A shortcut as Electron writes accelerators. */
export function acceleratorOf(shortcut: string): string {
  return shortcut
    .split(/\+(?=.)/)
    .map((part) => ({ Mod: 'CmdOrCtrl', ArrowLeft: 'Left', ArrowRight: 'Right', ArrowUp: 'Up', ArrowDown: 'Down' })[part] ?? part)
    .join('+');
}
