import { describe, expect, it } from 'vitest';
import { createCountingIdMaker } from '../../../shared/domain/ids';
import { createPassageMention } from '../../../shared/domain/mention';
import { createPassage, type HighlightColor } from '../../../shared/domain/passage';
import { listHighlights, noFilter } from './highlightFilter';
import type { LocatedPassage } from './locatedPassages';

const ids = createCountingIdMaker();
let seconds = 0;
const clock = (): string => new Date(Date.UTC(2024, 0, 1, 0, 0, (seconds += 1))).toISOString();
const sourceId = ids('source');
const [tagId, entityId] = [ids('tag'), ids('entity')];

const located = (start: number, color: HighlightColor, isTagged = false): LocatedPassage => {
  const anchor = { start, end: start + 2, exact: 'ab', prefix: '', suffix: '', textDigest: '0'.repeat(64) };
  const passage = { ...createPassage({ sourceId, anchor, color }, clock, ids), tagIds: isTagged ? [tagId] : [] };
  return { status: 'exact', passage, span: { start, end: start + 2 } };
};
const [late, early, middle] = [located(20, 'amber'), located(1, 'violet', true), located(10, 'amber', true)];
const all = [late, early, middle];
const link = createPassageMention({ entityId, sourceId, anchor: late.passage.anchor, passageId: late.passage.id }, clock, ids);
const rejected = { ...createPassageMention({ entityId, sourceId, anchor: early.passage.anchor, passageId: early.passage.id }, clock, ids), status: 'rejected' as const };

describe('listHighlights', () => {
  it('sorts by place, age and color', () => {
    expect(listHighlights(all, [], noFilter, 'text')).toEqual([early, middle, late]);
    expect(listHighlights(all, [], noFilter, 'newest')).toEqual([middle, early, late]);
    expect(listHighlights(all, [], noFilter, 'color')).toEqual([middle, late, early]);
  });

  it('filters by color, tag and entity, and by all of them', () => {
    expect(listHighlights(all, [], { ...noFilter, color: 'amber' }, 'text')).toEqual([middle, late]);
    expect(listHighlights(all, [], { ...noFilter, tagId }, 'text')).toEqual([early, middle]);
    expect(listHighlights(all, [link, rejected], { ...noFilter, entityId }, 'text')).toEqual([late]);
    expect(listHighlights(all, [link, rejected], { color: 'amber', tagId, entityId }, 'text')).toEqual([]);
  });
});
