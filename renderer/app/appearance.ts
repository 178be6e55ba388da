import { useEffect, useSyncExternalStore } from 'react';
import { usePreferences, useServices } from '../services';

const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');

function subscribeToSystem(listener: () => void): () => void {
  darkQuery.addEventListener('change', listener);
  return () => darkQuery.removeEventListener('change', listener);
}

/** Turns the preferred theme into the document's, and tells the host so that title bar and menus agree. */
export function useAppearance(): void {
  const { platform } = useServices();
  const { theme, textSize, columnWidth } = usePreferences();
  const isSystemDark = useSyncExternalStore(subscribeToSystem, () => darkQuery.matches);
  const shown = theme === 'system' ? (isSystemDark ? 'dark' : 'light') : theme;
  useEffect(() => {
    const { style, dataset } = document.documentElement;
    dataset['theme'] = shown;
    style.setProperty('--reading-size', `${textSize}px`);
    style.setProperty('--reading-column', `${columnWidth}ch`);
  }, [shown, textSize, columnWidth]);
  useEffect(() => {
    void platform.calls.setAppearance({ appearance: theme });
  }, [platform, theme]);
}
