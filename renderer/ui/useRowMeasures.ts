import { useState } from 'react';

interface RowMeasures {
  /** Height by `data-key` of every row that was drawn. */
  readonly heights: ReadonlyMap<string, number>;
  readonly viewHeight: number;
  /** A ref for each row and for the list itself. */
  measure(element: HTMLElement | null): (() => void) | undefined;
}

/** The heights of drawn rows and of the view, as they are on the screen. */
export function useRowMeasures(): RowMeasures {
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const [viewHeight, setViewHeight] = useState(600);
  const [observer] = useState(
    () =>
      new ResizeObserver((entries) => {
        const rows = entries.flatMap(({ target }) =>
          target instanceof HTMLElement && target.dataset['key'] ? [[target.dataset['key'], target.offsetHeight] as const] : [],
        );
        const view = entries.find(({ target }) => target.getAttribute('role') === 'listbox' || target.tagName === 'UL');
        if (view) setViewHeight(view.contentRect.height);
        setHeights((known) => {
          const changed = rows.filter(([key, height]) => height > 0 && known.get(key) !== height);
          return changed.length === 0 ? known : new Map([...known, ...changed]);
        });
      }),
  );
  const [measure] = useState(() => (element: HTMLElement | null) => {
    if (!element) return undefined;
    observer.observe(element);
    return () => observer.unobserve(element);
  });
  return { heights, viewHeight, measure };
}
