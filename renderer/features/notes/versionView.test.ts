import { describe, expect, it } from 'vitest';
import { createCountingIdMaker } from '../../../shared/domain/ids';
import type { NoteBlock } from '../../../shared/domain/noteBody';
import { createNoteVersion } from '../../../shared/domain/noteVersion';
import { compareNotes } from '../../../shared/history/noteComparison';
import type { VersionEntry } from '../../data/noteVersionQueries';
import { stretchesOf } from './comparedStretches';
import { versionDays } from './versionDays';

const noteId = createCountingIdMaker()('note');
const entry = (at: Date): VersionEntry => ({
  version: createNoteVersion({ noteId, savedAt: at.toISOString(), keptAt: at.toISOString(), reason: 'edited', title: '', blocks: [] }), wordCount: 0, size: null,
});

it('puts versions under their days, as a person names them', () => {
  const now = new Date(2026, 4, 20, 12).getTime();
  const entries = [new Date(2026, 4, 20, 9), new Date(2026, 4, 20, 0, 5), new Date(2026, 4, 19, 23, 55), new Date(2026, 3, 2, 8), new Date(2025, 3, 2, 8)].map(entry);
  expect(versionDays(entries, now, 'en-GB').map(({ label, entries: ofDay }) => [label, ofDay.length])).toEqual([
    ['Today', 2], ['Yesterday', 1], ['Thursday 2 April', 1], ['2 April 2025', 1],
  ]);
});

describe('stretchesOf', () => {
  const lines = (...texts: readonly string[]): NoteBlock[] => texts.map((text) => ({ kind: 'paragraph', children: text === '' ? [] : [{ kind: 'text', text, marks: [] }] }));
  const kinds = (before: readonly NoteBlock[], after: readonly NoteBlock[]) => stretchesOf(compareNotes(before, after)).map(({ kind, start, lines: held }) => [kind, start, held.length]);

  it('folds what did not change, but for a line around each change', () => {
    const before = lines('one', 'two', 'three', 'four', 'five', 'six', 'seven');
    expect(kinds(before, lines('one', 'two', 'three', 'FOUR', 'five', 'six', 'seven'))).toEqual([['folded', 0, 2], ['shown', 2, 4], ['folded', 6, 2]]);
    expect(kinds(before, before)).toEqual([['folded', 0, 7]]);
  });

  it('leaves a single line unfolded and blank lines out', () => {
    expect(kinds(lines('one', '', 'two', 'three'), lines('one', 'two', '', 'THREE'))).toEqual([['shown', 0, 1], ['shown', 1, 3]]);
  });
});
