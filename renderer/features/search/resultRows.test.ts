import { describe, expect, it } from 'vitest';
import type { SearchGroup } from '../../../shared/contracts/searchContract';
import type { NoteId, PassageId } from '../../../shared/domain/ids';
import { queryPieces, withCondition } from './queryPieces';
import { notShownOf, resultRows } from './resultRows';

const group: SearchGroup = {
  kind: 'note', id: 'not-0000000000000001' as NoteId, title: { text: 'Ferry', marks: [] }, places: 4, highlights: 2, opening: '',
  hits: [
    { kind: 'text', place: { start: 7, end: 9 }, text: 'a ferry', marks: [{ start: 2, end: 7 }], isCutBefore: false, isCutBehind: true },
    { kind: 'highlight', id: 'psg-0000000000000001' as PassageId, color: 'green', text: 'ferry', marks: [], comment: null },
  ],
};

describe('lines of results', () => {
  it('are what was found in and its places, each with an id of its own', () => {
    expect(resultRows([group]).map(({ id, kind }) => [id, kind])).toEqual([
      ['not-0000000000000001', 'group'], ['not-0000000000000001:7', 'hit'], ['psg-0000000000000001', 'hit'],
    ]);
  });

  it('say how much of a document is not shown', () => {
    expect(notShownOf(group)).toBe('3 more places, 1 more highlight');
    expect(notShownOf({ ...group, places: 1, highlights: 1 })).toBe('');
  });
});

describe('the typed query', () => {
  it('is cut where remarks begin and end', () => {
    const remarks = [{ start: 2, end: 4, sentence: 'x' }, { start: 3, end: 6, sentence: 'y' }];
    expect(queryPieces('abcdefgh', remarks).map(({ text, isWrong }) => `${text}${isWrong ? '!' : ''}`)).toEqual(['ab', 'c!', 'd!', 'ef!', 'gh']);
    expect(queryPieces('', [])).toEqual([]);
  });

  it('takes one more condition', () => {
    expect(withCondition('', 'tag:')).toBe('tag:');
    expect(withCondition('trade ', 'tag:')).toBe('trade tag:');
    expect(withCondition('a OR b', 'tag:')).toBe('(a OR b) tag:');
    expect(withCondition('(a OR b)', 'tag:')).toBe('(a OR b) tag:');
  });
});
