import { describe, expect, it } from 'vitest';
import type { Finding } from '../data/recovery';
import { countsInWords, noticeOfFinding, sentenceOfRefusal } from './recoverySentences';

const rebuilt: Extract<Finding, { kind: 'rebuilt' }> = {
  kind: 'rebuilt', cause: 'missing', snapshotAt: null, changes: 3, gaps: [], damagedChunks: 0, passedOver: 0, isEndTorn: false, origin: null,
  counts: { sources: 1200, passages: 1, notes: 2, noteLinks: 9 }, quarantined: [],
};

describe('what is said after a start', () => {
  it('tells what happened and what was restored', () => {
    expect(noticeOfFinding(rebuilt)).toEqual({
      tone: 'problem',
      text: 'The notebook’s database was gone. It was restored from its journal: 1,200 articles, 1 highlight and 2 notes. Earlier steps can no longer be undone.',
    });
    expect(countsInWords({ settings: 3 })).toBe('no articles or notes');
  });

  it('names every loss', () => {
    const { text } = noticeOfFinding({
      ...rebuilt, cause: 'damaged', snapshotAt: '2024-05-03T12:00:00.000Z', gaps: [{ from: 4, to: 4 }, { from: 7, to: 9 }], damagedChunks: 1, passedOver: 2, isEndTorn: true,
      quarantined: [{ id: 'tags tag-1', table: 'tags', recordId: 'tag-1', problems: ['name: Expected text'], value: null, at: '' }],
    });
    expect(text).toContain('from the snapshot of ');
    expect(text).toContain('and 3 later changes');
    expect(text).toContain('2 damaged snapshots were passed over.');
    expect(text).toContain('1 part of the snapshot could not be read');
    expect(text).toContain('4 changes could not be read (number 4 and 7 to 9) and may be missing.');
    expect(text).toContain('the very last change may be missing.');
    expect(text).toContain('1 record was not readable and set aside: tag-1 in tags (name: Expected text).');
  });

  it('says why a notebook stays closed', () => {
    expect(sentenceOfRefusal({ status: 'newer', what: 'journal', found: 9, known: 2 })).toContain('The journal of this notebook was written by a newer version of Ibidem (format 9; this version knows up to 2). It was not touched.');
    expect(sentenceOfRefusal({ status: 'failed', reason: 'Internal error.', hasUnsoundCopy: true })).toBe(
      'The notebook could not be opened: Internal error. There is a journal, but it is not whole, so that the database was not replaced. Nothing was changed.',
    );
  });
});
