import { useDeferredValue, useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { Span } from '../../../shared/domain/span';
import { findInText } from '../../../shared/search/findInText';
import type { ReaderView } from './readerView';

/** Finding words in the open text. */
export interface Find {
  readonly isOpen: boolean;
  readonly query: string;
  readonly isCaseSensitive: boolean;
  readonly matches: readonly Span[];
  /** Index of the match that is shown; −1 where there is none. */
  readonly current: number;
  open(): void;
  close(): void;
  setQuery(query: string): void;
  setCaseSensitive(isCaseSensitive: boolean): void;
  step(direction: -1 | 1): void;
}

const mostMatches = 5000;
const none: readonly Span[] = [];

function paint(view: ReaderView, name: string, spans: readonly Span[]): void {
  const ranges = spans.flatMap((span) => view.rangeOf(span) ?? []);
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges));
}

/** `painted` is what the page shows: when it changes, text nodes did too and the matches are painted anew. */
export function useFind(view: ReaderView, text: string, painted: unknown): Find {
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const [isCaseSensitive, setCaseSensitive] = useState(false);
  const [current, setCurrent] = useState(-1);
  const wanted = useDeferredValue(isOpen ? query : '');
  const matches = useMemo(
    () => (wanted.trim() === '' ? none : findInText(text, wanted, { caseSensitive: isCaseSensitive, limit: mostMatches })),
    [text, wanted, isCaseSensitive],
  );

  // New matches begin with the one at or after the caret.
  const [seenMatches, setSeenMatches] = useState(matches);
  if (matches !== seenMatches) {
    const from = Math.min(view.selection.get()?.anchor ?? 0, view.selection.get()?.focus ?? 0);
    setSeenMatches(matches);
    setCurrent(matches.length === 0 ? -1 : Math.max(0, matches.findIndex((match) => match.end > from)));
  }

  const show = useEffectEvent(() => {
    const match = matches[current];
    if (!match) return;
    view.show(match, 'visible');
    view.announce(`${current + 1} of ${matches.length}: ${text.slice(match.start, match.end + 40)}`);
  });
  useEffect(() => show(), [matches, current]);
  useEffect(() => {
    const match = matches[current];
    paint(view, 'find-match', matches.filter((each) => each !== match));
    paint(view, 'find-current', match ? [match] : []);
  }, [view, matches, current, painted]);
  useEffect(() => () => {
    CSS.highlights.delete('find-match');
    CSS.highlights.delete('find-current');
  }, []);

  return {
    isOpen,
    query,
    isCaseSensitive,
    matches,
    current,
    open() {
      const selection = view.selection.get();
      const selected = selection ? text.slice(Math.min(selection.anchor, selection.focus), Math.max(selection.anchor, selection.focus)) : '';
      if (selected !== '' && selected.length < 80 && !selected.includes('\n')) setQuery(selected);
      setOpen(true);
    },
    close() {
      const match = matches[current];
      setOpen(false);
      view.focus();
      if (match) view.select(match.start, match.end);
    },
    setQuery,
    setCaseSensitive,
    step(direction) {
      if (!isOpen) setOpen(true);
      if (matches.length > 0) setCurrent((current + direction + matches.length) % matches.length);
    },
  };
}
