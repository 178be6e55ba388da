import { expect, test } from 'vitest';
import type { QuarantinedRecord } from '../../data/journalStores';
import { quarantineText, titleOf, valueText } from './quarantineText';

const record: QuarantinedRecord = {
  id: 'tags tag-1', table: 'tags', recordId: 'tag-1', problems: ['name: Expected a text'], value: { id: 'tag-1', name: 7 }, at: '2024-05-03T12:00:00.000Z',
};

test.each([
  [{ a: 1, b: [true, null] }, '{\n  "a": 1,\n  "b": [\n    true,\n    null\n  ]\n}'],
  [{ bytes: new Uint8Array(5) }, '{\n  "bytes": "5 bytes"\n}'],
  [{ big: 5n, none: undefined }, '{\n  "big": "5",\n  "none": "undefined"\n}'],
  ['{"torn', '"{\\"torn"'],
  [null, 'null'],
])('%o is shown', (value, text) => {
  expect(valueText(value)).toBe(text);
});

test('names a record by its words, else by its id', () => {
  expect(titleOf(record)).toBe('Tag tag-1');
  expect(titleOf({ ...record, table: 'notes', value: { title: 'On tides' } })).toBe('Note “On tides”');
});

test('copies all that is known', () => {
  expect(quarantineText(record)).toBe('Tag tag-1\ntags tag-1, set aside 2024-05-03T12:00:00.000Z\n- name: Expected a text\n\n{\n  "id": "tag-1",\n  "name": 7\n}\n');
});
