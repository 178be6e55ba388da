// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Action } from '../workspace/actions';
import { menuOf } from './nativeMenu';

function actionOf(id: string, rest: Partial<Action>): Action {
  return { id, label: id, category: 'Test', menu: { name: 'highlight', group: 0, order: 0 }, run: () => undefined, ...rest };
}

function linesOf(...actions: readonly Action[]) {
  return menuOf(actions).find(({ label }) => label === '&Highlight')?.items ?? [];
}

describe('the native menu', () => {
  it('shows keys that cannot be typed into a field, and no others', () => {
    const accelerators = ['Mod+Shift+z', 'Alt+ArrowLeft', 'F6', 'Shift+F3', 'h', 'Shift+q', '?'].map((shortcut) => linesOf(actionOf('a', { shortcut }))[0]?.accelerator);
    expect(accelerators).toEqual(['CmdOrCtrl+Shift+z', 'Alt+Left', 'F6', 'Shift+F3', undefined, undefined, undefined]);
  });

  it('keeps an ampersand of a person’s own words', () => {
    expect(linesOf(actionOf('a', { label: 'Highlight as Q&A' }))[0]?.label).toBe('Highlight as Q&&A');
  });

  it('sorts by group and order and draws a line between groups', () => {
    const lines = linesOf(
      actionOf('second', { menu: { name: 'highlight', group: 0, order: 1 } }),
      actionOf('other', { menu: { name: 'highlight', group: 1, order: 0 } }),
      actionOf('first', { menu: { name: 'highlight', group: 0, order: 0 } }),
    );
    expect(lines.map(({ kind, label }) => (kind === 'separator' ? '—' : label))).toEqual(['first', 'second', '—', 'other']);
  });
});
