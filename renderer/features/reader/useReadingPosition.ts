import * as v from 'valibot';
import { useEffect, useEffectEvent } from 'react';
import type { Source } from '../../../shared/domain/source';
import { noticeReading } from '../../commands/sourceCommands';
import { readMemory, writeMemory } from '../../data/preferences';
import { useServices } from '../../services';
import type { ReaderView } from './readerView';

const offsetSchema = v.pipe(v.number(), v.integer(), v.minValue(0));
const settleMs = 400;
/** Scrolled so far, somebody reads rather than looks. */
const readingDistance = 80;

/** Keeps where the person was in a text, brings them back there, and notices that an unread text is being read. */
export function useReadingPosition(view: ReaderView, source: Source, scroller: HTMLElement | null): void {
  const { context, database, navigation } = useServices();
  const key = `position:${source.id}`;
  const restore = useEffectEvent(async (isStale: () => boolean) => {
    const offset = await readMemory(database, key, offsetSchema);
    const goesElsewhere = navigation.reveal.get()?.sourceId === source.id;
    if (isStale() || goesElsewhere || offset === null || offset === 0) return;
    view.show({ start: Math.min(offset, source.textLength), end: Math.min(offset, source.textLength) }, 'top');
  });
  const notice = useEffectEvent(() => {
    if (source.readingState === 'unread') void noticeReading(context, source.id);
  });

  useEffect(() => {
    if (!scroller) return undefined;
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isPending = false;
    let isNoticed = false;
    const keep = (): void => {
      isPending = false;
      const offset = view.firstVisibleOffset();
      if (offset !== null) void writeMemory(context.writer, key, offset);
    };
    const onScroll = (): void => {
      clearTimeout(timer);
      isPending = true;
      timer = setTimeout(keep, settleMs);
      if (!isNoticed && scroller.scrollTop > readingDistance) {
        isNoticed = true;
        notice();
      }
    };
    void restore(() => isGone);
    scroller.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      isGone = true;
      scroller.removeEventListener('scroll', onScroll);
      clearTimeout(timer);
      if (isPending) keep();
    };
  }, [view, scroller, key, context]);
}
