import { describe, expect, it } from 'vitest';
import { readClipboard, writeClipboard, type ClipboardContent } from './systemClipboard';

function earlier() {
  let held: ClipboardContent = { text: '', html: '' };
  return { readText: () => held.text, readHTML: () => held.html, write: (data: ClipboardContent) => { held = data; } };
}

function current() {
  let held = new Map<string, string>();
  return {
    read: () => Promise.resolve([{
      types: [...held.keys()],
      getType: (type: string) => {
        const text = held.get(type);
        return text === undefined ? Promise.reject(new Error('not there')) : Promise.resolve(new Blob([text]));
      },
    }]),
    write: (items: Record<string, string>[]) => {
      held = new Map(items.flatMap((item) => Object.entries(item)));
      return Promise.resolve();
    },
    writeText: (text: string) => {
      held = new Map([['text/plain', text]]);
      return Promise.resolve();
    },
  };
}

describe.each([['the earlier API', earlier], ['the current API', current]])('the clipboard with %s', (_name, make) => {
  it.each([{ text: 'tëxt', html: '<b>tëxt</b>' }, { text: 'plain', html: '' }, { text: '', html: '' }])('gives back %j', async (content) => {
    const clipboard = make();
    await writeClipboard(clipboard, content, (parts) => parts);
    expect(await readClipboard(clipboard)).toEqual(content);
  });
});

it('reads an empty clipboard', async () => {
  expect(await readClipboard(current())).toEqual({ text: '', html: '' });
});
