import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DecidedPlaces, type DecidedPlace } from './decidedPlaces';

const place = fc.record({
  start: fc.nat(30), length: fc.integer({ min: 1, max: 8 }), entityId: fc.constantFrom('a', 'b'), status: fc.constantFrom('accepted' as const, 'rejected' as const), isHighlight: fc.boolean(),
}).map(({ length, ...rest }): DecidedPlace => ({ ...rest, end: rest.start + length }));

describe('what is decided in a text', () => {
  it('takes exactly the words that touch accepted ones', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 12 }), place, (places, asked) => {
        const accepted = places.filter(({ status }) => status === 'accepted');
        const isTaken = accepted.some((one) => (one.isHighlight ? one.start === asked.start && one.end === asked.end : one.start < asked.end && asked.start < one.end));
        const isRejected = places.some((one) => one.status === 'rejected' && one.start === asked.start && one.end === asked.end && one.entityId === asked.entityId);
        const decided = new DecidedPlaces(places);
        expect(decided.isTaken(asked)).toBe(isTaken);
        expect(decided.isRejected(asked, asked.entityId)).toBe(isRejected);
      }),
    );
  });
});
