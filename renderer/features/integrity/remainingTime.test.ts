import { expect, test } from 'vitest';
import { remainingMs, remainingSentence } from './remainingTime';

test.each([
  ['too early', 0.5, 100, null],
  ['too little done', 0.01, 10_000, null],
  ['half', 0.5, 4000, 4000],
  ['a tenth', 0.1, 2000, 18_000],
  ['done', 1, 4000, 0],
])('%s', (_name, share, elapsed, expected) => {
  const remaining = remainingMs(share, elapsed);
  if (expected === null) expect(remaining).toBeNull();
  else expect(remaining).toBeCloseTo(expected);
});

test.each([
  [null, 'Estimating how long it takes…'],
  [0, 'A few seconds left'],
  [11_200, 'About 15 seconds left'],
  [58_000, 'About 1 minute left'],
  [170_000, 'About 3 minutes left'],
])('%s ms', (ms, sentence) => {
  expect(remainingSentence(ms)).toBe(sentence);
});
