import type { ReadingState } from '../../../shared/domain/source';

export const readingStateNames: Readonly<Record<ReadingState, string>> = { unread: 'Unread', reading: 'Reading', read: 'Read' };

/** How far one has come: an empty, a half and a full circle. Beside its own name it is only decoration. */
export function ReadingStateShape({ state, isDecoration = false }: { readonly state: ReadingState; readonly isDecoration?: boolean }) {
  return (
    <svg {...(isDecoration ? { 'aria-hidden': true } : { role: 'img', 'aria-label': readingStateNames[state] })} width={12} height={12} viewBox="0 0 12 12">
      <circle cx="6" cy="6" r="4.75" fill={state === 'read' ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="1.5" />
      {state === 'reading' ? <path d="M6 1.25 A4.75 4.75 0 0 1 6 10.75 Z" fill="currentColor" /> : null}
      {state === 'read' ? <path d="M3.7 6.2 5.3 7.8 8.4 4.4" fill="none" stroke="var(--panel)" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" /> : null}
    </svg>
  );
}
