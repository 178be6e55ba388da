import { describe, expect, it, vi } from 'vitest';
import { platformFromBridge, PlatformError, type HostBridge } from './hostBridge';
import { platformContract } from './platformContract';

function fakeBridge(answers: Record<string, unknown>) {
  const listeners = new Map<string, (payload: unknown) => void>();
  const asked: { name: string; argument: unknown }[] = [];
  const names = Object.entries(platformContract).filter(([, entry]) => entry.kind === 'call').map(([name]) => name);
  const bridge: HostBridge = {
    calls: Object.fromEntries(names.map((name) => [name, (argument?: unknown) => {
      asked.push({ name, argument });
      return Promise.resolve(answers[name]);
    }])),
    on: (name, listener) => {
      listeners.set(name, listener);
      return () => listeners.delete(name);
    },
  };
  return { bridge, asked, listeners };
}

describe('platformFromBridge', () => {
  it('passes the argument on and unwraps the parsed value', async () => {
    const { bridge, asked } = fakeBridge({ readClipboard: { ok: true, value: { text: 'a', html: '' } }, openExternal: { ok: true, value: undefined } });
    const { calls } = platformFromBridge(bridge);
    await expect(calls.readClipboard()).resolves.toEqual({ text: 'a', html: '' });
    await expect(calls.openExternal({ url: 'https://example.org/' })).resolves.toBeUndefined();
    expect(asked).toEqual([{ name: 'readClipboard', argument: undefined }, { name: 'openExternal', argument: { url: 'https://example.org/' } }]);
  });

  it('rejects with the sentence of a failed call', async () => {
    const { calls } = platformFromBridge(fakeBridge({ openExternal: { ok: false, message: 'Only web addresses can be opened.' } }).bridge);
    const failure = calls.openExternal({ url: 'file:///x' });
    await expect(failure).rejects.toBeInstanceOf(PlatformError);
    await expect(failure).rejects.toThrow('Only web addresses can be opened.');
  });

  it.each([undefined, { ok: true, value: { text: 7 } }, { ok: 'yes' }])('rejects an unreadable answer: %j', async (answer) => {
    const { calls } = platformFromBridge(fakeBridge({ readClipboard: answer }).bridge);
    await expect(calls.readClipboard()).rejects.toBeInstanceOf(PlatformError);
  });

  it('refuses a host that lacks a call of the contract', () => {
    const { bridge } = fakeBridge({});
    const { confirmClose: _left, ...others } = bridge.calls;
    expect(() => platformFromBridge({ ...bridge, calls: others })).toThrow('confirmClose');
  });

  it('parses pushes and unsubscribes', () => {
    const { bridge, listeners } = fakeBridge({});
    const heard = vi.fn();
    const unsubscribe = platformFromBridge(bridge).on('menuActionChosen', heard);
    listeners.get('menuActionChosen')?.({ actionId: 'undo', extra: 1 });
    expect(heard).toHaveBeenCalledExactlyOnceWith({ actionId: 'undo' });
    expect(() => listeners.get('menuActionChosen')?.({ actionId: 3 })).toThrow(PlatformError);
    unsubscribe();
    expect(listeners.has('menuActionChosen')).toBe(false);
  });
});
