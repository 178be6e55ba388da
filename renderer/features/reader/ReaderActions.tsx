import { useMemo } from 'react';
import { useActions, usePreferences, useServices } from '../../services';
import type { Action } from '../../workspace/actions';
import { useStore } from '../../workspace/store';
import { caretActions, unitActions } from './caretActions';
import { highlightActions } from './highlightActions';
import { nameActions } from './nameActions';
import { readerSessionOf } from './readerSession';
import type { ReaderView } from './readerView';
import { shortWords } from './shortWords';
import { sourceActions } from './sourceActions';
import { trimActions } from './trimActions';
import type { Find } from './useFind';
import type { Highlighting } from './useHighlighting';
import { useLastColor } from './useLastColor';
import type { Reading } from './useReading';
import type { Trimming } from './useTrims';

interface ReaderActionsProps {
  readonly view: ReaderView;
  readonly reading: Reading;
  readonly highlighting: Highlighting;
  readonly find: Find;
  readonly trimming: Trimming;
  readonly isFocused: boolean;
  readonly surface: HTMLElement | null;
  askToDelete(): void;
  openOriginal(): void;
  editMeanings(): void;
  openLink(target: string): void;
}

function linkAt({ document }: Reading, offset: number): string | null {
  const block = document.blocks.find((each) => each.start <= offset && offset <= each.end);
  const mark = block?.marks.find((each) => each.kind === 'link' && each.start <= offset && offset <= each.end);
  return mark?.kind === 'link' ? mark.target : null;
}

/** Offers the actions of the text that the person works in; one reader at a time mounts it. */
export function ReaderActions({ view, reading, highlighting, find, trimming, isFocused, surface, askToDelete, openOriginal, editMeanings, openLink }: ReaderActionsProps) {
  const services = useServices();
  const preferences = usePreferences();
  const [lastColor] = useLastColor();
  const region = useStore(readerSessionOf(services.navigation).region);
  const goal = useMemo<{ x: number | null }>(() => ({ x: null }), []);
  const { document, meanings, passages } = reading;
  const focusText = (): void => {
    view.focus();
    if (!view.selection.get()) view.select(view.firstVisibleOffset() ?? 0);
  };
  const actions: readonly Action[] = [
    ...sourceActions({ services, preferences, reading, find, focusText, askToDelete, openOriginal }),
    ...highlightActions({
      highlighting, meanings, lastColor, isActive: region !== null, isFocused, count: passages.length,
      chooseAtCaret: () => {
        const selection = view.selection.get();
        if (!selection || !highlighting.chooseAt(selection.focus)) view.announce('No highlight here');
      },
    }),
    ...nameActions({ services, preferences, isActive: region !== null, focusText }),
    ...trimActions({ trimming, count: reading.source.trimmed.length, isFocused }),
    ...unitActions({ view, document, isFocused }),
    ...caretActions({ view, document, isFocused, surface: () => surface, goal }),
    { id: 'editColorMeanings', category: 'Highlights', label: 'Edit color meanings…', menu: { name: 'highlight', group: 6, order: 0 }, run: editMeanings },
    {
      id: 'selectWholeText', category: 'Reading by keyboard', label: 'Select the whole text', shortcut: 'Mod+a', isEnabled: isFocused, isHidden: true, runsWhileTyping: false,
      run() {
        view.select(0, document.text.length);
        view.announce(`${shortWords(document.text)}, selected`);
      },
    },
    {
      id: 'openLinkAtCaret', category: 'Reading by keyboard', label: 'Open the link at the caret', shortcut: 'o', isEnabled: isFocused, runsWhileTyping: false,
      run() {
        const target = linkAt(reading, view.selection.get()?.focus ?? 0);
        if (target === null) view.announce('No link here');
        else openLink(target);
      },
    },
  ];
  useActions('reader', actions);
  return null;
}
