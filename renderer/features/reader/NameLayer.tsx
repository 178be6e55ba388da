import { useMemo } from 'react';
import { usePreferences, useServices } from '../../services';
import { useStore } from '../../workspace/store';
import { NameCard } from './NameCard';
import { marksOf, type MarkedName } from './nameRows';
import { readerSessionOf } from './readerSession';
import type { ReaderView } from './readerView';
import { useNameMarks } from './useNameMarks';
import { useNameReview } from './useNameReview';
import type { Reading } from './useReading';

interface NameLayerProps {
  readonly view: ReaderView;
  readonly reading: Reading;
  readonly surface: HTMLElement | null;
  readonly scroller: HTMLElement | null;
  readonly frame: HTMLElement | null;
  readonly painted: unknown;
}

const noMarks: readonly MarkedName[] = [];

/** Names over the text: their marks, and a card about the one under the pointer. The text itself is never drawn again for them. */
export function NameLayer({ view, reading, surface, scroller, frame, painted }: NameLayerProps) {
  const { navigation } = useServices();
  const { showsNames } = usePreferences();
  const { id } = reading.source;
  const answer = useNameReview(id);
  const isActive = useStore(readerSessionOf(navigation).activeSourceId) === id;
  const { rows } = answer.review;
  const marks = useMemo(() => (showsNames ? marksOf(rows) : noMarks), [rows, showsNames]);
  useNameMarks({ view, surface, scroller, marks, painted, isActive });
  return <NameCard view={view} sourceId={id} answer={answer} marks={marks} surface={surface} frame={frame} />;
}
