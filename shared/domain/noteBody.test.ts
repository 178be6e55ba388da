import { expect, it } from 'vitest';
import type { NoteInline, NoteList } from './noteBody';
import { plainTextOf } from './noteBody';

const words = (text: string): NoteInline[] => [{ kind: 'text', text, marks: [] }];
const list = (...items: NoteList['items']): NoteList => ({ kind: 'list', style: 'bullet', start: 1, items });

it('keeps items and cells apart', () => {
  const nested = list({ isChecked: null, children: words('under it'), lists: [] });
  expect(plainTextOf([
    list({ isChecked: null, children: words('one'), lists: [nested] }, { isChecked: null, children: words('two'), lists: [] }),
    { kind: 'table', rows: [[{ isHeader: true, children: words('Date') }, { isHeader: true, children: words('Place') }]] },
  ])).toBe('one\nunder it\ntwo\nDate\nPlace');
});
