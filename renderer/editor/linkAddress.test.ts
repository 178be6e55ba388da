import { expect, it } from 'vitest';
import { completeUrl } from './linkAddress';

it.each([
  ['https://example.org/a?b=c', 'https://example.org/a?b=c'],
  [' example.org/report ', 'https://example.org/report'],
  ['desk@example.org', 'mailto:desk@example.org'],
  ['mailto:desk@example.org', 'mailto:desk@example.org'],
])('%s is %s', (typed, url) => {
  expect(completeUrl(typed)).toBe(url);
});

it.each(['', 'two words', 'javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'word'])('%s is no address', (typed) => {
  expect(completeUrl(typed)).toBeNull();
});
