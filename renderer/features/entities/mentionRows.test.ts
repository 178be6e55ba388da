import { describe, expect, it } from 'vitest';
import { describeSpan } from '../../../shared/anchoring/anchor';
import type { EntityMentions } from '../../../shared/contracts/analysisContract';
import { createCountingIdMaker, type SourceId } from '../../../shared/domain/ids';
import { createFoundMention } from '../../../shared/domain/mention';
import { createSource, type Source } from '../../../shared/domain/source';
import { mentionCounts, mentionPlaces, mentionRows } from './mentionRows';

const text = 'Varga came. Varga left. Nobody saw Varga.';
const digest = 'a'.repeat(64);
const clock = () => '2024-01-01T00:00:00.000Z';

function setUp() {
  const ids = createCountingIdMaker();
  const entityId = ids('entity');
  const sources = ['First', 'Second'].map((title): Source => createSource({ title, format: 'text', textDigest: digest, bytesDigest: digest, textLength: text.length, wordCount: 8 }, clock, ids));
  const [first, second] = sources.map(({ id }) => id) as [SourceId, SourceId];
  const accepted = (sourceId: SourceId, start: number) => {
    const anchor = describeSpan(text, digest, { start, end: start + 5 });
    if (!anchor) throw new Error('There are no such words');
    return createFoundMention({ entityId, sourceId, anchor, status: 'accepted' }, clock, ids);
  };
  const found: EntityMentions = { sourceIds: [first, second], places: Uint32Array.from([0, 0, 5, 0, 0, 12, 17, 1, 1, 0, 5, 0]), done: 2, total: 2, finding: { ms: 0, units: 0 } };
  return { sources, first, second, accepted, found };
}

describe('the mentions of an entity', () => {
  it('are listed source by source, accepted ones among those that are not reviewed', () => {
    const { sources, first, accepted, found } = setUp();
    const bySource = mentionPlaces(found, [accepted(first, 35)]);
    expect(mentionRows(bySource, sources, 'all').map((row) => (row.kind === 'source' ? `${row.source.title} ${row.count}` : `${row.place.start} ${row.place.standing}`))).toEqual([
      'First 3', '0 open', '12 unclear', '35 accepted', 'Second 1', '0 open',
    ]);
    expect(mentionCounts(bySource)).toEqual({ accepted: 1, open: 3, sources: 2 });
    expect(mentionRows(bySource, sources, 'accepted').map(({ key }) => key)).toEqual([first, `${first} 35 40`]);
    expect(mentionRows(bySource, sources, 'open')).toHaveLength(5);
  });

  it('that were accepted a moment ago are not listed twice', () => {
    const { first, second, accepted, found } = setUp();
    const bySource = mentionPlaces(found, [accepted(first, 0), accepted(second, 0)]);
    expect(mentionCounts(bySource)).toEqual({ accepted: 2, open: 1, sources: 2 });
  });

  it('are the accepted ones before the library was looked through', () => {
    const { first, accepted } = setUp();
    expect(mentionCounts(mentionPlaces(null, [accepted(first, 0)]))).toEqual({ accepted: 1, open: 0, sources: 1 });
    expect(mentionCounts(mentionPlaces(null, []))).toEqual({ accepted: 0, open: 0, sources: 0 });
  });
});
