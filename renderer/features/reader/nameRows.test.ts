import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeSpan } from '../../../shared/anchoring/anchor';
import type { ArticleNames } from '../../../shared/contracts/analysisContract';
import { createEntity, type Entity, type EntityKind } from '../../../shared/domain/entity';
import { createCountingIdMaker, type EntityId } from '../../../shared/domain/ids';
import { createFoundMention, createPassageMention, type Mention } from '../../../shared/domain/mention';
import type { Span } from '../../../shared/domain/span';
import { marksOf, placesOfWords, reviewOf, type NameRow } from './nameRows';

const text = 'Li met Varga. Li left. Varga and Aalto stayed; Aalto slept.';
const clock = () => '2024-01-01T00:00:00.000Z';
const digest = 'a'.repeat(64);

function setUp() {
  const ids = createCountingIdMaker();
  const sourceId = ids('source');
  const [qiang, hui, varga] = ['Li Qiang', 'Li Hui', 'Ilse Varga'].map((name) => createEntity({ kind: 'person', name }, clock, ids)) as [Entity, Entity, Entity];
  const spansOf = (words: string): readonly Span[] => [...text.matchAll(new RegExp(words, 'g'))].map(({ index }) => ({ start: index, end: index + words.length }));
  const candidate = ({ id }: Entity) => ({ entityId: id, nameKind: 'name' as const, score: 0.5, reason: 'noReason' as const });
  const names: ArticleNames = {
    sourceId,
    groups: [
      { words: 'Li', candidates: [candidate(qiang), candidate(hui)], isAmbiguous: true },
      { words: 'Varga', candidates: [candidate(varga)], isAmbiguous: false },
    ],
    places: Uint32Array.from([...spansOf('Li').map((span) => [span, 0] as const), ...spansOf('Varga').map((span) => [span, 1] as const)].sort((a, b) => a[0].start - b[0].start).flatMap(([{ start, end }, group]) => [start, end, group])),
    proposals: [{ name: 'Aalto', kind: 'organization', forms: ['Aalto'], spans: spansOf('Aalto'), confidence: 0.7 }],
    tookMs: 0,
  };
  const entities = new Map<EntityId, Entity>([qiang, hui, varga].map((entity) => [entity.id, entity]));
  const said = (entity: Entity, span: Span | undefined, status: 'accepted' | 'rejected'): Mention => {
    const anchor = span && describeSpan(text, digest, span);
    if (!anchor) throw new Error('There are no such words');
    return createFoundMention({ entityId: entity.id, sourceId, anchor, status }, clock, ids);
  };
  const review = (mentions: readonly Mention[] = [], kinds: ReadonlyMap<string, EntityKind> = new Map()) => reviewOf(names, mentions, entities, kinds);
  return { ids, sourceId, qiang, hui, varga, names, entities, spansOf, said, review };
}

const shape = (rows: readonly NameRow[]): readonly unknown[] => rows.map(({ group, name, places }) => [group, name, places.length]);

describe('the rows of a review', () => {
  it('are who is unclear, who is known, who is new', () => {
    const { review } = setUp();
    expect(shape(review().rows)).toEqual([['unclear', 'Li', 2], ['known', 'Ilse Varga', 2], ['unknown', 'Aalto', 2]]);
    expect(review().openCount).toBe(3);
    expect(review().rows[1]?.forms).toEqual(['Varga']);
  });

  it('lose what was decided, place by place, and say what was accepted', () => {
    const { review, said, spansOf, varga, hui, qiang } = setUp();
    const [first, second] = spansOf('Varga');
    expect(shape(review([said(varga, first, 'accepted')]).rows)).toEqual([['unclear', 'Li', 2], ['known', 'Ilse Varga', 1], ['unknown', 'Aalto', 2], ['accepted', 'Ilse Varga', 1]]);
    expect(shape(review([said(varga, first, 'rejected'), said(varga, second, 'rejected')]).rows)).toEqual([['unclear', 'Li', 2], ['unknown', 'Aalto', 2]]);
    // Of two who might be meant one is left: now a suggestion. None left: nothing.
    const [li] = spansOf('Li');
    expect(shape(review([said(hui, li, 'rejected')]).rows)).toEqual([['unclear', 'Li', 1], ['known', 'Li Qiang', 1], ['known', 'Ilse Varga', 2], ['unknown', 'Aalto', 2]]);
    expect(shape(review([said(hui, li, 'rejected'), said(qiang, li, 'rejected')]).rows)).toEqual([['unclear', 'Li', 1], ['known', 'Ilse Varga', 2], ['unknown', 'Aalto', 2]]);
  });

  it('drop a proposal that was accepted before the worker has heard of it, and keep the kind that a person chose', () => {
    const { review, said, spansOf, varga } = setUp();
    expect(shape(review(spansOf('Aalto').map((span) => said(varga, span, 'accepted'))).rows).map((row) => JSON.stringify(row))).not.toContain('["unknown","Aalto",2]');
    const key = review().rows[2]?.key ?? '';
    expect(review([], new Map([[key, 'person']])).rows[2]?.kind).toBe('person');
  });

  it('leave words alone that are a highlight linked to an entity', () => {
    const { review, said, spansOf, varga, ids, sourceId } = setUp();
    const [first] = spansOf('Varga');
    const { anchor } = said(varga, first, 'accepted');
    const linked = createPassageMention({ entityId: varga.id, sourceId, anchor, passageId: ids('passage') }, clock, ids);
    expect(shape(review([linked]).rows)).toContainEqual(['known', 'Ilse Varga', 1]);
    expect(review([linked]).rows.some(({ group }) => group === 'accepted')).toBe(false);
  });

  it('give the places that are written alike, and marks none over another', () => {
    const { review, said, spansOf, hui } = setUp();
    const rows = review([said(hui, spansOf('Li')[0], 'rejected')]).rows;
    expect(placesOfWords(rows, 'Li').map(({ start }) => start).sort()).toEqual(spansOf('Li').map(({ start }) => start).sort());
    const place = fc.record({ start: fc.nat(40), length: fc.integer({ min: 1, max: 6 }) }).map(({ start, length }) => ({ start, end: start + length, words: '', candidates: [], mentionId: null }));
    fc.assert(
      fc.property(fc.array(fc.array(place, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (all) => {
        const marks = marksOf(all.map((places, index): NameRow => ({ group: 'known', key: String(index), name: '', kind: null, entityId: null, forms: [], places })));
        return marks.every((mark, index) => mark.start >= (marks[index - 1]?.end ?? 0) && mark.row.places[mark.index]?.start === mark.start);
      }),
    );
  });
});
