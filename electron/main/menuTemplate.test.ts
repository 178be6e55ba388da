import { describe, expect, it, vi } from 'vitest';
import { isAccelerator, menuTemplate, minimalMenu } from './menuTemplate';

const linux = { appName: 'Ibidem', isMac: false, choose: vi.fn() };

describe('menuTemplate', () => {
  it('builds actions, separators, submenus, roles and checks', () => {
    const [menu] = menuTemplate([{
      kind: 'submenu',
      label: 'Edit',
      items: [
        { kind: 'action', label: 'Undo Add highlight', actionId: 'undo', accelerator: 'CmdOrCtrl+Z' },
        { kind: 'separator', label: '' },
        { kind: 'action', label: 'Dark', actionId: 'dark', isEnabled: false, isChecked: true },
        { kind: 'role', label: '', role: 'copy' },
        { kind: 'role', label: 'Everything', role: 'selectAll' },
      ],
    }], linux);
    expect(menu).toEqual({
      label: 'Edit',
      enabled: true,
      submenu: [
        { label: 'Undo Add highlight', enabled: true, accelerator: 'CmdOrCtrl+Z', registerAccelerator: false, click: expect.any(Function) as () => void },
        { type: 'separator' },
        { label: 'Dark', enabled: false, type: 'checkbox', checked: true, click: expect.any(Function) as () => void },
        { role: 'copy' },
        { label: 'Everything', role: 'selectAll' },
      ],
    });
  });

  it('tells the chosen action', () => {
    const choose = vi.fn();
    const [line] = menuTemplate([{ kind: 'action', label: 'Undo', actionId: 'undo' }], { ...linux, choose });
    const { click } = line as { click: () => void };
    click();
    expect(choose).toHaveBeenCalledExactlyOnceWith('undo');
  });

  it('disables what leads nowhere', () => {
    expect(menuTemplate([{ kind: 'action', label: 'Lost' }, { kind: 'role', label: 'Lost' }], linux)).toEqual([
      { label: 'Lost', enabled: false },
      { label: 'Lost', enabled: false },
    ]);
  });

  it('puts the application menu first on macOS only', () => {
    const mac = { ...linux, isMac: true };
    expect(menuTemplate([], mac)[0]).toMatchObject({ label: 'Ibidem' });
    expect(menuTemplate([], linux)).toEqual([]);
    expect(minimalMenu(mac).map((menu) => menu.label)).toEqual(['Ibidem', 'File', 'Edit', 'Window']);
  });
});

describe('isAccelerator', () => {
  it.each(['CmdOrCtrl+Shift+Z', 'F11', 'Alt+Left', '?', 'Ctrl+Plus', 'CmdOrCtrl+,'])('takes %s', (text) => {
    expect(isAccelerator(text)).toBe(true);
  });
  it.each(['', 'Ctrl+', 'Hyper+K', 'Ctrl+Whatever', 'F25', 'Ctrl+ä'])('leaves %s', (text) => {
    expect(isAccelerator(text)).toBe(false);
  });
});
