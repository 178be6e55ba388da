import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { ListMemory, scrollTopOf, scrollToShow, type HeldRow, type RowLayout } from './listMemory';
import { rowOffsets, rowWindow, type RowWindow } from './rowWindow';

interface RowWindowOptions {
  /** The same array as long as the rows are the same. */
  readonly keys: readonly string[];
  readonly estimatedHeight: number;
  /** The row that the keys act on: it stays in view when the rows change. */
  readonly activeKey?: string | null;
  readonly view?: string;
  /** Kept outside where the place shall outlive the list. */
  readonly memory?: ListMemory | undefined;
}

interface RowWindowState<Element extends HTMLElement> extends RowWindow {
  readonly list: RefObject<Element | null>;
  readonly memory: ListMemory;
  readonly viewHeight: number;
  /** A ref for each drawn row, which has its key as `data-key`. */
  measure(element: HTMLElement | null): (() => void) | undefined;
  onScroll(): void;
  /** Scrolls as little as needed to have a row in view. */
  show(key: string): void;
}

/** Rows drawn beyond the view on each side, in pixels: what a turn of the wheel brings is there already. */
const leastExtra = 600;

/** Which rows of a long list are drawn; keeps the list's place when rows come, go, change their height or their order. */
export function useRowWindow<Element extends HTMLElement>(options: RowWindowOptions): RowWindowState<Element> {
  const { keys, estimatedHeight, activeKey = null, view = '' } = options;
  const [own] = useState(() => new ListMemory());
  const memory = options.memory ?? own;
  const list = useRef<Element>(null);
  const shown = useRef<string | null>(null);
  const held = useRef<HeldRow | null>(null);
  const [viewHeight, setViewHeight] = useState(600);
  const [heights, setHeights] = useState(memory.heights);
  const [, setShows] = useState(0);
  const indexOf = useMemo(() => new Map(keys.map((key, index) => [key, index])), [keys]);
  const offsets = useMemo(() => rowOffsets(keys, heights, estimatedHeight), [keys, heights, estimatedHeight]);
  const layout: RowLayout = { view, keys, indexOf, offsets, viewHeight, activeKey };
  const [scrollTop, setScrollTop] = useState(() => memory.beginning(layout));
  const drawn = rowWindow(offsets, scrollTop, viewHeight, Math.max(leastExtra, viewHeight));

  const [observer] = useState(
    () =>
      new ResizeObserver((entries) => {
        const rows = entries.flatMap(({ target, borderBoxSize }) =>
          target instanceof HTMLElement && target.dataset['key'] !== undefined ? [[target.dataset['key'], borderBoxSize[0]?.blockSize ?? 0] as const] : [],
        );
        const box = entries.find(({ target }) => target instanceof HTMLElement && target.dataset['key'] === undefined);
        const isNews = memory.measured(rows);
        if (!isNews && !box) return;
        // Before it is painted, so that nothing is seen to jump.
        flushSync(() => {
          if (box && box.contentRect.height > 0) setViewHeight(box.contentRect.height);
          if (isNews) setHeights(memory.heights);
        });
      }),
  );
  const [measure] = useState(() => (element: HTMLElement | null) => {
    if (!element) return undefined;
    observer.observe(element);
    return () => observer.unobserve(element);
  });
  useEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    observer.observe(element);
    return () => observer.unobserve(element);
  }, [observer]);

  const scrollTo = (top: number): void => {
    const element = list.current;
    if (!element) return;
    if (Math.abs(element.scrollTop - top) >= 1) element.scrollTop = top;
    memory.scrolled(element.scrollTop);
    setScrollTop(element.scrollTop);
  };

  const drawnRow = (key: string): HTMLElement | null => list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`) ?? null;
  /** Of a drawn row: rows that were never drawn before are not as high as they were taken for. */
  const screenBox = (row: HTMLElement): { readonly top: number; readonly bottom: number } => {
    const edge = list.current?.getBoundingClientRect().top ?? 0;
    const { top, bottom } = row.getBoundingClientRect();
    return { top: top - edge, bottom: bottom - edge };
  };

  // After every commit, before it is painted: the place is kept, and what shall be shown is.
  const settle = useEffectEvent(() => {
    const element = list.current;
    if (!element) return;
    const current = { ...layout, viewHeight: element.clientHeight || viewHeight };
    if (memory.isLaidOutAs(current)) memory.remeasured(current);
    else {
      held.current = memory.laidOut(current);
      scrollTo(scrollTopOf(current, held.current));
    }
    const heldRow = held.current && drawnRow(held.current.key);
    if (held.current && heldRow) {
      const off = screenBox(heldRow).top - held.current.onScreen;
      if (Math.abs(off) >= 1) scrollTo(element.scrollTop + off);
      if (keys.slice(drawn.first, drawn.last).every((key) => memory.heights.has(key))) held.current = null;
    }
    if (shown.current === null) return;
    const row = drawnRow(shown.current);
    if (!row) {
      if (indexOf.has(shown.current)) scrollTo(scrollToShow(current, shown.current, element.scrollTop));
      return;
    }
    shown.current = null;
    const { top, bottom } = screenBox(row);
    if (top < 0) scrollTo(element.scrollTop + top);
    else if (bottom > current.viewHeight) scrollTo(element.scrollTop + bottom - current.viewHeight);
  });
  useLayoutEffect(() => settle());

  const leave = useEffectEvent((element: Element | null) => {
    memory.left(element !== null && element.contains(document.activeElement));
  });
  const arrive = useEffectEvent((element: Element | null) => {
    const isFree = document.activeElement === null || document.activeElement === document.body;
    if (element && memory.came(() => element.focus({ preventScroll: true })) && isFree) memory.focus();
  });
  useLayoutEffect(() => {
    const element = list.current;
    arrive(element);
    return () => leave(element);
  }, []);

  return {
    ...drawn,
    list,
    memory,
    viewHeight,
    measure,
    onScroll() {
      const element = list.current;
      if (!element) return;
      // The person scrolls: nothing is held against it.
      if (!memory.isScrolledTo(element.scrollTop)) held.current = null;
      memory.scrolled(element.scrollTop);
      const next = rowWindow(offsets, element.scrollTop, viewHeight, Math.max(leastExtra, viewHeight) / 2);
      // Drawn in the very frame that shows it: a list flung faster than it is drawn would be blank.
      if (next.first < drawn.first || next.last > drawn.last) flushSync(() => setScrollTop(element.scrollTop));
    },
    show(key) {
      shown.current = key;
      held.current = null;
      setShows((times) => times + 1);
    },
  };
}
