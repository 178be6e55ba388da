import { useEffect, useEffectEvent, useLayoutEffect, useState } from 'react';
import { useServices } from '../../services';
import { useStore } from '../../workspace/store';
import { createMarkPainter } from './nameMarks';
import type { MarkedName } from './nameRows';
import { readerSessionOf } from './readerSession';
import type { ReaderView } from './readerView';

interface NameMarksParts {
  readonly view: ReaderView;
  readonly surface: HTMLElement | null;
  readonly scroller: HTMLElement | null;
  readonly marks: readonly MarkedName[];
  /** What the page shows: when it changes, text nodes did too. */
  readonly painted: unknown;
  readonly isActive: boolean;
}

/** Marks names in what is in view and a screen around it, so that a long text costs no more than a short one. */
export function useNameMarks({ view, surface, scroller, marks, painted, isActive }: NameMarksParts): void {
  const [painter] = useState(createMarkPainter);
  const [near] = useState(() => new Set<Element>());
  const reviewed = useStore(readerSessionOf(useServices().navigation).reviewedPlace);
  const paint = useEffectEvent(() => painter.paint([...near].filter((section) => section.isConnected), marks));

  useLayoutEffect(() => paint(), [marks, painted]);
  useEffect(() => {
    if (!surface || !scroller) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) near.add(target);
          else near.delete(target);
        }
        paint();
      },
      { root: scroller, rootMargin: '100% 0px' },
    );
    const observe = (): void => {
      for (const section of surface.children) observer.observe(section);
    };
    observe();
    // Sections come and go where lines are trimmed.
    const changes = new MutationObserver(observe);
    changes.observe(surface, { childList: true });
    return () => {
      observer.disconnect();
      changes.disconnect();
      near.clear();
      painter.clear();
    };
  }, [surface, scroller, near, painter]);

  useLayoutEffect(() => {
    const range = reviewed && isActive ? view.rangeOf(reviewed) : null;
    if (!range) return undefined;
    CSS.highlights.set('name-reviewed', new Highlight(range));
    return () => {
      CSS.highlights.delete('name-reviewed');
    };
  }, [view, reviewed, isActive, painted]);
}
