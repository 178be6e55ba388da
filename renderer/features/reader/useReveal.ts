import { useEffect, useEffectEvent } from 'react';
import { touchesTrims } from '../../../shared/domain/trims';
import { useServices } from '../../services';
import { useStore } from '../../workspace/store';
import { readerSessionOf } from './readerSession';
import type { ReaderView } from './readerView';
import type { Reading } from './useReading';

/** Goes to the words that another part of the window asks for. */
export function useReveal(view: ReaderView, reading: Reading, surface: HTMLElement | null): void {
  const { navigation, notices } = useServices();
  const session = readerSessionOf(navigation);
  const target = useStore(navigation.reveal);
  const isOurs = target?.sourceId === reading.source.id;
  const located = target?.passageId ? reading.passages.find(({ passage }) => passage.id === target.passageId) : undefined;
  // A highlight made a moment ago is there only with the next answer of the database.
  const isReady = isOurs && surface !== null && (target.passageId === null || located !== undefined || target.span !== null);

  const go = useEffectEvent(() => {
    const span = located ? located.span : (target?.span ?? null);
    navigation.reveal.set(null);
    if (located) {
      navigation.selectedPassageId.set(located.passage.id);
      session.activeSourceId.set(reading.source.id);
    }
    if (!span) {
      notices.show({ tone: 'info', text: 'These words are no longer in the text. The highlight is kept under “To review”.' });
      return;
    }
    // Words that were trimmed are shown before they can be gone to.
    if (touchesTrims(span, reading.source.trimmed) && session.showsTrimsOf.get() !== reading.source.id) session.showsTrimsOf.set(reading.source.id);
    // Who goes through the list of highlights stays there.
    if (session.region.get() !== 'inspector') view.focus();
    view.select(span.start);
    view.show(span, 'center');
    view.flash(span);
  });
  useEffect(() => {
    if (isReady) go();
  }, [target, isReady]);
}
