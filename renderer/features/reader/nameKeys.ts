import type { KeyboardEvent } from 'react';
import { isTypingTarget } from '../../workspace/keys';

/** What a key means in the review of names. */
export type NameKey =
  | { readonly kind: 'move'; readonly to: 'next' | 'previous' | 'first' | 'last' }
  | { readonly kind: 'place'; readonly step: 1 | -1 }
  | { readonly kind: 'accept' | 'reject'; readonly reach: 'place' | 'all' }
  | { readonly kind: 'number'; readonly number: number; readonly reach: 'place' | 'all' }
  | { readonly kind: 'merge' | 'nextKind' | 'toggleMarks' | 'open' | 'undo' | 'redo' | 'leave' };

const named: Readonly<Record<string, NameKey>> = {
  arrowdown: { kind: 'move', to: 'next' }, arrowup: { kind: 'move', to: 'previous' }, home: { kind: 'move', to: 'first' }, end: { kind: 'move', to: 'last' },
  arrowright: { kind: 'place', step: 1 }, arrowleft: { kind: 'place', step: -1 },
  enter: { kind: 'accept', reach: 'place' }, a: { kind: 'accept', reach: 'place' }, 'shift+a': { kind: 'accept', reach: 'all' },
  x: { kind: 'reject', reach: 'place' }, 'shift+x': { kind: 'reject', reach: 'all' }, m: { kind: 'merge' }, k: { kind: 'nextKind' },
  t: { kind: 'toggleMarks' }, o: { kind: 'open' }, z: { kind: 'undo' }, 'shift+z': { kind: 'redo' }, escape: { kind: 'leave' },
};

/** The meaning of a key; null where it means nothing here, or where somebody types. */
export function nameKeyOf(event: KeyboardEvent): NameKey | null {
  if (event.ctrlKey || event.metaKey || isTypingTarget(event.target)) return null;
  // By its place on the keyboard: with Alt some keyboards write another sign.
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
  if (digit !== undefined && !event.shiftKey) return { kind: 'number', number: Number(digit), reach: event.altKey ? 'place' : 'all' };
  if (event.altKey) return null;
  // Enter and the arrows belong to a button or a field that has the focus.
  const isList = event.target instanceof HTMLElement && event.target.getAttribute('role') === 'listbox';
  if (!isList && /^(?:Enter|Arrow|Home|End)/.test(event.key)) return null;
  return named[`${event.shiftKey ? 'shift+' : ''}${event.key.toLowerCase()}`] ?? null;
}
