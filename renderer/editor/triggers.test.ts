import { expect, it } from 'vitest';
import { triggerBefore } from './triggers';

it.each([
  ['/', { kind: 'blocks', typed: '', start: 0 }],
  ['words /head', { kind: 'blocks', typed: 'head', start: 6 }],
  ['@', { kind: 'mention', typed: '', start: 0 }],
  ['met (@Janet Yel', { kind: 'mention', typed: 'Janet Yel', start: 5 }],
  ['says [[guard rails', { kind: 'citation', typed: 'guard rails', start: 5 }],
  ['says [[', { kind: 'citation', typed: '', start: 5 }],
  ['says [[not this and @Jan', { kind: 'mention', typed: 'Jan', start: 20 }],
  ['met @Janet and [[guard', { kind: 'citation', typed: 'guard', start: 15 }],
  ['met @Janet at /tab', { kind: 'blocks', typed: 'tab', start: 14 }],
])('%s asks for a list', (text, trigger) => {
  expect(triggerBefore(text)).toEqual(trigger);
});

it.each(['and/or', '1/2', 'https://x', 'a@b.example', '@ home', '@Janet  ', '[one]', '[[done]]', 'plain', ''])('%s does not', (text) => {
  expect(triggerBefore(text)).toBeNull();
});
