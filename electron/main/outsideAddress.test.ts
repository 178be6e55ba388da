import { describe, expect, it } from 'vitest';
import { CallRefusal } from './callRefusal';
import { outsideAddress } from './outsideAddress';

describe('outsideAddress', () => {
  it.each([
    ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
    ['HTTP://Example.org', 'http://example.org/'],
    ['mailto:someone@example.org', 'mailto:someone@example.org'],
  ])('lets %s through', (text, address) => {
    expect(outsideAddress(text)).toBe(address);
  });

  it.each(['file:///etc/passwd', 'javascript:alert(1)', 'app://ibidem/', 'smb://host/share', 'ms-msdt:/id', 'data:text/html,x', '', 'example.org', '//example.org', 'C:\\Windows\\System32\\calc.exe', 'https://user:secret@example.org/', `https://example.org/${'a'.repeat(8000)}`])(
    'refuses %s', (text) => {
      expect(() => outsideAddress(text)).toThrow(CallRefusal);
    });
});
