import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { useStore } from '../../workspace/store';
import type { ReaderView } from './readerView';
import styles from './SourcePane.module.css';

/** The caret of the text; the browser shows none where nothing can be typed. Seen while the text has the focus. */
export function ReadingCaret({ view, surface, layoutKey }: { readonly view: ReaderView; readonly surface: HTMLElement | null; readonly layoutKey: string }) {
  const selection = useStore(view.selection);
  const own = useRef<HTMLDivElement | null>(null);
  const place = useEffectEvent(() => {
    const element = own.current;
    const parent = element?.offsetParent;
    if (!element || !parent) return;
    const box = selection ? view.caretRect(selection.focus) : null;
    element.hidden = box === null;
    if (!box) return;
    const origin = parent.getBoundingClientRect();
    element.style.translate = `${box.left - origin.left}px ${box.top - origin.top}px`;
    element.style.height = `${box.height}px`;
    // Started anew, so that the caret is seen while it moves.
    for (const animation of element.getAnimations()) animation.currentTime = 0;
  });
  useLayoutEffect(() => place(), [selection, layoutKey]);
  useEffect(() => {
    if (!surface) return undefined;
    const observer = new ResizeObserver(() => place());
    observer.observe(surface);
    return () => observer.disconnect();
  }, [surface]);
  return <div ref={own} className={styles['caret']} hidden aria-hidden />;
}
