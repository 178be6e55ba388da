import { useCallback, useEffect, useRef, type UIEvent } from 'react';
import type { TagId } from '../../../shared/domain/ids';

interface TreePlace {
  ref(element: HTMLDivElement | null): void;
  onScroll(event: UIEvent): void;
}

/** How far the tree was scrolled, kept while the person looks elsewhere. */
const kept = { top: 0 };

/** Keeps the place of the codebook, and gives the tag that was looked at the focus when the person comes back from it. */
export function useTreePlace(shownId: TagId | null): TreePlace {
  const left = useRef<TagId | null>(shownId);
  const tree = useRef<HTMLDivElement | null>(null);
  const ref = useCallback((element: HTMLDivElement | null) => {
    tree.current = element;
    const wanted = kept.top;
    // Its rows are laid out after it is there.
    if (element && wanted > 0) requestAnimationFrame(() => { element.scrollTop = wanted; });
  }, []);
  useEffect(() => {
    const from = left.current;
    left.current = shownId;
    if (shownId !== null || from === null) return undefined;
    // Two frames: one that scrolls to the place, one that draws the row there.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => tree.current?.querySelector<HTMLElement>(`[data-key="${from}"]`)?.focus({ preventScroll: true }));
    });
    return () => cancelAnimationFrame(frame);
  }, [shownId]);
  return { ref, onScroll: ({ currentTarget }) => { kept.top = currentTarget.scrollTop; } };
}
