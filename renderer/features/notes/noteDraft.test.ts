import { expect, it } from 'vitest';
import { createCountingIdMaker } from '../../../shared/domain/ids';
import type { NoteBlock } from '../../../shared/domain/noteBody';
import { dropDraft, fateOfDraft, keepDraft, type DraftShelf } from './noteDraft';

const id = createCountingIdMaker()('note');
const blocksOf = (text: string): NoteBlock[] => [{ kind: 'paragraph', children: [{ kind: 'text', text, marks: [] }] }];
const bodyOf = (text: string, updatedAt: string) => ({ id, updatedAt, blocks: blocksOf(text) });
const [first, second] = ['2024-05-01T10:00:00.000Z', '2024-05-01T10:05:00.000Z'];

function createShelf(): DraftShelf & { readonly items: Map<string, string> } {
  const items = new Map<string, string>();
  return { items, getItem: (key) => items.get(key) ?? null, setItem: (key, value) => void items.set(key, value), removeItem: (key) => void items.delete(key) };
}

it('goes on from the body it was typed into', () => {
  const shelf = createShelf();
  expect(keepDraft(shelf, id, { basedOn: first, blocks: blocksOf('typed') })).toBe(true);
  expect(fateOfDraft(shelf, id, bodyOf('old', first))).toEqual({ kind: 'continues', blocks: blocksOf('typed') });
  dropDraft(shelf, id);
  expect(fateOfDraft(shelf, id, bodyOf('old', first))).toEqual({ kind: 'none' });
});

it('goes on in a note that was never saved', () => {
  const shelf = createShelf();
  keepDraft(shelf, id, { basedOn: null, blocks: blocksOf('typed') });
  expect(fateOfDraft(shelf, id, null)).toEqual({ kind: 'continues', blocks: blocksOf('typed') });
});

it('is nothing where it was saved after all, and kept apart where the body became another', () => {
  const shelf = createShelf();
  keepDraft(shelf, id, { basedOn: first, blocks: blocksOf('typed') });
  expect(fateOfDraft(shelf, id, bodyOf('typed', second))).toEqual({ kind: 'none' });
  expect(fateOfDraft(shelf, id, bodyOf('theirs', second))).toEqual({ kind: 'apart', blocks: blocksOf('typed') });
});

it('takes nothing that is not a draft, and says where there is no room', () => {
  const shelf = createShelf();
  shelf.setItem(`note-draft ${id}`, '{"blocks":');
  expect(fateOfDraft(shelf, id, null)).toEqual({ kind: 'none' });
  const full: DraftShelf = { ...shelf, setItem: () => { throw new Error('full'); } };
  expect(keepDraft(full, id, { basedOn: null, blocks: [] })).toBe(false);
});
