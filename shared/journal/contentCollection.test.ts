import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentsToRemove, shortestStayMs, type CollectionFacts } from './contentCollection';

const nowMs = Date.parse('2024-06-01T00:00:00Z');
const dayMs = 24 * 60 * 60 * 1000;
const facts: CollectionFacts = { named: new Set(['named']), isInUse: (digest) => digest === 'in use', beginningsMs: [nowMs - 10 * dayMs, nowMs - 3 * dayMs], nowMs };
const old = nowMs - 20 * dayMs;

describe('contentsToRemove', () => {
  it('lets go of what is old and named by nothing, and of nothing else', () => {
    const stored = ['named', 'in use', 'forgotten'].map((digest) => ({ digest, writtenAtMs: old }));
    expect(contentsToRemove(stored, facts)).toEqual(['forgotten']);
  });

  it('keeps what is younger than the oldest copy or than a day', () => {
    expect(contentsToRemove([{ digest: 'x', writtenAtMs: nowMs - 9 * dayMs }], facts)).toEqual([]);
    const young = { ...facts, beginningsMs: [nowMs] };
    expect(contentsToRemove([{ digest: 'x', writtenAtMs: nowMs - shortestStayMs }], young)).toEqual([]);
    expect(contentsToRemove([{ digest: 'x', writtenAtMs: nowMs - shortestStayMs - 1 }], young)).toEqual(['x']);
  });

  it('keeps everything where there is no copy or a time is none', () => {
    expect(contentsToRemove([{ digest: 'x', writtenAtMs: old }], { ...facts, beginningsMs: [] })).toEqual([]);
    expect(contentsToRemove([{ digest: 'x', writtenAtMs: old }], { ...facts, beginningsMs: [nowMs, Number.NaN] })).toEqual([]);
    expect(contentsToRemove([{ digest: 'x', writtenAtMs: Number.NaN }], facts)).toEqual([]);
  });

  it('never lets go of what is named, in use or young', () => {
    const storedArb = fc.array(fc.record({ digest: fc.constantFrom('a', 'b', 'c', 'named', 'in use'), writtenAtMs: fc.integer({ min: nowMs - 30 * dayMs, max: nowMs + dayMs }) }));
    fc.assert(fc.property(storedArb, fc.array(fc.integer({ min: nowMs - 30 * dayMs, max: nowMs })), (stored, beginningsMs) => {
      const going = contentsToRemove(stored, { ...facts, beginningsMs });
      expect(going.filter((digest) => digest === 'named' || digest === 'in use')).toEqual([]);
      const young = stored.filter(({ writtenAtMs }) => writtenAtMs >= nowMs - shortestStayMs || beginningsMs.some((beginning) => writtenAtMs >= beginning));
      const oldOnes = stored.filter((each) => !young.includes(each)).map(({ digest }) => digest);
      for (const digest of going) expect(oldOnes).toContain(digest);
    }));
  });
});
