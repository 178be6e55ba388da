import { useEffect, type RefObject } from 'react';
import type { ReaderSession } from './readerSession';

/**
 * Keeps the session told of whether the person works in this part of the window. Dialogs, menus and the empty page
 * change nothing: who opened the palette over a text still works in the text.
 */
export function useRegion(session: ReaderSession, region: 'text' | 'inspector', root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onFocus = (event: FocusEvent): void => {
      const { target } = event;
      if (!(target instanceof Element)) return;
      if (root.current?.contains(target)) session.region.set(region);
      else if (!target.closest('[data-reader-region], [data-modal="true"], [role="dialog"], [role="listbox"], [role="menu"]') && session.region.get() === region) session.region.set(null);
    };
    const element = root.current;
    const onPointerDown = (): void => session.region.set(region);
    document.addEventListener('focusin', onFocus);
    element?.addEventListener('pointerdown', onPointerDown);
    return () => {
      document.removeEventListener('focusin', onFocus);
      element?.removeEventListener('pointerdown', onPointerDown);
      if (session.region.get() === region) session.region.set(null);
    };
  }, [session, region, root]);
}
