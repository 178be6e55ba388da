import { expect, it } from 'vitest';
import { relativeDate } from './relativeDate';

const now = new Date(2024, 4, 15, 18, 30).getTime();
const at = (...parts: readonly [number, number, number, number?, number?]): string => new Date(parts[0], parts[1], parts[2], parts[3] ?? 9, parts[4] ?? 0).toISOString();

it.each([
  [at(2024, 4, 15, 14, 5), '14:05'],
  [at(2024, 4, 14, 23, 59), 'yesterday'],
  [at(2024, 4, 13), 'Monday'],
  [at(2024, 1, 2), '2 Feb'],
  [at(2022, 11, 31), '31 Dec 2022'],
])('%s is %s', (time, text) => {
  expect(relativeDate(time, now, 'en-GB')).toBe(text);
});
