import { useEffect, useMemo } from 'react';
import { trimBlocks, untrimBlocks, isTrimmed } from '../../../shared/domain/trims';
import { suggestTrims, type TrimSuggestion } from '../../../shared/importing/trimSuggestions';
import { countWords } from '../../../shared/importing/wordCount';
import type { Span } from '../../../shared/domain/span';
import { keepSuggestedTrims, setTrims } from '../../commands/trimCommands';
import { useServices } from '../../services';
import { useAfterPaint } from '../../ui/useAfterPaint';
import { useStore } from '../../workspace/store';
import { readerSessionOf } from './readerSession';
import { spanOfSelection, type ReaderView } from './readerView';
import type { Reading } from './useReading';

/** What of the open text is left out of reading, and what the program would leave out. */
export interface Trimming {
  /** What the program suggests and nobody has answered yet. */
  readonly suggestions: readonly TrimSuggestion[];
  readonly trimmedWords: number;
  readonly isShown: boolean;
  /** Whether the block at the caret is trimmed. */
  isTrimmedAtCaret(): boolean;
  trimSuggested(): Promise<void>;
  keepSuggested(): Promise<void>;
  /** Shows the next of the suggested lines. */
  lookAtSuggested(): void;
  /** Trims the blocks at the selection, or brings them back. */
  trimSelected(): Promise<void>;
  bringAllBack(): Promise<void>;
  show(isShown: boolean): void;
}

const none: readonly TrimSuggestion[] = [];

function paint(view: ReaderView, name: string, spans: readonly Span[]): void {
  const ranges = spans.flatMap((span) => view.rangeOf(span) ?? []);
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges));
}

/** `painted` is what the page shows: when it changes, text nodes did too. */
export function useTrims(view: ReaderView, reading: Reading, painted: unknown): Trimming {
  const { context, navigation } = useServices();
  const session = readerSessionOf(navigation);
  const isShown = useStore(session.showsTrimsOf) === reading.source.id;
  const { source, whole } = reading;
  const { id, trimmed, isTrimReviewed } = source;
  // A long text is drawn before it is looked through.
  const looked = useAfterPaint(whole, null);
  const found = useMemo(() => (isTrimReviewed || looked === null ? none : suggestTrims(looked)), [looked, isTrimReviewed]);
  const suggestions = useMemo(() => found.filter((suggestion) => !isTrimmed(suggestion, trimmed)), [found, trimmed]);
  const trimmedWords = useMemo(() => trimmed.reduce((sum, { start, end }) => sum + countWords(whole.text.slice(start, end)), 0), [whole, trimmed]);

  useEffect(() => {
    paint(view, 'trim-suggested', suggestions);
    paint(view, 'trimmed', isShown ? trimmed : []);
    return () => {
      CSS.highlights.delete('trim-suggested');
      CSS.highlights.delete('trimmed');
    };
  }, [view, suggestions, trimmed, isShown, painted]);

  const spanAtCaret = (): Span | null => {
    const selection = view.selection.get();
    return selection ? spanOfSelection(selection) : null;
  };
  const isTrimmedAtCaret = (): boolean => {
    const span = spanAtCaret();
    return span !== null && trimmed.length > 0 && trimmed.some(({ start, end }) => span.start >= start && span.start <= end);
  };

  return {
    suggestions,
    trimmedWords,
    isShown,
    isTrimmedAtCaret,
    async trimSuggested() {
      await setTrims(context, id, trimBlocks(whole, trimmed, suggestions), 'Trim text');
      view.announce(`${suggestions.length} ${suggestions.length === 1 ? 'line' : 'lines'} trimmed`);
    },
    keepSuggested: () => keepSuggestedTrims(context, id),
    lookAtSuggested() {
      const caret = view.selection.get()?.focus ?? -1;
      const next = suggestions.find(({ start }) => start > caret) ?? suggestions[0];
      if (!next) return;
      view.focus();
      view.select(next.start);
      view.show(next, 'center');
      view.flash(next);
      view.announce(`${next.reason}: ${whole.text.slice(next.start, next.end)}`);
    },
    async trimSelected() {
      const span = spanAtCaret();
      if (!span) {
        view.announce('Put the caret into the lines first');
        return;
      }
      const isBack = isTrimmedAtCaret();
      const trims = isBack ? untrimBlocks(whole, trimmed, [span]) : trimBlocks(whole, trimmed, [span]);
      await setTrims(context, id, trims, isBack ? 'Bring lines back' : 'Trim text');
      view.announce(isBack ? 'Brought back' : 'Trimmed');
    },
    async bringAllBack() {
      await setTrims(context, id, [], 'Bring lines back');
      view.announce('Everything is shown again');
    },
    show(isNowShown) {
      session.showsTrimsOf.set(isNowShown ? id : null);
    },
  };
}
