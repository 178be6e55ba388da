import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { Toolbar } from 'react-aria-components';
import { Clipboard, MessageSquareText, Quote, Tag, UserPlus } from 'lucide-react';
import { highlightColors, type HighlightColor } from '../../../shared/domain/passage';
import { useServices } from '../../services';
import { ActionButton } from '../../ui/ActionButton';
import { IconButton } from '../../ui/Button';
import { useStore } from '../../workspace/store';
import { ColorSwatch } from './ColorSwatch';
import { spanOfSelection, type ReaderView } from './readerView';
import styles from './SelectionToolbar.module.css';

interface SelectionToolbarProps {
  readonly view: ReaderView;
  readonly meanings: Readonly<Record<HighlightColor, string>>;
  readonly frame: HTMLElement | null;
  /** The words are wanted for something else than a new highlight. */
  readonly isOff: boolean;
}

const gap = 8;

const tools = [
  { actionId: 'commentHighlight', icon: MessageSquareText },
  { actionId: 'tagHighlight', icon: Tag },
  { actionId: 'linkEntityToHighlight', icon: UserPlus },
  { actionId: 'citeHighlight', icon: Quote },
  { actionId: 'copyQuotation', icon: Clipboard },
] as const;

/** What can be done with the selected words, beside them. */
export function SelectionToolbar({ view, meanings, frame, isOff }: SelectionToolbarProps) {
  const { actions } = useServices();
  const selection = useStore(view.selection);
  const isSelecting = useStore(view.isSelecting);
  const own = useRef<HTMLDivElement | null>(null);
  const [dismissed, setDismissed] = useState<object | null>(null);
  const isShown = !isOff && selection !== null && selection.anchor !== selection.focus && !isSelecting && dismissed !== selection;

  const place = useEffectEvent(() => {
    const element = own.current;
    if (!element || !selection || !frame) return;
    const rects = view.rangeOf(spanOfSelection(selection))?.getClientRects();
    const first = rects?.[0];
    const last = rects?.[rects.length - 1];
    if (!first || !last) return;
    const bounds = frame.getBoundingClientRect();
    // Beside words that were scrolled away it would stand for nothing, unless somebody is using it.
    const isAway = last.bottom < bounds.top || first.top > bounds.bottom;
    element.style.visibility = isAway && !element.contains(document.activeElement) ? 'hidden' : 'visible';
    const { width, height } = element.getBoundingClientRect();
    const above = first.top - height - gap;
    const below = last.bottom + gap;
    const top = above >= bounds.top + gap ? above : below + height <= bounds.bottom - gap ? below : bounds.top + gap;
    const middle = (first.left + Math.min(first.right, bounds.right)) / 2;
    const left = middle - width / 2;
    element.style.top = `${Math.min(Math.max(top, bounds.top + gap), bounds.bottom - height - gap) - bounds.top}px`;
    element.style.left = `${Math.max(Math.min(left, bounds.right - width - gap), bounds.left + gap) - bounds.left}px`;
  });

  useLayoutEffect(() => {
    if (isShown) place();
  }, [isShown, selection]);
  useEffect(() => {
    if (!isShown || !frame) return undefined;
    const onMove = (): void => place();
    frame.addEventListener('scroll', onMove, { capture: true, passive: true });
    // The words move with the window, with the text's size and width, and with a bar that opens above them.
    const observer = new ResizeObserver(onMove);
    observer.observe(frame);
    const column = frame.querySelector('article');
    if (column) observer.observe(column);
    return () => {
      frame.removeEventListener('scroll', onMove, { capture: true });
      observer.disconnect();
    };
  }, [isShown, frame]);
  const onEscape = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !isShown) return;
    const isOurs = own.current?.contains(document.activeElement) || view.hasFocus();
    if (!isOurs) return;
    event.preventDefault();
    setDismissed(selection);
    view.focus();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onEscape(event);
    window.addEventListener('keydown', listener, true);
    return () => window.removeEventListener('keydown', listener, true);
  }, []);

  if (!isShown) return null;
  return (
    <div
      ref={own}
      className={styles['toolbar']}
      // Pressing a button must not take the words out of the selection.
      onMouseDown={(event) => event.preventDefault()}
    >
      <Toolbar aria-label="Selected words" className={styles['row'] ?? ''}>
        {highlightColors.map((color, index) => (
          <IconButton key={color} label={`Highlight as ${meanings[color]}`} shortcut={String(index + 1)} onPress={() => actions.run(`highlight-${color}`)}>
            <ColorSwatch color={color} />
          </IconButton>
        ))}
        <span className={styles['line']} role="separator" aria-orientation="vertical" />
        {tools.map(({ actionId, icon: Icon }) => (
          <ActionButton key={actionId} actions={actions} actionId={actionId} canDisable={false}><Icon aria-hidden /></ActionButton>
        ))}
      </Toolbar>
    </div>
  );
}
