import { describe, expect, it } from 'vitest';
import { isLocalAddress, isOwnOrigin, isOwnPage } from './appAddress';

describe('the own addresses', () => {
  it('knows the page, wherever in it', () => {
    expect(['app://ibidem/', 'app://ibidem/#note'].map(isOwnPage)).toEqual([true, true]);
    expect(['app://ibidem', 'app://ibidem/assets/a.js', 'app://ibidem.example/', 'about:blank', 'https://x/#app://ibidem/'].map(isOwnPage)).toEqual([false, false, false, false, false]);
  });

  it('knows the origin', () => {
    expect(['app://ibidem', 'app://ibidem/a'].map(isOwnOrigin)).toEqual([true, true]);
    expect(['app://ibidem.example', 'app://ibidem.example/', 'https://ibidem/', 'null', ''].map(isOwnOrigin)).toEqual([false, false, false, false, false]);
  });

  it('lets only local data and own files be requested', () => {
    expect(['app://ibidem/a.js', 'blob:app://ibidem/1', 'data:,x', 'devtools://devtools/x'].every(isLocalAddress)).toBe(true);
    expect(['http://127.0.0.1/', 'https://example.org/', 'ws://localhost/', 'file:///etc/passwd', 'app://other/', 'ftp://x/'].some(isLocalAddress)).toBe(false);
  });
});
