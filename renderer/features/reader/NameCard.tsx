import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { SourceId } from '../../../shared/domain/ids';
import { setPreference } from '../../data/preferences';
import { usePreferences, useServices } from '../../services';
import { Button } from '../../ui/Button';
import { EntityKindIcon } from '../../ui/EntityKindIcon';
import { nameDecisions } from './nameDecisions';
import { markAt } from './nameMarks';
import { candidatesOf, type MarkedName } from './nameRows';
import { standingOf } from './nameWords';
import { readerSessionOf } from './readerSession';
import type { ReaderView } from './readerView';
import type { NamesAnswer } from './useNameReview';
import styles from './NameCard.module.css';

interface NameCardProps {
  readonly view: ReaderView;
  readonly sourceId: SourceId;
  readonly answer: NamesAnswer;
  readonly marks: readonly MarkedName[];
  readonly surface: HTMLElement | null;
  readonly frame: HTMLElement | null;
}

const restMs = 350;
const leaveMs = 250;
const gap = 6;

/** Who is meant by the name under the pointer. For the pointer only: the review says the same to the keyboard. */
export function NameCard({ view, sourceId, answer, marks, surface, frame }: NameCardProps) {
  const { context, navigation } = useServices();
  const { isInspectorOpen } = usePreferences();
  const session = readerSessionOf(navigation);
  const own = useRef<HTMLDivElement | null>(null);
  const [pointed, setPointed] = useState<MarkedName | null>(null);
  const { review: { rows }, entities } = answer;
  // What was decided meanwhile changes what the card says.
  const shown = pointed ? (marks.find(({ start, end }) => start === pointed.start && end === pointed.end) ?? null) : null;

  const nameAt = useEffectEvent((x: number, y: number): MarkedName | null => {
    const offset = view.offsetAt(x, y);
    const mark = offset === null ? null : (markAt(marks, offset) ?? markAt(marks, offset - 1));
    const rects = mark ? [...(view.rangeOf(mark)?.getClientRects() ?? [])] : [];
    return rects.some((rect) => x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom) ? mark : null;
  });
  const look = useEffectEvent((x: number, y: number) => {
    if (!view.isSelecting.get()) setPointed(nameAt(x, y));
  });
  const choose = useEffectEvent((event: MouseEvent) => {
    if (event.detail > 1 || event.button !== 0 || !(event.target instanceof Element) || event.target.closest('mark, [data-target]')) return;
    if (window.getSelection()?.isCollapsed === false || session.inspectorTab.get() !== 'names') return;
    const mark = nameAt(event.clientX, event.clientY);
    if (mark) session.chosenName.set({ sourceId, place: { start: mark.start, end: mark.end } });
  });
  useEffect(() => {
    if (!surface) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = (event: PointerEvent): void => {
      clearTimeout(timer);
      timer = setTimeout(() => look(event.clientX, event.clientY), restMs);
    };
    const leave = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (!own.current?.matches(':hover')) setPointed(null);
      }, leaveMs);
    };
    const close = (): void => {
      clearTimeout(timer);
      setPointed(null);
    };
    const onClick = (event: MouseEvent): void => choose(event);
    surface.addEventListener('pointermove', wait);
    surface.addEventListener('pointerleave', leave);
    surface.addEventListener('click', onClick);
    surface.addEventListener('keydown', close);
    frame?.addEventListener('scroll', close, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      surface.removeEventListener('pointermove', wait);
      surface.removeEventListener('pointerleave', leave);
      surface.removeEventListener('click', onClick);
      surface.removeEventListener('keydown', close);
      frame?.removeEventListener('scroll', close, { capture: true });
    };
  }, [surface, frame]);

  const [start, end] = [shown?.start, shown?.end];
  useLayoutEffect(() => {
    const element = own.current;
    const rect = start === undefined || end === undefined ? undefined : view.rangeOf({ start, end })?.getClientRects()[0];
    if (!element || !rect || !frame) return;
    const bounds = frame.getBoundingClientRect();
    const { width, height } = element.getBoundingClientRect();
    const below = rect.bottom + gap;
    const top = below + height <= bounds.bottom - gap ? below : rect.top - height - gap;
    element.style.top = `${top - bounds.top}px`;
    element.style.left = `${Math.max(gap, Math.min(rect.left - bounds.left, bounds.width - width - gap))}px`;
  }, [view, frame, start, end, shown?.row]);

  if (!shown) return null;
  const { row } = shown;
  const place = row.places[shown.index] ?? row.places[0];
  if (!place) return null;
  const decisions = nameDecisions({
    context, sourceId, rows: () => rows,
    chooseKind: (key, kind) => session.proposedKinds.set((kinds) => new Map([...kinds, [key, kind]])),
  });
  const review = async (): Promise<void> => {
    setPointed(null);
    session.inspectorTab.set('names');
    session.chosenName.set({ sourceId, place: { start: shown.start, end: shown.end } });
    session.wantsNames.set(true);
    if (!isInspectorOpen) await setPreference(context.writer, 'isInspectorOpen', true);
  };
  const { entityId } = row;
  return (
    <div
      ref={own} className={styles['card']} role="group" aria-label={`Name: ${row.name}`} onMouseDown={(event) => event.preventDefault()}
      onPointerLeave={() => setPointed(null)}
    >
      <p className={styles['title']}>
        {row.kind ? <EntityKindIcon kind={row.kind} size={14} /> : null}
        <strong>{row.name}</strong>
        <small>{standingOf(row)}</small>
      </p>
      {row.group === 'unclear' ? <p className={styles['who']}>{candidatesOf([place]).map((candidate) => entities.get(candidate.entityId)?.name ?? '').join(', ')}</p> : null}
      <div className={styles['tools']}>
        {row.group === 'known' || row.group === 'unknown' ? <Button tone="primary" excludeFromTabOrder onPress={() => void decisions.accept(row, place, 'place')}>Accept</Button> : null}
        {row.group === 'unclear' ? null : <Button excludeFromTabOrder onPress={() => void decisions.reject(row, place, 'place')}>{row.group === 'accepted' ? 'Take back' : 'Reject'}</Button>}
        <Button tone="quiet" excludeFromTabOrder onPress={() => void review()}>Review</Button>
        {entityId ? <Button tone="quiet" excludeFromTabOrder onPress={() => navigation.open({ kind: 'entity', id: entityId }, { beside: true })}>Open page</Button> : null}
      </div>
    </div>
  );
}
