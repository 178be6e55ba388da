import { useStore } from '../../workspace/store';
import type { ReaderView } from './readerView';

/** Reads out what the keys selected. */
export function Announcer({ view }: { readonly view: ReaderView }) {
  const text = useStore(view.announcement);
  return <div role="status" aria-live="polite" className="visually-hidden">{text}</div>;
}
