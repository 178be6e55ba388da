import { expect, it } from 'vitest';
import { createCountingIdMaker } from '../../shared/domain/ids';
import { repairNoteBody } from './noteBodyRepair';

const id = createCountingIdMaker()('note');
const updatedAt = '2024-05-01T10:00:00.000Z';
const paragraph = { kind: 'paragraph', children: [{ kind: 'text', text: 'Kept', marks: [] }] };

it('leaves a good body as it is', () => {
  const body = { id, updatedAt, blocks: [paragraph, { kind: 'unknown', data: { kind: 'video', url: 'x' } }] };
  expect(repairNoteBody(id, body)).toEqual(body);
});

it('keeps a block it does not know, beside those it does', () => {
  const poll = { kind: 'poll', question: 'Who spoke?', options: ['A', 'B'] };
  expect(repairNoteBody(id, { id, updatedAt, blocks: [paragraph, poll, paragraph] }).blocks).toEqual([
    paragraph, { kind: 'unknown', data: poll }, paragraph,
  ]);
});

it('keeps an inline node it does not know without giving up its paragraph', () => {
  const sticker = { kind: 'sticker', code: 7 };
  const blocks = [{ kind: 'heading', level: 2, children: [...paragraph.children, sticker] }];
  expect(repairNoteBody(id, { id, updatedAt, blocks }).blocks).toEqual([
    { kind: 'heading', level: 2, children: [...paragraph.children, { kind: 'unknown', data: sticker }] },
  ]);
});

it('keeps a block that is broken in another way whole', () => {
  const broken = { kind: 'heading', level: 9, children: [] };
  expect(repairNoteBody(id, { id, updatedAt, blocks: [broken, null, 3] }).blocks).toEqual([
    { kind: 'unknown', data: broken }, { kind: 'unknown', data: null }, { kind: 'unknown', data: 3 },
  ]);
});

it('answers with a body even where there are no blocks at all', () => {
  expect(repairNoteBody(id, { id, updatedAt, blocks: 'gone' }).blocks).toEqual([{ kind: 'unknown', data: 'gone' }]);
  expect(repairNoteBody(id, 42).blocks).toEqual([{ kind: 'unknown', data: 42 }]);
});
