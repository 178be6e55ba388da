import { expect, it } from 'vitest';
import { createCountingIdMaker } from '../../../shared/domain/ids';
import { createNote } from '../../../shared/domain/note';
import type { NoteSummary } from '../../data/noteQueries';
import { excerptOf, filterNotes } from './noteListOrder';

const ids = createCountingIdMaker();
const clock = () => '2024-05-01T10:00:00.000Z';
const summary = (title: string, text: string): NoteSummary => ({ note: createNote({ title }, clock, ids), changedAt: clock(), text });
const summaries = [summary('Woodside', 'A floor under the relationship'), summary('Beijing', 'Détente is not on the table'), summary('', 'Loose words')];
const titles = (found: readonly NoteSummary[]) => found.map((each) => each.note.title);

it('finds notes by title and words, whatever the accents', () => {
  expect(titles(filterNotes(summaries, 'detente', 'changed'))).toEqual(['Beijing']);
  expect(titles(filterNotes(summaries, 'wood floor', 'changed'))).toEqual(['Woodside']);
  expect(titles(filterNotes(summaries, 'nothing', 'changed'))).toEqual([]);
});

it('sorts by title where asked, an untitled note by what it is called', () => {
  expect(titles(filterNotes(summaries, '', 'changed'))).toEqual(['Woodside', 'Beijing', '']);
  expect(titles(filterNotes(summaries, '', 'title'))).toEqual(['Beijing', '', 'Woodside']);
});

it('shows the words around what was typed', () => {
  const text = `${'Beginning words. '.repeat(20)}The guardrails stand here.`;
  expect(excerptOf(text, '')).toBe(text.slice(0, 160));
  expect(excerptOf(text, 'guardrails')).toContain('guardrails stand');
  expect(excerptOf(text, 'guardrails').startsWith('…')).toBe(true);
});
